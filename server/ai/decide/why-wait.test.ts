import { expect, test } from 'bun:test';
import { whyWait } from './why-wait.ts';

test('review mode waits, whatever the language', () => expect(whyWait('review', ['en'])).toStartWith('Review mode'));

test('in the languages that the gates read nothing waits', () => {
  expect(whyWait('autopilot', ['en', 'es', 'fr', 'de', 'pt-BR'])).toBeNull();
  expect(whyWait('autopilot', [])).toBeNull();
});

test.each([
  [['it'], 'Italian'],
  [['en', 'zh'], 'Chinese'],
  [['klingonese!'], '"klingonese!"'],
  [[''], 'a language nobody knows'],
])('a mail in %p waits for a person, who reads why', (languages, named) => {
  expect(whyWait('autopilot', languages)).toBe(
    `The customer writes ${named}: the AI answers by itself only in English, Spanish, French, German and Portuguese, so a person lets it go`,
  );
});
