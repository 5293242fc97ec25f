import { expect, test } from 'bun:test';
import { buildMessage, buildOutbound, TEST_NOW } from '../../test/build.ts';
import { wasAnswered } from './was-answered.ts';

const mail = buildMessage({ sortAt: TEST_NOW });
const ours = (milliseconds: number) =>
  buildOutbound({
    author: 'agent',
    sortAt: new Date(TEST_NOW.getTime() + milliseconds),
    wireIds: ['<ours@larkinvale.example>'],
    delivery: { state: 'confirmed' },
  });

test('what a person writes after a mail answers it, and what they wrote before does not', () => {
  expect(wasAnswered(mail, [ours(1000)])).toBe(true);
  expect(wasAnswered(mail, [ours(-1000)])).toBe(false);
});

test('what a mail replies to does not answer it, though their mailbox says that both came within one second', () => {
  expect(wasAnswered({ ...mail, inReplyTo: '<ours@larkinvale.example>' }, [ours(900)])).toBe(false);
  expect(wasAnswered({ ...mail, references: ['<ours@larkinvale.example>'] }, [ours(900)])).toBe(false);
});
