import { expect, test } from 'bun:test';
import { clockIn, ownClockWords } from './clock.ts';

const at = new Date('2026-03-09T18:30:00Z');
const plain = (words: string) => words.replace(/\s/g, ' ');

test('a moment is written as the clocks of the zone show it, with its name', () => {
  const { moment, span, brief, zone } = clockIn('America/New_York');
  expect(plain(moment(at))).toBe('Monday, March 9, 2:30 PM EDT');
  expect(plain(span(at, new Date(at.getTime() + 1_800_000)))).toBe('2:30 PM – 3:00 PM EDT');
  expect(plain(brief(at))).toBe('Mon, Mar 9, 2:30 PM EDT');
  expect(zone(new Date('2026-01-09T18:30:00Z'))).toBe('EST');
  expect(plain(clockIn('Europe/Berlin').moment(at))).toBe('Monday, March 9, 7:30 PM CET');
});

test('whoever is in another zone is told how far, whoever is not is told nothing', () => {
  const now = new Date('2026-03-02T12:00:00Z');
  const words = (own: string, shown = 'America/New_York') => ownClockWords(own, shown, now);
  expect(words('America/New_York')).toBeNull();
  expect(words('America/Detroit')).toBeNull();
  expect(words('Europe/Berlin')).toBe('This device is set to Europe/Berlin: 6 hours ahead.');
  expect(words('America/Chicago')).toBe('This device is set to America/Chicago: 1 hour behind.');
  expect(words('Asia/Kolkata')).toBe('This device is set to Asia/Kolkata: 10.5 hours ahead.');
  // In March they agree, in summer they do not.
  expect(words('America/Phoenix', 'America/Denver')).toBe('This device is set to America/Phoenix: the same hour just now.');
});
