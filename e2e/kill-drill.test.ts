import { expect, test } from 'bun:test';
import { drillLosses } from './loss-drill.ts';

/** The short form of `bun run drill`. */
const SEED = Number(process.env.KILL_DRILL_SEED ?? Date.now() % 1_000_000);

test('kills of the server, of the engine and of both while mails come in and go out: none lost, none twice', async () => {
  console.log(`kill drill with KILL_DRILL_SEED=${SEED}`);
  const result = await drillLosses({ kills: 6, mailsPerKill: 10, readers: 40, seed: SEED, patience: 300 });
  console.log(JSON.stringify(result));
  const nothing = { lost: 0, storedTwice: 0, answeredTwice: 0, reachedTwice: 0, unanswered: 0, imagined: 0 };
  expect(result).toMatchObject({ ...nothing, inbound: 60 });
  expect(result.answered + result.maybeAnswered + result.withPerson).toBe(60);
  expect(result.answered).toBeGreaterThan(30);
  expect(result.reached + result.maybeReached).toBe(40);
}, 600_000);
