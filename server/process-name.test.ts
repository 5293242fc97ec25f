import { expect, test } from 'bun:test';
import { isCertainlyDead, nameThisProcess } from './process-name.ts';

test('this process is not dead', () => {
  expect(isCertainlyDead(nameThisProcess())).toBe(false);
});

test('an ended process of this machine is dead', async () => {
  const child = Bun.spawn(['true']);
  await child.exited;
  expect(isCertainlyDead(nameThisProcess().replace(/\d+$/, String(child.pid)))).toBe(true);
});

test('a process of another machine is never called dead', () => {
  expect(isCertainlyDead('another-host/pid:[1]/999999')).toBe(false);
});
