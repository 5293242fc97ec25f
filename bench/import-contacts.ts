import { ContactModel } from '../server/contacts/contact.model.ts';
import { importCsv } from '../server/contacts/import/import-csv.ts';
import { workImport } from '../server/contacts/import/work-import.ts';
import { buildContact } from '../server/test/build.ts';
import { startDatabase } from '../server/test/start-database.ts';
import { createTestEdges } from '../server/test/test-edges.ts';
import { importOptionsSchema } from '../shared/import.ts';
import type { Row } from './bench.ts';

const ROWS = 100_000;
const BATCH = 500;
/** Whoever clicks while a file comes in is not to notice it. */
const GOAL_STALL_MS = 100;

/** How fast a file of contacts comes in, beside a bare loop of insertMany into the same collection with the same indexes. */
export async function benchImportContacts(rows = ROWS): Promise<Row[]> {
  const bare = await measureBare(rows);
  const { perSecond, again, stalls } = await measureImport(rows);
  return [
    { what: `bare insertMany of ${rows} contacts`, value: Math.round(bare), unit: 'rows/s', goal: null, ok: null },
    { what: `import of ${rows} rows`, value: Math.round(perSecond), unit: 'rows/s', goal: null, ok: null },
    {
      what: 'import against insertMany',
      value: Math.round((perSecond / bare) * 100) / 100,
      unit: 'ratio',
      goal: '≥ 0.4',
      ok: perSecond / bare >= 0.4,
    },
    { what: `the same ${rows} rows again`, value: Math.round(again), unit: 'rows/s', goal: null, ok: null },
    {
      what: 'stall of the event loop in an import',
      value: Math.round(stalls.p99),
      unit: 'ms p99',
      goal: `≤ ${GOAL_STALL_MS}`,
      ok: stalls.p99 <= GOAL_STALL_MS,
    },
    { what: 'longest stall of the event loop in an import', value: Math.round(stalls.longest), unit: 'ms', goal: null, ok: null },
  ];
}

async function measureBare(rows: number): Promise<number> {
  const database = await startDatabase({ isNew: true });
  const began = performance.now();
  for (let at = 0; at < rows; at += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, rows - at) }, (_, n) =>
      buildContact({ email: `p${at + n}@bench.example`, firstName: `First${at + n}`, lastName: 'Quist', tags: ['fair'] }),
    );
    await ContactModel.collection.insertMany(batch as never[], { ordered: false });
  }
  const seconds = (performance.now() - began) / 1000;
  await database.stop();
  return rows / seconds;
}

async function measureImport(rows: number): Promise<{ perSecond: number; again: number; stalls: Stalls }> {
  const database = await startDatabase({ isNew: true });
  const lines = Array.from(
    { length: rows },
    (_, n) => `p${n}@bench.example,First${n},Quist,+1 207 555 ${String(n).padStart(6, '0')},news; fair`,
  );
  const csv = `Email,First Name,Last Name,Phone,Tags\n${lines.join('\n')}\n`;
  const watch = watchStalls();
  const perSecond = rows / (await take(csv));
  const stalls = watch.stop();
  const again = rows / (await take(csv));
  const stored = await ContactModel.countDocuments({});
  if (stored !== rows) throw new Error(`${stored} contacts of ${rows} rows`);
  await database.stop();
  return { perSecond, again, stalls };
}

/** @returns seconds */
async function take(csv: string): Promise<number> {
  const edges = createTestEdges();
  const began = performance.now();
  const { run } = await importCsv({ csv, fileName: 'bench.csv', options: importOptionsSchema.parse({}), dryRun: false, by: null }, edges);
  if (run.state === 'importing') await workImport(run.id, edges);
  return (performance.now() - began) / 1000;
}

type Stalls = { p99: number; longest: number };

/** How much later than asked for a timer of ten milliseconds comes. */
function watchStalls(): { stop: () => Stalls } {
  let last = performance.now();
  const late: number[] = [];
  const timer = setInterval(() => {
    late.push(performance.now() - last - 10);
    last = performance.now();
  }, 10);
  return {
    stop: () => {
      clearInterval(timer);
      const sorted = late.toSorted((a, b) => a - b);
      return { p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0, longest: sorted.at(-1) ?? 0 };
    },
  };
}
