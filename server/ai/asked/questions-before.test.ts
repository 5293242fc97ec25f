import { expect, test } from 'bun:test';
import type { Message } from '../../../shared/message.ts';
import { buildMessage, buildOutbound, TEST_NOW } from '../../test/build.ts';
import { questionsBefore } from './questions-before.ts';

const stored = (message: Omit<Message, 'id'> & { _id: string }) => ({ ...message, createdAt: TEST_NOW, updatedAt: TEST_NOW });
const at = (minute: number) => ({ sortAt: new Date(TEST_NOW.getTime() + minute * 60_000) });
const ours = (minute: number, text: string, state: 'confirmed' | 'voided' = 'confirmed') =>
  stored(buildOutbound({ ...at(minute), text, visibleText: text, delivery: { state } }));
const theirs = (minute: number, visibleText: string, text = visibleText) => stored(buildMessage({ ...at(minute), visibleText, text }));
const asked = (...questions: string[]) => questions.map((question) => ({ question, answer: null }));

const ROOMS = 'How many bedrooms do you need?';
const BUDGET = 'What is your budget?';

test('what we asked since their last turn is open, and nothing older', () => {
  const history = [
    ours(0, `Hello. ${BUDGET}`),
    theirs(1, '350k. Is it still free?'),
    ours(2, `Yes, it is. ${ROOMS}\n\nKind regards`),
    ours(3, 'One more thing: do you have a pre-approval?'),
  ];
  const mail = theirs(4, '3. Yes.');
  expect(questionsBefore(mail, [...history, mail])).toEqual(asked(ROOMS, 'One more thing: do you have a pre-approval?'));
});

test('two mails of theirs in a row answer the same questions', () => {
  const first = theirs(1, '3');
  const mail = theirs(2, 'and 350k');
  expect(questionsBefore(mail, [ours(0, `${ROOMS} ${BUDGET}`), first, mail])).toEqual(asked(ROOMS, BUDGET));
});

test('a draft that never left and a mail that came later asked nothing', () => {
  const mail = theirs(2, '3');
  expect(questionsBefore(mail, [ours(0, 'Welcome.'), ours(1, ROOMS, 'voided'), mail, ours(3, BUDGET)])).toEqual([]);
});

test('what they reply to was there before, though their mailbox says that they wrote within the same second', () => {
  const asking = { ...ours(1, ROOMS), sortAt: new Date(TEST_NOW.getTime() + 900), wireIds: ['<asking@larkinvale.example>'] };
  const mail = theirs(0, '3');
  expect(questionsBefore(mail, [asking])).toEqual([]);
  expect(questionsBefore({ ...mail, inReplyTo: '<asking@larkinvale.example>' }, [asking])).toEqual(asked(ROOMS));
});

test('what stands right under a quoted question answers it', () => {
  const question = `${ROOMS} ${BUDGET}`;
  const text = [
    'Thanks! See below.',
    '',
    '> How many bedrooms do',
    '> you need?',
    '',
    'At least 3',
    '> What is your budget?',
    '',
    'no idea yet',
  ].join('\n');
  const mail = theirs(1, 'Thanks! See below.\n\nAt least 3\n\nno idea yet', text);
  expect(questionsBefore(mail, [ours(0, question)])).toEqual([
    { question: ROOMS, answer: 'At least 3' },
    { question: BUDGET, answer: 'no idea yet' },
  ]);
});

test('questions quoted in one piece, words that nobody sees and words that we did not write are no such answers', () => {
  const inOnePiece = theirs(1, '3', `> ${ROOMS}\n> ${BUDGET}\n3`);
  expect(questionsBefore(inOnePiece, [ours(0, `${ROOMS} ${BUDGET}`)])).toEqual(asked(ROOMS, BUDGET));
  const unseen = theirs(1, 'Hello', `> ${ROOMS}\n4`);
  expect(questionsBefore(unseen, [ours(0, ROOMS)])).toEqual(asked(ROOMS));
  const madeUp = theirs(1, 'Yes', '> Shall we give you the keys?\nYes');
  expect(questionsBefore(madeUp, [ours(0, ROOMS)])).toEqual(asked(ROOMS));
});
