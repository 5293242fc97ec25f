import { describe, expect, test } from 'bun:test';
import { CAST } from './customers/cast.ts';
import type { HeardMail } from './customers/hear-mail.ts';
import { type Customer, chapter, silent } from './customers/script.ts';
import { playCast } from './play-cast.ts';

const mail = (change: Partial<HeardMail> = {}): HeardMail => ({
  from: { address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' },
  subject: 'Re: A home',
  text: 'Thank you for writing.',
  fullText: 'Thank you for writing.',
  html: null,
  at: new Date('2026-03-02T15:00:00Z'),
  messageId: '<1@larkinvale.example>',
  references: [],
  headers: {},
  listings: [],
  slots: [],
  ...change,
});
const talker = (change: Partial<Customer> = {}): Customer => ({
  address: 'ana@inbox.example',
  name: 'Ana',
  role: 'Buyer',
  story: '',
  beginsAfter: 2,
  begin: () => chapter(1, { letter: { text: 'first' }, next: 'Waits.' }),
  answer: (memory, heard) => chapter(memory.chapter + 1, { letter: { text: `re ${heard.text}` }, next: 'Waits.' }),
  ...change,
});
const texts = (letters: { letter: { text: string } }[]) => letters.map(({ letter }) => letter.text);

test('the first mail comes within five seconds, six within a minute, all within two minutes', () => {
  const play = playCast(CAST, { speed: 1 });
  expect(play.advance(5)).not.toBeEmpty();
  const rest = play.advance(55);
  expect(rest.length).toBeGreaterThanOrEqual(5);
  expect(1 + rest.length + play.advance(60).length).toBe(CAST.length);
});

test('the first four that write are a buyer, a ready buyer, a spammer and a seller', () => {
  const roles = playCast(CAST, { speed: 1 })
    .advance(25)
    .map(({ customer }) => customer.role);
  expect(roles).toEqual(['Warming buyer', 'Ready buyer', 'Spammer', 'Seller']);
});

test('a person answers after eleven to twenty seconds', () => {
  const customer = talker();
  const play = playCast([customer], { speed: 1 });
  play.advance(2);
  play.hear(customer, mail());
  expect(play.advance(10.9)).toBeEmpty();
  expect(texts(play.advance(9.1))).toEqual(['re Thank you for writing.']);
});

test('twice the speed halves the waiting, from the moment it is set', () => {
  const play = playCast([talker({ beginsAfter: 10 })], { speed: 1 });
  play.advance(5);
  play.setSpeed(5);
  expect(play.advance(0.9)).toBeEmpty();
  expect(play.advance(0.1)).toHaveLength(1);
});

test('a person is never as quick as a machine, at any speed', () => {
  const customer = talker();
  const play = playCast([customer], { speed: 50 });
  play.advance(2);
  play.hear(customer, mail());
  expect(play.advance(10.5)).toBeEmpty();
  expect(play.advance(0.5)).toHaveLength(1);
});

test('nor is a person who was already reading when the speed was raised', () => {
  const customer = talker();
  const play = playCast([customer], { speed: 1 });
  play.advance(2);
  play.hear(customer, mail());
  play.setSpeed(100);
  expect(play.advance(10.5)).toBeEmpty();
  expect(play.advance(0.5)).toHaveLength(1);
});

test('a person who finds two mails answers the newer one, once', () => {
  const customer = talker();
  const play = playCast([customer], { speed: 1 });
  play.advance(2);
  play.hear(customer, mail({ text: 'one' }));
  play.hear(customer, mail({ text: 'two' }));
  expect(texts([...play.advance(20), ...play.advance(60)])).toEqual(['re two']);
});

test('a machine answers each mail', () => {
  const customer = talker({ isMachine: true });
  const play = playCast([customer], { speed: 1 });
  play.advance(2);
  play.hear(customer, mail({ text: 'one' }));
  play.hear(customer, mail({ text: 'two' }));
  expect(texts([...play.advance(2), ...play.advance(2), ...play.advance(60)])).toEqual(['re one', 're two']);
});

test('who has not written yet writes the first mail first, and then answers', () => {
  const customer = talker({ beginsAfter: 30 });
  const play = playCast([customer], { speed: 1 });
  play.hear(customer, mail({ text: 'early' }));
  expect(texts([...play.advance(40), ...play.advance(40)])).toEqual(['first', 're early']);
});

test('a story that is told stays told, until the rehearsal is reset', () => {
  const customer = talker({ answer: silent });
  const play = playCast([customer], { speed: 1 });
  play.advance(2);
  play.hear(customer, mail());
  play.advance(60);
  play.hear(customer, mail());
  expect(play.advance(60)).toBeEmpty();
  expect(play.cast()).toMatchObject([{ mailsSent: 1, mailsReceived: 2 }]);
  play.reset([customer]);
  expect(play.cast()).toMatchObject([{ mailsSent: 0, mailsReceived: 0, next: 'Writes the first mail, in 2 s.' }]);
  expect(texts(play.advance(2))).toEqual(['first']);
});

describe('after a restart', () => {
  const theirs = (text: string) => ({ isTheirs: true, mail: mail({ text }) });
  const ours = (text: string) => ({ isTheirs: false, mail: mail({ text }) });
  const resumed = (customer: Customer, past: ReturnType<typeof ours>[]) =>
    playCast([customer], { speed: 1, past: new Map([[customer.address, past]]) });

  test('nobody whose first mail is there begins again; the story goes on with our next mail', () => {
    const customer = talker({
      answer: ({ chapter: at }, heard) => chapter(at + 1, { letter: { text: `${at}: ${heard.text}` }, next: 'Waits.' }),
    });
    const play = resumed(customer, [theirs('first'), ours('one'), theirs('1: one')]);
    expect(play.advance(300)).toBeEmpty();
    expect(play.cast()).toMatchObject([{ mailsSent: 2, mailsReceived: 1, next: 'Waits.' }]);
    play.hear(customer, mail({ text: 'two' }));
    expect(texts(play.advance(20))).toEqual(['2: two']);
  });

  test('a mail of ours that they had not answered yet is answered', () => {
    const play = resumed(talker(), [theirs('first'), ours('one'), ours('two')]);
    expect(texts(play.advance(20))).toEqual(['re two']);
    expect(play.advance(300)).toBeEmpty();
  });

  test('a story that is told stays told, and a machine answers nothing twice', () => {
    expect(resumed(talker({ answer: silent }), [theirs('first'), ours('one'), theirs('bye'), ours('two')]).advance(300)).toBeEmpty();
    expect(resumed(talker({ isMachine: true }), [theirs('first'), ours('one'), ours('two')]).advance(300)).toBeEmpty();
  });

  test('whoever has written nothing yet begins, also when a campaign has reached them', () => {
    expect(texts(resumed(talker(), [ours('news')]).advance(5))).toEqual(['first']);
  });
});

test('every story ends: nobody of the cast answers for ever', () => {
  const play = playCast(CAST, { speed: 1 });
  play.advance(120);
  for (let round = 0; round < 40; round++) {
    for (const customer of CAST) play.hear(customer, mail({ slots: round > 5 ? ['Thu, Mar 5, 3:00 PM EST'] : [] }));
    play.advance(30);
  }
  for (const customer of CAST) play.hear(customer, mail());
  expect(play.advance(60)).toEqual(expect.arrayContaining([]));
  const persons = CAST.filter(({ isMachine }) => !isMachine).map(({ address }) => address);
  expect(play.advance(60).filter(({ customer }) => persons.includes(customer.address))).toBeEmpty();
});
