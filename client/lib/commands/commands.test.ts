import { expect, test } from 'bun:test';
import { createPresses, pressWords } from './press.ts';
import { type Command, createRegistry } from './registry.ts';

const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const command = (id: string, keys?: Command['keys']): Command => ({ id, name: id, group: 'Anywhere', keys, run: () => undefined });

function registryOf(...parts: Command[][]) {
  const registry = createRegistry();
  parts.forEach((commands, place) => {
    registry.add(place).update(commands);
  });
  return registry;
}
const at = (now: number, isTyping = false) => ({ now, isTyping });

test('a press is written as commands write it', () => {
  expect(pressWords(press('k'))).toBe('k');
  expect(pressWords(press('?', { shiftKey: true }))).toBe('?');
  expect(pressWords(press('U', { shiftKey: true }))).toBe('shift+u');
  expect(pressWords(press('k', { metaKey: true }))).toBe('mod+k');
  expect(pressWords(press('k', { ctrlKey: true }))).toBe('mod+k');
  expect(pressWords(press('Enter', { shiftKey: true, ctrlKey: true }))).toBe('mod+shift+Enter');
});

test('of two commands with one key the deeper part of the screen is meant, and the other again once it is gone', () => {
  const registry = createRegistry();
  registry.add(1).update([command('page', 'e')]);
  const pane = registry.add(2);
  pane.update([command('pane', ['e', 'x'])]);
  const find = createPresses(registry);
  expect(find(press('e'), at(0))?.id).toBe('pane');
  pane.remove();
  expect(find(press('e'), at(0))?.id).toBe('page');
  expect(find(press('x'), at(0))).toBeNull();
});

test('a sequence is two presses close together; its second key alone means itself', () => {
  const find = createPresses(registryOf([command('go inbox', 'g i'), command('insert', 'i')]));
  expect(find(press('g'), at(1000))).toBeNull();
  expect(find(press('i'), at(1500))?.id).toBe('go inbox');
  expect(find(press('i'), at(1600))?.id).toBe('insert');
  expect(find(press('g'), at(2000))).toBeNull();
  expect(find(press('i'), at(9000))?.id).toBe('insert');
});

test('while somebody types only keys with ⌘ or Ctrl are heard', () => {
  const find = createPresses(registryOf([command('palette', 'mod+k'), command('next', 'k')]));
  expect(find(press('k'), at(0, true))).toBeNull();
  expect(find(press('k', { ctrlKey: true }), at(0, true))?.id).toBe('palette');
});

test('a command without a deed only tells of its key', () => {
  const find = createPresses(registryOf([{ id: 'send', name: 'Send', group: 'Writing', keys: 'mod+Enter' }]));
  expect(find(press('Enter', { metaKey: true }), at(0))).toBeNull();
});

test('the list is the same until something changes, and whoever listens is told', () => {
  const registry = registryOf([command('one')]);
  const before = registry.list();
  expect(registry.list()).toBe(before);
  let told = 0;
  const stop = registry.subscribe(() => told++);
  const late = registry.add(9);
  late.update([command('late')]);
  expect(registry.list().map(({ id }) => id)).toEqual(['late', 'one']);
  expect(registry.find('late')?.name).toBe('late');
  stop();
  late.remove();
  expect(told).toBe(1);
});
