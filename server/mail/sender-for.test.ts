import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { buildMailbox } from '../test/build.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../test/start-database.ts';
import { MailboxModel } from './mailbox.model.ts';
import { senderFor } from './sender-for.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(() => emptyModels([MailboxModel]));

const make = async (address: string, isEnabled: boolean) => (await MailboxModel.create(buildMailbox({ address, isEnabled })))._id;
const addressOf = async (mailboxId: string | null) => (await senderFor(mailboxId))?.from.address;

test('what is to be told in a conversation of a mailbox that is switched off leaves from one that is on', async () => {
  const [off, on] = [await make('old@larkinvale.example', false), await make('hello@larkinvale.example', true)];
  expect(await addressOf(off)).toBe('hello@larkinvale.example');
  expect(await addressOf(on)).toBe('hello@larkinvale.example');
  expect(await addressOf(null)).toBe('hello@larkinvale.example');
});

test('where none is on, the mail waits for its own', async () => {
  expect(await addressOf(null)).toBeUndefined();
  expect(await addressOf(await make('old@larkinvale.example', false))).toBe('old@larkinvale.example');
});
