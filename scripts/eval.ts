/**
 * `bun run eval`: judges the models that the environment names on the labelled mail of `evals/` and prints the figures.
 * Exit 1 when one is worse than a flag asks for. evals/README.md explains flags and figures.
 */
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { installDependencies } from './install.ts';

process.chdir(`${import.meta.dirname}/..`);
await installDependencies();
const { readEnv } = await import('../server/env.ts');
const { readLabels } = await import('../evals/read-labels.ts');
const { startHouse } = await import('../evals/run/start-house.ts');
const { playAll, playInProcesses } = await import('../evals/run/play-all.ts');
const { summarize } = await import('../evals/score/summarize.ts');
const { belowGoals } = await import('../evals/score/below-goals.ts');
const { printFaults, printReport } = await import('../evals/print-report.ts');

const text = { type: 'string' } as const;
const { values: flags } = parseArgs({
  options: {
    half: { ...text, default: 'both' },
    only: { ...text, default: '' },
    jobs: text,
    shard: text,
    faults: text,
    'min-kind-f1': text,
    'min-intents-f1': text,
    'min-slot-precision': text,
    'min-slot-recall': text,
    'min-move': text,
    'max-call-violations': text,
    'max-leaks': text,
  },
});
const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
const wanted = (await readLabels()).filter(({ half, id }) => ['both', half].includes(flags.half) && id.includes(flags.only));

const env = readEnv();
const house = await startHouse(env);
if (flags.shard) {
  const [part = 0, of = 1] = flags.shard.split('/').map(Number);
  const results = await playAll(
    wanted.filter((_, n) => n % of === part),
    house,
  );
  await house.stop();
  await Bun.write(Bun.stdout, JSON.stringify(results));
  process.exit(0);
}

// A model on the network answers in seconds, and four houses wait for it as well as one.
const jobs = number(flags.jobs) ?? (house.models.isRehearsal ? 1 : 4);
const results = jobs > 1 ? await playInProcesses(jobs, ['--half', flags.half, '--only', flags.only]) : await playAll(wanted, house);
const { names } = house.models;
const { secrets } = house;
await house.stop();

const halves = (['dev', 'held-out'] as const)
  .map((half) => ({ half, results: results.filter((result) => result.half === half) }))
  .filter((one) => one.results.length > 0)
  .map(({ half, results: some }) => ({ half, ...summarize(some, secrets) }));
const model = names.triage === names.reply ? names.reply : `${names.triage} + ${names.reply}`;
const columns = halves.length > 1 ? [...halves, { half: 'whole' as const, ...summarize(results, secrets) }] : halves;
console.log(`Model: ${model}\n\n${printReport(columns)}`);

// A part of the set says nothing of a model that is worth keeping.
if (flags.only === '') {
  await mkdir('evals/results', { recursive: true });
  const figures = Object.fromEntries(columns.map(({ half, summary }) => [half, summary]));
  await Bun.write(`evals/results/${model.replace(/[^\w.-]+/g, '_')}.json`, `${JSON.stringify({ model, ...figures }, null, 2)}\n`);
}
if (flags.faults) {
  // Who reads the faults of the held-out half tunes to it: they are shown only to those who ask for that half alone.
  const shown = halves.find(({ half }) => half === (flags.half === 'held-out' ? 'held-out' : 'dev'));
  await Bun.write(flags.faults, `# Faults of ${model}\n\n${printFaults(shown?.faults ?? [])}`);
}

const goals = {
  kindF1: number(flags['min-kind-f1']),
  intentsF1: number(flags['min-intents-f1']),
  slotPrecision: number(flags['min-slot-precision']),
  slotRecall: number(flags['min-slot-recall']),
  move: number(flags['min-move']),
  callViolations: number(flags['max-call-violations']),
  leaks: number(flags['max-leaks']),
};
const below = halves.flatMap(({ half, summary }) => belowGoals(summary, goals).map((line) => `${half}: ${line}`));
for (const line of below) console.error(line);
process.exit(below.length > 0 ? 1 : 0);
