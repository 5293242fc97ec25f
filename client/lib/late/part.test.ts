import { expect, test } from 'bun:test';
import { partOf } from './part.ts';

/** A part that cannot be had until it is let through. */
function setUp({ isServerThere = false } = {}) {
  const world = { isOnline: false, isServerThere, asked: 0 };
  const load = async () => {
    world.asked++;
    if (!world.isOnline) throw new Error('Failed to fetch dynamically imported module');
    return { Palette: 'the palette' };
  };
  return { world, part: partOf(load, 'Palette', async () => world.isServerThere) };
}

test('what could not be had when it was first asked for comes when one asks again', async () => {
  const { world, part } = setUp();
  await part.preload();
  expect([part.now(), part.failure()]).toEqual([null, expect.any(Error) as unknown]);
  expect(await part.again()).toBe('away');
  world.isOnline = true;
  expect(await part.again()).toBe('here');
  expect(part.now()).toBe('the palette');
});

test('what is there is asked for once, and what is asked for by several at one time is too', async () => {
  const { world, part } = setUp();
  await Promise.all([part.again(), part.again()]);
  expect(world.asked).toBe(1);
  world.isOnline = true;
  await Promise.all([part.again(), part.again()]);
  expect(world.asked).toBe(2);
  await part.preload();
  expect([await part.again(), world.asked]).toEqual(['here', 2]);
});

test('a server that is there and does not have the part was built anew', async () => {
  const { world, part } = setUp({ isServerThere: true });
  expect(await part.again()).toBe('gone');
  expect(world.asked).toBe(2);
});
