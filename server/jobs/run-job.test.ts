import { afterAll, beforeAll, beforeEach, expect, spyOn, test } from 'bun:test';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { JobRunModel } from './job-run.model.ts';
import { readJobFigures } from './job-totals.ts';
import { LeaseModel } from './lease.model.ts';
import { takeLease } from './lease.ts';
import { type Job, runJob } from './run-job.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
beforeEach(async () => {
  await JobRunModel.deleteMany({});
  await LeaseModel.deleteMany({});
});
afterAll(() => database.stop());

const job = (run: Job['run']): Job => ({ name: 'housekeeping', run });

const quiet = job(async () => ({ deleted: 0 }));
const busy = job(async () => ({ deleted: 3 }));

test('records counts and duration of a run', async () => {
  const edges = createTestEdges();
  const outcome = await runJob(busy, edges);
  expect(outcome).toMatchObject({ ran: true, counts: { deleted: 3 }, error: null });
  expect(await JobRunModel.findOne().lean()).toMatchObject({ job: 'housekeeping', counts: { deleted: 3 }, process: edges.processName });
});

test('a failing job is recorded with its error and does not throw; the next run comes anyway', async () => {
  const edges = createTestEdges();
  const failed = await runJob(
    job(() => Promise.reject(new Error('the disk is full'))),
    edges,
  );
  expect(failed).toMatchObject({ ran: true, error: 'the disk is full' });
  expect(await JobRunModel.findOne().lean()).toMatchObject({ error: 'the disk is full' });
  const next = await runJob(
    job(async () => ({ deleted: 1 })),
    edges,
  );
  expect(next.error).toBeNull();
});

test('a job that cannot even be begun is recorded and counted with its error, and does not throw', async () => {
  const unsure: Job = { ...busy, isDue: () => Promise.reject(new Error('the outbox cannot be read')) };
  const failures = async () => (await readJobFigures()).find((one) => one.job === 'housekeeping')?.failures ?? 0;
  const before = await failures();
  const outcome = await runJob(unsure, createTestEdges(), { onlyWhenDue: true });
  expect(outcome).toMatchObject({ ran: true, counts: {}, error: 'the outbox cannot be read' });
  expect(await JobRunModel.find().lean()).toMatchObject([{ error: 'the outbox cannot be read' }]);
  expect(await failures()).toBe(before + 1);
});

const away = () => {
  throw new Error('the database is away');
};

test('a lease that cannot be taken is an error of the run and is not thrown', async () => {
  using _ = spyOn(LeaseModel, 'findById').mockImplementation(away);
  expect(await runJob(busy, createTestEdges())).toMatchObject({ ran: true, error: 'the database is away' });
  expect(await JobRunModel.find().lean()).toMatchObject([{ error: 'the database is away' }]);
});

test('a run that can neither be written down nor give its lease back says so and does not throw', async () => {
  using _ = spyOn(JobRunModel, 'create').mockImplementation(away);
  using release = spyOn(LeaseModel, 'updateOne');
  const dropsOut = job(async () => {
    release.mockImplementation(away);
    return { deleted: 3 };
  });
  expect(await runJob(dropsOut, createTestEdges())).toMatchObject({ counts: { deleted: 3 }, error: 'the database is away' });
});

test('of twenty runs started at once exactly one runs at a time', async () => {
  let running = 0;
  let most = 0;
  const slow = job(async () => {
    most = Math.max(most, ++running);
    await Bun.sleep(30);
    running--;
    return {};
  });
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, n) => runJob(slow, { ...createTestEdges(), processName: `host/x/${n}` })),
  );
  expect(most).toBe(1);
  expect(outcomes.filter(({ ran }) => ran).length).toBeGreaterThanOrEqual(1);
});

test('quiet runs in a row share one record', async () => {
  const edges = { ...createTestEdges(), processName: 'host/x/quiet' };
  const runs = () => JobRunModel.find({}, { repeats: 1, startedAt: 1, _id: 0 }).sort({ startedAt: 1 }).lean();
  for (let n = 0; n < 5; n++) await runJob(quiet, edges);
  expect(await runs()).toMatchObject([{ repeats: 0 }]);
  edges.advance(10_000);
  await runJob(quiet, edges);
  expect(await runs()).toMatchObject([{ repeats: 5, startedAt: edges.now() }]);
  await runJob(quiet, edges);
  edges.advance(1);
  await runJob(busy, edges);
  expect(await runs()).toMatchObject([{ repeats: 6 }, { repeats: 0, startedAt: edges.now() }]);
});

test('quiet runs begin a new record when theirs was taken away', async () => {
  const edges = { ...createTestEdges(), processName: 'host/x/away' };
  await runJob(quiet, edges);
  await JobRunModel.deleteMany({});
  edges.advance(10_000);
  await runJob(quiet, edges);
  expect(await JobRunModel.find().lean()).toMatchObject([{ repeats: 0, startedAt: edges.now() }]);
});

test('a lease is taken over when its time ran out, and the old holder cannot renew it', async () => {
  const edges = createTestEdges();
  const old = await takeLease('send-outbox', { holder: 'far-away/x/1', now: edges.now });
  expect(await takeLease('send-outbox', { holder: 'far-away/x/2', now: edges.now })).toBeNull();
  edges.advance(60_000);
  const taken = await takeLease('send-outbox', { holder: 'far-away/x/2', now: edges.now });
  expect(taken?.fence).toBe((old?.fence ?? 0) + 1);
  expect(await old?.renew()).toBe(false);
});

test('a lease that a clock of tomorrow has written is not waited for until tomorrow', async () => {
  const edges = createTestEdges();
  const tomorrow = () => new Date(edges.now().getTime() + 86_400_000);
  await takeLease('send-outbox', { holder: 'far-away/x/1', now: tomorrow });
  expect(await takeLease('send-outbox', { holder: 'far-away/x/2', now: edges.now })).not.toBeNull();
});

test('the lease of a killed process of this machine is free at once', async () => {
  const edges = createTestEdges();
  const child = Bun.spawn(['true']);
  await child.exited;
  const dead = edges.processName.replace(/\d+$/, String(child.pid));
  await takeLease('send-outbox', { holder: dead, now: edges.now });
  expect(await takeLease('send-outbox', { holder: edges.processName, now: edges.now })).not.toBeNull();
});

test('a process that takes again what it released last sees that another has taken it meanwhile', async () => {
  const edges = createTestEdges();
  const [mine, theirs] = [
    { holder: 'far-away/x/1', now: edges.now },
    { holder: 'far-away/x/2', now: edges.now },
  ];
  const fences: (number | undefined)[] = [];
  for (const who of [mine, mine, theirs, mine]) {
    const lease = await takeLease('follow-up', who);
    fences.push(lease?.fence);
    await lease?.release();
  }
  expect(fences).toEqual([1, 2, 3, 4]);
  await takeLease('follow-up', theirs);
  expect(await takeLease('follow-up', mine)).toBeNull();
});
