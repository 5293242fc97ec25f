import { expect, test } from 'bun:test';
import { rankCommands } from './rank-commands.ts';

const named = (name: string, words?: string) => ({ id: name, name, group: 'Anywhere', words });
const COMMANDS = [named('Go to Calls'), named('Call the customer'), named('Dark theme', 'appearance'), named('Close this conversation')];
const found = (search: string) => rankCommands(COMMANDS, search).map(({ name }) => name);

test('a name that begins with the words comes before one that only holds them', () => {
  expect(found('cal')).toEqual(['Call the customer', 'Go to Calls']);
});

test('other words find it too, and every word must fit', () => {
  expect(found('appear')).toEqual(['Dark theme']);
  expect(found('dark th')).toEqual(['Dark theme']);
  expect(found('dark call')).toEqual([]);
});

test('letters within a word find nothing', () => {
  expect(found('lose')).toEqual([]);
});
