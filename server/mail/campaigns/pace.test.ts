import { expect, test } from 'bun:test';
import { createPace } from './pace.ts';

test('a quarter of what left in the last second is claimed ahead, nothing of a slow server, and never very many', () => {
  let now = 0;
  const pace = createPace(() => now);
  expect(pace.ahead()).toBe(0);
  for (let n = 0; n < 3; n++) pace.note();
  expect(pace.ahead()).toBe(0);
  for (let n = 0; n < 97; n++) pace.note();
  expect(pace.ahead()).toBe(25);
  for (let n = 0; n < 900; n++) pace.note();
  expect(pace.ahead()).toBe(40);
  now = 1001;
  expect(pace.ahead()).toBe(0);
});
