import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test';
import type { Message } from '../../../shared/message.ts';
import { buildMessage, buildOutbound, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { MessageModel } from '../message.model.ts';
import { editDraft, fillDraft } from '../outbox/update-draft.ts';
import { forgetMails } from '../people/forget-mails.ts';
import { mailWords } from './mail-words.ts';
import { hitIn, searchTerms } from './search-hits.ts';
import { searchMails } from './search-mails.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
afterEach(async () => {
  await MessageModel.deleteMany({});
});

const search = (words: string, limit = 50) => searchMails(searchTerms(words), limit);
const store = async (change: Partial<Message>) => (await MessageModel.create(buildMessage({ subject: '', ...change })))._id;
const storeMany = (count: number, change: (n: number) => Partial<Message>) =>
  MessageModel.collection.insertMany(
    Array.from({ length: count }, (_, n) => buildMessage({ subject: '', sortAt: minutesAgo(n), ...change(n) })).map((mail) => ({
      ...mail,
      words: mailWords(mail),
    })) as never[],
  );
const minutesAgo = (n: number) => new Date(TEST_NOW.getTime() - n * 60_000);

test('finds a mail by the beginnings of its words in any order, with and without accents, and what stands in quotes as it stands', async () => {
  const mail = await store({ subject: 'Señor Núñez', text: 'We saw the light-house\ncottage, O’Hara’s, for $450.000 (or less)' });
  const same = [
    'nunez',
    'NÚÑEZ',
    'senor nun',
    'cott sen',
    '"house cottage"',
    '"nunez',
    'light-house',
    '$450.000',
    '(or',
    'hara',
    '"sénor nuñ"',
  ];
  for (const words of same) expect([words, (await search(words)).map(({ _id }) => _id)]).toEqual([words, [mail]]);
  const other = [
    'unez',
    '"cottage house"',
    '"lighthouse cottage"',
    'cottage palace',
    '450,000',
    '.*',
    '$',
    '"',
    '^we',
    'w.',
    'we\0',
    '"we\0saw"',
  ];
  for (const words of other) expect([words, await search(words)]).toEqual([words, []]);
});

test('a word is marked where it stands with an accent', () => {
  const hit = hitIn('mail', 'To Núñez and Nun\u0303ez', searchTerms('nuñez'));
  expect(hit?.marks.map(({ from, to }) => hit.text.slice(from, to))).toEqual(['Núñez', 'Nun\u0303ez']);
});

test('of a beginning of several frequent words the newest mails are found, whichever word they hold', async () => {
  await storeMany(1200, (n) => ({ text: ['houses', 'house', 'household'][Math.floor(n / 400)] }));
  await store({ text: 'a houseboat', sortAt: minutesAgo(-1) });
  const found = await search('hous', 1100);
  expect(found.map(({ sortAt }) => sortAt)).toEqual([minutesAgo(-1), ...Array.from({ length: 1099 }, (_, n) => minutesAgo(n))]);
});

test('a rare word finds its mail among very many that hold the other, and a vague beginning the newest', async () => {
  const oldest = await store({ text: 'a harbour with a xebec', sortAt: minutesAgo(9999) });
  await storeMany(1200, (n) => ({ text: `harbour s${n.toString(36)}` }));
  expect((await search('harb xe')).map(({ _id }) => _id)).toEqual([oldest]);
  expect((await search('s harbour', 3)).map(({ sortAt }) => sortAt)).toEqual([0, 1, 2].map(minutesAgo));
});

test('a draft is found by what it says now, and an erased mail by nothing', async () => {
  const edges = createTestEdges();
  const draft = buildOutbound({ contactId: 'ana', subject: 'Re: a barn', text: '', delivery: { state: 'drafting', epoch: null } });
  await MessageModel.create(draft);
  const finds = async (...words: string[]) => (await Promise.all(words.map((word) => search(word)))).map(({ length }) => length);
  await fillDraft(draft._id, { text: 'A windmill', html: null, state: 'review' }, edges);
  expect(await finds('barn', 'windmill')).toEqual([1, 1]);
  await editDraft({ messageId: draft._id, userId: 'me', text: 'A watermill' }, edges);
  expect(await finds('barn', 'windmill', 'watermill')).toEqual([1, 0, 1]);
  await forgetMails('ana', { now: TEST_NOW });
  expect(await finds('barn', 'watermill')).toEqual([0, 0]);
});

test('the words lie beside a mail: nobody who reads it reads them', async () => {
  const _id = await store({ text: 'harbour' });
  expect(await MessageModel.findById(_id).lean()).not.toHaveProperty('words');
  expect(await MessageModel.findById(_id, { words: 1 }).lean()).toHaveProperty('words', ['harbour']);
});
