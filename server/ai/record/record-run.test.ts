import { afterAll, beforeAll, expect, test } from 'bun:test';
import { MessageModel } from '../../inbox/message.model.ts';
import { buildDecision, buildMessage } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import type { Progress } from '../answer/answer-thread.ts';
import { DecisionModel } from '../decision.model.ts';
import { recordFailure } from './record-failure.ts';
import { QUIET_MACHINE, recordRun } from './record-run.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
}, 60_000);
afterAll(() => database.stop());

test('a run leaves no record of a mail whose contact was erased while the model was thinking', async () => {
  const [kept, erased] = [buildMessage(), buildMessage()];
  await MessageModel.create(kept);
  const { triage } = buildDecision();
  const read = [kept, erased].map((mail) => ({ mail, triage, by: 'model' as const, kept: [], rejected: [], calls: [] }));
  const known = async () => (await DecisionModel.find({}, { messageId: 1 }).lean()).map(({ messageId }) => messageId);
  for (const one of read) await recordRun(one, { threadId: one.mail.threadId, contact: null, ...QUIET_MACHINE });
  expect(await known()).toEqual([kept._id]);
  const claim = { thread: { _id: erased.threadId } } as Parameters<typeof recordFailure>[1]['claim'];
  const failure = { claim, call: null, error: 'x', edges: createTestEdges() as unknown as Parameters<typeof recordFailure>[1]['edges'] };
  await recordFailure({ read, reading: null } as unknown as Progress, failure);
  expect(await known()).toEqual([kept._id]);
});
