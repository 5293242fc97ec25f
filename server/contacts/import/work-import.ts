import type { ImportRun } from '../../../shared/import.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, errorText } from '../../errors.ts';
import { isCertainlyDead } from '../../process-name.ts';
import { columnsOf, type RowContact, readRow } from '../rows/read-row.ts';
import { readRows } from '../rows/read-rows.ts';
import { tellOfContacts } from '../tell-of-contacts.ts';
import { ImportPartModel } from './import-part.model.ts';
import { ImportRunModel } from './import-run.model.ts';
import { type BatchRow, takeBatch } from './take-batch.ts';

type Run = Stored<ImportRun> & { claimedBy?: string | null; claimedUntil?: Date | null };
type WorkEdges = Pick<Edges, 'now' | 'publish' | 'processName' | 'log'> & { signal?: AbortSignal };

const BATCH = 500;
const CLAIM_MS = 60_000;
/** Whoever looks at contacts is told every so many batches: each piece of news asks the database again. */
const NEWS_EVERY = 20;

/**
 * Works on one file until its phase has ended: `checking` counts what would happen, `importing` does it. Batch by batch
 * the counts are saved together with how far it got, and a batch done twice changes nothing, so whoever finds the run
 * after a crash goes on where it stood. @returns rows dealt with, or null when somebody else is at it
 */
export async function workImport(importId: string, edges: WorkEdges): Promise<number | null> {
  const run = await claim(importId, edges);
  if (!run) return null;
  try {
    return await readOn(run, edges);
  } catch (error) {
    const isTheirs = error instanceof AppError;
    if (!isTheirs) edges.log.error({ importId, error }, 'an import failed');
    const words = isTheirs ? error.userMessage : `The import stopped: ${errorText(error)}`;
    await end(run, edges, { state: 'failed', error: words });
    return run.done;
  }
}

async function claim(importId: string, { now, processName }: WorkEdges): Promise<Run | null> {
  const run = (await ImportRunModel.findById(importId).lean()) as Run | null;
  if (!run || (run.state !== 'checking' && run.state !== 'importing')) return null;
  const isHeld = run.claimedBy && run.claimedUntil && run.claimedUntil > now() && !isCertainlyDead(run.claimedBy);
  if (isHeld) return null;
  const claimed = { claimedBy: processName, claimedUntil: new Date(now().getTime() + CLAIM_MS) };
  const mine = { _id: importId, state: run.state, claimedBy: run.claimedBy ?? null, claimedUntil: run.claimedUntil ?? null };
  return (await ImportRunModel.findOneAndUpdate(mine, { $set: claimed }, { returnDocument: 'after' }).lean()) as Run | null;
}

async function readOn(run: Run, edges: WorkEdges): Promise<number> {
  const columns = columnsOf(run.headers, run.mapping);
  const firstRowOf = new Map<string, number>();
  const counts = { done: run.done, created: run.created, updated: run.updated, unchanged: run.unchanged, rejected: run.rejected };
  let [read, batches] = [-1, 0];
  let batch: BatchRow[] = [];

  const flush = async (): Promise<boolean> => {
    const { changedIds, ...told } = await takeBatch(batch, { run, edges });
    for (const [name, count] of Object.entries(told)) counts[name as keyof typeof told] += count;
    counts.done += batch.length;
    batch = [];
    if (++batches % NEWS_EVERY === 1) tellOfContacts(changedIds.slice(0, 1), edges);
    return saveCounts(run, counts, edges);
  };

  for await (const { row, cells } of readRows(piecesOf(run._id), run.delimiter)) {
    read++;
    if (read === 0) continue;
    const told = withoutRepeats(readRow(cells, columns), { row, firstRowOf });
    if (read <= run.done) continue;
    batch.push({ row, cells, told });
    if (batch.length < BATCH) continue;
    // A run that was cancelled, or taken over after a long sleep, is let go; so is one whose process is closing.
    if (!(await flush()) || edges.signal?.aborted) return release(run, counts.done, edges);
  }
  if (!(await flush())) return counts.done;
  await end(run, edges, { state: run.state === 'checking' ? 'checked' : 'done', rows: counts.done, error: null });
  tellOfContacts([run._id], edges);
  return counts.done;
}

async function* piecesOf(importId: string): AsyncGenerator<string> {
  for (let part = 0; ; part++) {
    const piece = await ImportPartModel.findOne({ importId, part }).lean();
    if (!piece) return;
    yield piece.text;
  }
}

/** The first row of an address counts; later ones are for a person to look at. */
function withoutRepeats(
  told: RowContact | { reason: string },
  { row, firstRowOf }: { row: number; firstRowOf: Map<string, number> },
): RowContact | { reason: string } {
  if ('reason' in told) return told;
  const first = firstRowOf.get(told.email);
  if (first !== undefined) return { reason: `the same address as row ${first}` };
  firstRowOf.set(told.email, row);
  return told;
}

/** @returns false when the run is no longer ours to work on */
async function saveCounts(run: Run, counts: Partial<ImportRun>, { now, processName, publish }: WorkEdges): Promise<boolean> {
  const claimedUntil = new Date(now().getTime() + CLAIM_MS);
  const ours = { _id: run._id, state: run.state, claimedBy: processName };
  const { matchedCount } = await ImportRunModel.updateOne(ours, { $set: { ...counts, claimedUntil } });
  publish('import.changed', { importId: run._id });
  return matchedCount === 1;
}

async function release(run: Run, done: number, { processName }: WorkEdges): Promise<number> {
  await ImportRunModel.updateOne({ _id: run._id, claimedBy: processName }, { $set: { claimedBy: null, claimedUntil: null } });
  return done;
}

async function end(run: Run, { now, processName, publish }: WorkEdges, change: Partial<ImportRun>): Promise<void> {
  const ended = { ...change, claimedBy: null, claimedUntil: null, ...(change.state !== 'checked' && { finishedAt: now() }) };
  const { matchedCount } = await ImportRunModel.updateOne({ _id: run._id, state: run.state, claimedBy: processName }, { $set: ended });
  // The rows are in, or in the list of those that were not: the file itself is somebody's address book and is not kept.
  if (matchedCount === 1 && change.state !== 'checked') await ImportPartModel.deleteMany({ importId: run._id });
  publish('import.changed', { importId: run._id });
}
