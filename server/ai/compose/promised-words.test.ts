import { expect, test } from 'bun:test';
import { promisedWords } from './promised-words.ts';

const promised = (sentence: string) => promisedWords({ paragraphs: ['Thank you for your mail.', sentence], questions: [] });

test.each([
  'The listing does not say anything about a basement: a colleague will look it up and write to you.',
  'A person on our team will check that.',
  'La ficha no lo dice: una persona de nuestro equipo lo averiguará y le escribirá.',
  'Une personne de notre équipe le cherchera et vous écrira.',
])('hears a promise that somebody has to keep: %s', (sentence) => {
  expect(promised(sentence)).toBe(sentence);
});

test.each([
  'We will send a reminder before the call.',
  'Write back with anything else and we will find out.',
  'If you like, we look for something else.',
  'A colleague sets the viewing up with you.',
])('hears none in %s', (sentence) => {
  expect(promised(sentence)).toBeNull();
});
