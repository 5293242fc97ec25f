import { afterAll, beforeAll, beforeEach, expect, setDefaultTimeout, test } from 'bun:test';
import fc from 'fast-check';
import { buildIncoming, buildSent } from '../../test/incoming.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import type { IncomingMail } from '../incoming-mail.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { receiveMail } from './receive-mail.ts';

setDefaultTimeout(180_000);
let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await Promise.all([MessageModel.deleteMany(), ThreadModel.deleteMany()]);
});

const PEOPLE = ['ana@example.com', 'ben@example.com', 'eve@example.com'];

/** Mails that name each other in any way, also in circles, by three people and ourselves. */
const mails = fc
  .array(fc.record({ by: fc.nat(3), to: fc.nat(2), names: fc.array(fc.nat(6), { maxLength: 2 }) }), { minLength: 2, maxLength: 6 })
  .map((specs) =>
    specs.map(({ by, to, names }, index): IncomingMail => {
      const person = { address: PEOPLE[by === 3 ? to : by] ?? '', name: '' };
      const references = names.map((n) => `<m${n}@x>`);
      const common = {
        messageId: `<m${index}@x>`,
        identity: `id-${index}`,
        references,
        inReplyTo: references.at(-1) ?? null,
        isBackfill: true,
      };
      return by === 3 ? buildSent({ ...common, to: [person] }) : buildIncoming({ ...common, from: person });
    }),
  );

/** Which mails lie together, as a set of sets. */
async function partitionAfter(order: IncomingMail[]): Promise<string[]> {
  await Promise.all([MessageModel.deleteMany(), ThreadModel.deleteMany()]);
  for (const mail of order) await receiveMail(mail, createTestEdges());
  const stored = await MessageModel.find().lean();
  return [...Map.groupBy(stored, ({ threadId }) => threadId).values()]
    .map((group) =>
      group
        .map(({ identity }) => identity)
        .sort()
        .join('+'),
    )
    .sort();
}

test('the threads do not depend on the order in which mail arrives', async () => {
  const cases = mails.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
  await fc.assert(
    fc.asyncProperty(cases, async ([list, shuffled]) => {
      expect(await partitionAfter(shuffled)).toEqual(await partitionAfter(list));
    }),
    { numRuns: 40 },
  );
});

test('a late parent joins what its children began apart', async () => {
  const edges = createTestEdges();
  const one = await receiveMail(buildIncoming({ references: ['<root@x>'] }), edges);
  const two = await receiveMail(buildIncoming({ references: ['<root@x>'] }), edges);
  expect(one.threadId).not.toBe(two.threadId);
  const root = await receiveMail(buildIncoming({ messageId: '<root@x>' }), edges);
  expect(new Set((await MessageModel.find().lean()).map(({ threadId }) => threadId)).size).toBe(1);
  expect(await ThreadModel.findById(root.threadId).lean()).toMatchObject({
    messageCount: 3,
    unread: 3,
    epoch: 1,
    answer: { state: 'waiting' },
  });
  expect(await ThreadModel.countDocuments({ status: 'closed', isInInbox: false, messageCount: 0 })).toBe(1);
});

test('a mail that names itself and ten thousand others is threaded at once', async () => {
  const edges = createTestEdges();
  const first = await receiveMail(buildIncoming({ messageId: '<first@x>' }), edges);
  const references = [...Array.from({ length: 10_000 }, (_, n) => `<r${n}@x>`), '<self@x>', '<first@x>'];
  const mail = buildIncoming({ messageId: '<self@x>', references });
  const began = performance.now();
  const received = await receiveMail(mail, edges);
  // 50 ms is the promise for an idle machine; the bound here only tells "terminates" from "does not".
  expect(performance.now() - began).toBeLessThan(5000);
  expect(received.threadId).toBe(first.threadId);
});
