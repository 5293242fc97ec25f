import { afterAll, beforeAll, expect, test } from 'bun:test';
import { jobTotalSchema } from '../../shared/job.ts';
import { expectRoundTrip } from '../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { JobTotalModel } from './job-total.model.ts';
import { addUp, readJobFigures } from './job-totals.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a built document passes its shared schema after a round trip through the database', async () => {
  await expectRoundTrip(JobTotalModel, jobTotalSchema, { _id: 'housekeeping', runs: 2, failures: 1, ms: 30, counts: { forgotten: 4 } });
  await JobTotalModel.deleteMany({});
});

test('runs add up, whoever ran them, and one that failed counts as a failure', async () => {
  const sent = { job: 'send-outbox' as const, counts: { sent: 2, failed: 0 }, error: null, ms: 10 };
  await Promise.all([addUp(sent), addUp({ ...sent, counts: { sent: 1, failed: 1 } }), addUp({ ...sent, counts: {}, error: 'away' })]);
  const figures = await readJobFigures();
  expect(figures.find(({ job }) => job === 'send-outbox')).toEqual({
    ...{ job: 'send-outbox', runs: 3, failures: 1, ms: 30, counts: { sent: 3, failed: 1 }, lastEndedAt: null },
  });
  expect(figures.find(({ job }) => job === 'follow-up')).toMatchObject({ runs: 0, failures: 0 });
});
