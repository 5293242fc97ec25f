import { drillLosses } from '../e2e/loss-drill.ts';

/** `bun run drill [kills]`: kills the server, its database engine and both at random moments, and counts at the mail servers. */
const [kills = 300] = process.argv.slice(2).map(Number);
const seed = Number(process.env.KILL_DRILL_SEED ?? Date.now() % 1_000_000);
console.log(`${kills} kills, KILL_DRILL_SEED=${seed}`);
const result = await drillLosses({ kills, mailsPerKill: 4, readers: kills * 4, seed, patience: 1800 });
console.log(JSON.stringify(result, null, 2));
const { lost, unanswered, imagined, storedTwice, answeredTwice, reachedTwice, reached, maybeReached } = result;
const isRight = lost + unanswered + imagined + storedTwice + answeredTwice + reachedTwice === 0 && reached + maybeReached === kills * 4;
console.log(isRight ? 'lost 0, double 0' : 'THE DRILL FAILED');
process.exit(isRight ? 0 : 1);
