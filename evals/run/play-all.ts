import type { EvalCase } from '../label.ts';
import type { Result } from '../score/summarize.ts';
import { playCase } from './play-case.ts';
import type { House } from './start-house.ts';

/** Plays the cases one after the other: each finds the house as if nobody had written before. */
export async function playAll(cases: EvalCase[], house: House): Promise<Result[]> {
  const results: Result[] = [];
  for (const one of cases) {
    const played = await playCase(one, house);
    results.push(...played.map((each, index) => ({ caseId: one.id, number: index + 1, half: one.half, ...each })));
    process.stderr.write(`\r${results.length} mails`);
  }
  process.stderr.write('\r\x1b[K');
  return results;
}

/**
 * Plays the cases in several processes, each with a house of its own: a model that takes seconds for an answer is then
 * asked several things at once, and no customer finds a time taken by another one of the set.
 * @param args the flags that say which cases these are
 */
export async function playInProcesses(jobs: number, args: string[]): Promise<Result[]> {
  const parts = Array.from({ length: jobs }, async (_, part) => {
    const child = Bun.spawn([process.execPath, 'scripts/eval.ts', ...args, '--shard', `${part}/${jobs}`], { stderr: 'inherit' });
    const out = await new Response(child.stdout).text();
    if ((await child.exited) !== 0) throw new Error(`part ${part + 1} of ${jobs} stopped`);
    return JSON.parse(out) as Result[];
  });
  return (await Promise.all(parts)).flat();
}
