import { expect, test } from 'bun:test';
import { askInTurn } from './ask-in-turn.ts';

/** Says what it was asked and how often it was asked so far; never comes back from "hang". */
const PARROT = `
let asked = 0;
self.onmessage = ({ data }) => {
  asked += 1;
  if (data === 'hang') for (;;);
  if (data === 'die') throw new Error('died');
  self.postMessage(data === 'refuse' ? { error: 'refused' } : { value: data + asked });
};`;
const parrot = () => new Worker(URL.createObjectURL(new Blob([PARROT], { type: 'application/javascript' })));

test('one worker answers all, in turn, and its refusal is no end', async () => {
  const ask = askInTurn<string, string>(parrot);
  const answers = await Promise.allSettled([ask('a'), ask('refuse'), ask('b')]);
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason.message))).toEqual(['a1', 'refused', 'b3']);
});

test('a worker that hangs or dies is ended, and who waits behind it has a new one', async () => {
  const ask = askInTurn<string, string>(parrot, { limitMs: 500 });
  const answers = await Promise.allSettled([ask('hang'), ask('a'), ask('die'), ask('b')]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await ask('c')).toBe('c2');
});
