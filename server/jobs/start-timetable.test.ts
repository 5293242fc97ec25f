import { afterAll, beforeAll, expect, test } from 'bun:test';
import { JOB_NAMES } from '../../shared/job.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { housekeeping } from './housekeeping.ts';
import { JobRunModel } from './job-run.model.ts';
import { LeaseModel } from './lease.model.ts';
import { startTimetable } from './start-timetable.ts';
import { createTimetable, type Verbs } from './timetable.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const quiet = Object.fromEntries(JOB_NAMES.map((name) => [name, async () => ({})])) as unknown as Verbs;
const table = (verbs: Partial<Verbs>) => createTimetable({ ...quiet, ...verbs }, { pollCron: '* * * * *' });

test('the timetable names every job of the contract once', () => {
  expect(table({}).map((entry) => entry.name)).toEqual([...JOB_NAMES]);
});

test('runs a job by the clock, and only the work of this process', async () => {
  let sent = 0;
  let answered = 0;
  const verbs: Partial<Verbs> = {
    'send-outbox': async () => ({ sent: ++sent }),
    'answer-threads': async () => ({ answered: ++answered }),
  };
  const timetable = startTimetable(table(verbs), { edges: createTestEdges(), work: ['mail'] });
  while (sent === 0) await Bun.sleep(50);
  await Bun.sleep(2100);
  await timetable.stop();
  expect(sent).toBeGreaterThan(1);
  expect(answered).toBe(0);
}, 15_000);

test('runNow waits for a run under way and returns what its own run did', async () => {
  let runs = 0;
  const slow: Verbs['housekeeping'] = async () => {
    await Bun.sleep(100);
    return { run: ++runs };
  };
  const timetable = startTimetable(table({ housekeeping: slow }), { edges: createTestEdges(), work: [] });
  const outcomes = await Promise.all([timetable.runNow('housekeeping'), timetable.runNow('housekeeping')]);
  await timetable.stop();
  expect(outcomes.map(({ counts }) => counts.run).sort()).toEqual([1, 2]);
});

test('many nudges during a run make one more run', async () => {
  let runs = 0;
  const slow: Verbs['poll-mailboxes'] = async () => {
    runs++;
    await Bun.sleep(80);
    return { stored: runs };
  };
  const timetable = startTimetable(table({ 'poll-mailboxes': slow }), { edges: createTestEdges(), work: [] });
  for (let n = 0; n < 10; n++) timetable.nudge('poll-mailboxes');
  await Bun.sleep(400);
  await timetable.stop();
  expect(runs).toBe(2);
});

test('a run that failed as a whole is tried again within seconds, not at its next minute', async () => {
  let runs = 0;
  const stumbling: Verbs['poll-mailboxes'] = () =>
    ++runs === 1 ? Promise.reject(new Error('the database is away')) : Promise.resolve({ stored: 1 });
  const yearly = createTimetable({ ...quiet, 'poll-mailboxes': stumbling }, { pollCron: '0 0 1 1 *' });
  const timetable = startTimetable(yearly, { edges: createTestEdges(), work: [] });
  timetable.nudge('poll-mailboxes');
  while (runs < 2) await Bun.sleep(50);
  await timetable.stop();
  expect(runs).toBe(2);
}, 15_000);

test('stop tells a running job to claim no more and waits for it', async () => {
  let ended = false;
  const long: Verbs['send-outbox'] = async ({ signal }) => {
    while (!signal.aborted) await Bun.sleep(10);
    await Bun.sleep(100);
    ended = true;
    return { sent: 1 };
  };
  const timetable = startTimetable(table({ 'send-outbox': long }), { edges: createTestEdges(), work: [] });
  timetable.nudge('send-outbox');
  await Bun.sleep(50);
  await timetable.stop();
  expect(ended).toBe(true);
});

test('housekeeping deletes old runs, and one failing chore does not stop the next', async () => {
  const edges = createTestEdges();
  await JobRunModel.deleteMany({});
  const startedAt = new Date(edges.now().getTime() - 15 * 86_400_000);
  await JobRunModel.create({
    job: 'housekeeping',
    process: 'x',
    startedAt,
    finishedAt: startedAt,
    ms: 1,
    counts: {},
    repeats: 0,
    error: null,
  });
  let woken = 0;
  const chores = [
    { name: 'sessions', run: () => Promise.reject(new Error('no sessions')) },
    { name: 'snoozed', run: async () => ++woken },
  ];
  await expect(housekeeping(edges, chores)).rejects.toThrow('no sessions');
  expect(woken).toBe(1);
  expect(await JobRunModel.countDocuments()).toBe(0);
});

test('a job with nothing to do takes no lease and is still seen to have looked; asked for by a person it runs', async () => {
  await Promise.all([JobRunModel.deleteMany({}), LeaseModel.deleteMany({})]);
  let runs = 0;
  let isDue = false;
  const entries = createTimetable(
    { ...quiet, 'send-outbox': async () => ({ sent: ++runs }) },
    { pollCron: '0 0 1 1 *', isDue: { 'send-outbox': async () => isDue } },
  );
  const timetable = startTimetable(entries, { edges: createTestEdges(), work: [] });
  timetable.nudge('send-outbox');
  const looked = async () => JobRunModel.findOne({ job: 'send-outbox' }).lean();
  while (!(await looked())) await Bun.sleep(20);
  expect(await looked()).toMatchObject({ counts: {}, error: null });
  expect([runs, await LeaseModel.countDocuments({ _id: 'send-outbox' })]).toEqual([0, 0]);

  expect(await timetable.runNow('send-outbox')).toMatchObject({ ran: true, counts: { sent: 1 } });
  isDue = true;
  timetable.nudge('send-outbox');
  while (runs < 2) await Bun.sleep(20);
  await timetable.stop();
  expect(await LeaseModel.countDocuments({ _id: 'send-outbox' })).toBe(1);
});
