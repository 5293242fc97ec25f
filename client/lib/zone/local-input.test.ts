import { expect, test } from 'bun:test';
import { fromLocalInput, toLocalInput } from './local-input.ts';

test('a time goes into the field and comes back to the minute; half a date is none', () => {
  const at = new Date(2026, 10, 3, 9, 5);
  expect(toLocalInput(at)).toBe('2026-11-03T09:05');
  expect(fromLocalInput('2026-11-03T09:05')).toEqual(at);
  expect(fromLocalInput('2026-11-')).toBeNull();
  expect(fromLocalInput('')).toBeNull();
});
