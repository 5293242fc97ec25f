import { expect, test } from 'bun:test';
import { drillLosses } from './loss-drill.ts';

/** The short form of `bun run drill`. */
const SEED = Number(process.env.KILL_DRILL_SEED ?? Date.now() % 1_000_000);

test('kills of the server, of the engine and of both while mails come in and go out: none lost, none twice', async () => {
  console.log(`kill drill with KILL_DRILL_SEED=${SEED}`);
  const result = await drillLosses({ kills: 4, mailsPerKill: 8, readers: 24, seed: SEED, patience: 300 });
  console.log(JSON.stringify(result));
  const nothing = { lost: 0, storedTwice: 0, answeredTwice: 0, reachedTwice: 0, unanswered: 0, imagined: 0 };
  expect(result).toMatchObject({ ...nothing, inbound: 32 });
  expect(result.answered + result.maybeAnswered + result.withPerson).toBe(32);
  expect(result.answered).toBeGreaterThan(16);
  expect(result.reached + result.maybeReached).toBe(24);
}, 600_000);
