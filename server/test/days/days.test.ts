import { afterAll, beforeAll, expect, test } from 'bun:test';
import fc from 'fast-check';
import { startApi, type TestApi } from '../start-api.ts';
import { watchDatabase } from './at-moment.ts';
import { comeToRest } from './come-to-rest.ts';
import { createMemory } from './memory.ts';
import { expectPromises } from './promises.ts';
import { type Step, stepsArbitrary, take } from './steps.ts';
import { type House, startWorld } from './world.ts';

type Days = { steps: Step[]; filesSent: boolean };

/**
 * Days of a brokerage in any order: customers write, people and jobs act, processes die, two things happen at once, and what
 * is promised holds at each step and in the end. The suite lives few days, always the same ones. More and others:
 * `DAYS=500 DAYS_SEED=7 DAYS_SECONDS=1200 DAYS_LONGEST=60 bun test ./server/test/days/days.test.ts`. A day that fails is printed
 * after it was made shorter; `DAYS_PATH`, which is printed too, tells it again.
 */
const DAYS = Number(process.env.DAYS ?? 8);
const SEED = Number(process.env.DAYS_SEED ?? 1);
const SECONDS = Number(process.env.DAYS_SECONDS ?? 12);
const LONGEST = Number(process.env.DAYS_LONGEST ?? 20);
/** At most so long nothing shorter has failed. */
const SHRINKING_MS = 60_000;
const PATH = process.env.DAYS_PATH;

let api: TestApi;
let house: House;
let unwatch: () => void;
beforeAll(async () => {
  api = await startApi();
  const user = async (role: 'agent' | 'lead' | 'admin') => (await api.person(role)).user;
  const users = { ana: await user('agent'), ben: await user('agent'), lead: await user('lead'), admin: await user('admin') };
  house = { users, services: api.services };
  unwatch = watchDatabase();
});
afterAll(async () => {
  unwatch();
  await api.close();
});

/** Lives through one sequence of steps. @throws what was promised and did not hold, behind what came of each step */
async function live({ steps, filesSent }: Days): Promise<void> {
  const world = await startWorld(house, { filesSent });
  const memory = createMemory(world);
  const lines: string[] = [];
  try {
    for (const step of steps) {
      await memory.begin();
      lines.push(`${JSON.stringify(step)} ${await take(step, world, memory)}`);
      await memory.watchSink();
      world.advance(1000);
    }
    await comeToRest(world, memory);
    await expectPromises(world, memory);
  } catch (error) {
    throw new Error(`${lines.join('\n')}\n${(error as Error).stack}`, { cause: error });
  } finally {
    await world.stop();
  }
}

test(
  'whatever happens in whatever order, what is promised holds',
  async () => {
    const lived = { days: 0, steps: 0 };
    let end = performance.now() + SECONDS * 1000;
    const day = fc.record({ steps: stepsArbitrary({ longest: LONGEST }), filesSent: fc.boolean() });
    const run = fc.asyncProperty(day, async (each) => {
      if (performance.now() > end) return;
      lived.days += 1;
      lived.steps += each.steps.length;
      try {
        await live(each);
      } catch (error) {
        // So long a failing day is made shorter.
        end = performance.now() + SHRINKING_MS;
        throw error;
      }
    });
    await fc.assert(run, { numRuns: DAYS, seed: SEED, ...(PATH && { path: PATH }) });
    if (process.env.DAYS) process.stdout.write(`${lived.days} days, ${lived.steps} steps, DAYS_SEED=${SEED}\n`);
    expect(lived.days).toBeGreaterThan(0);
  },
  (SECONDS + 600) * 1000,
);
