import { type ImportMapping, type ImportOptions, type ImportRun, importOptionsSchema } from '../../../shared/import.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { guessMapping } from '../rows/guess-mapping.ts';
import { readSample } from '../rows/read-rows.ts';
import { ImportFaultModel } from './import-fault.model.ts';
import { ImportPartModel } from './import-part.model.ts';
import { ImportRunModel } from './import-run.model.ts';

/** Opens a file's way in: its text follows in pieces. */
export async function startImport({ fileName, by }: { fileName: string; by: string | null }): Promise<Stored<ImportRun>> {
  const counts = { rows: null, done: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const run = {
    ...{ _id: newId(), fileName, state: 'uploading' as const, headers: [], delimiter: ',', mapping: {}, samples: [] },
    ...{ options: importOptionsSchema.parse({}), ...counts, error: null, createdBy: by, startedAt: null, finishedAt: null },
  };
  return (await ImportRunModel.create(run)).toObject();
}

/** One piece of the text, counted from 0. Sent again, it replaces itself. @throws AppError NOT_FOUND, CONFLICT */
export async function appendImport({ importId, part, text }: { importId: string; part: number; text: string }): Promise<void> {
  await requireImport(importId, ['uploading']);
  await ImportPartModel.updateOne({ importId, part }, { $set: { text }, $setOnInsert: { _id: newId() } }, { upsert: true });
}

/**
 * The text is complete: what do its columns hold?
 * @throws AppError BAD_INPUT when a piece is missing or there is no row in it
 */
export async function readImport({ importId, parts }: { importId: string; parts: number }): Promise<Stored<ImportRun>> {
  await requireImport(importId, ['uploading', 'mapping']);
  const there = await ImportPartModel.countDocuments({ importId, part: { $lt: parts } });
  if (there !== parts) throw refuse('A piece of the file did not arrive. Please choose it again.');
  const head = await ImportPartModel.findOne({ importId, part: 0 }).lean();
  const { delimiter, found } = await readSample(head?.text ?? '', { rows: SAMPLES, isWhole: parts <= 1 });
  const [headers, ...samples] = found;
  if (!headers || samples.length === 0) throw refuse('There is no row below the header in this file.');
  const names = distinct(headers.map((header) => header.trim()));
  const change = { state: 'mapping' as const, headers: names, delimiter, samples, mapping: guessMapping(names, samples) };
  return update(importId, change);
}

const SAMPLES = 5;

/** Columns are told apart by name: a second "Email" becomes "Email (2)". A dot or dollar would be a path to the database. */
function distinct(headers: string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header, at) => {
    const name = safeName(header) || `Column ${at + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times > 1 ? `${name} (${times})` : name;
  });
}

const safeName = (header: string) => header.replace(/[.$]/g, ' ').trim().slice(0, 200);

type Begun = {
  importId: string;
  mapping?: ImportMapping;
  options?: ImportOptions;
  isReal: boolean;
  /** An agent, whose file changes no colleague's contacts; null: everybody's. */
  boundTo: string | null;
};

/** Counts what would happen, or, with `isReal`, does it. @throws AppError BAD_INPUT when no column holds the address */
export async function beginImport(
  { importId, mapping, options, isReal, boundTo }: Begun,
  edges: Pick<Edges, 'now' | 'publish'>,
): Promise<Stored<ImportRun>> {
  const run = await requireImport(importId, ['mapping', 'checked']);
  const chosen = mapping ? onlyKnown(mapping, run.headers) : run.mapping;
  if (!Object.values(chosen).includes('email')) throw refuse('Choose the column that holds the email address.');
  // Rows that were left out at a check may be taken now: by other options, or by somebody who may.
  await ImportFaultModel.deleteMany({ importId });
  const begun = await update(importId, {
    ...{ state: isReal ? ('importing' as const) : ('checking' as const), mapping: chosen, options: options ?? run.options, boundTo },
    ...{ done: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, error: null, startedAt: edges.now() },
  });
  edges.publish('import.changed', { importId });
  return begun;
}

function onlyKnown(mapping: ImportMapping, headers: string[]): ImportMapping {
  const byName = new Map(Object.entries(mapping).map(([header, field]) => [safeName(header), field]));
  return Object.fromEntries(headers.map((header) => [header, byName.get(header) ?? null]));
}

/** Stops a run; who is in by then stays in. @throws AppError NOT_FOUND, CONFLICT when it is over */
export async function cancelImport(importId: string, edges: Pick<Edges, 'now' | 'publish'>): Promise<Stored<ImportRun>> {
  const run = await requireImport(importId, ['uploading', 'mapping', 'checking', 'checked', 'importing']);
  const cancelled = await update(importId, { state: 'cancelled', finishedAt: edges.now() });
  await ImportPartModel.deleteMany({ importId: run._id });
  edges.publish('import.changed', { importId });
  return cancelled;
}

async function requireImport(importId: string, states: ImportRun['state'][]): Promise<Stored<ImportRun>> {
  const run = await ImportRunModel.findById(importId).lean();
  if (!run) throw notFound('import', importId);
  if (states.includes(run.state)) return run;
  const message = `import ${importId} is ${run.state}`;
  throw new AppError('CONFLICT', { message, userMessage: `This import is ${run.state} already.` });
}

async function update(importId: string, change: Partial<ImportRun> & { boundTo?: string | null }): Promise<Stored<ImportRun>> {
  const run = await ImportRunModel.findByIdAndUpdate(importId, { $set: change }, { returnDocument: 'after' }).lean();
  if (!run) throw notFound('import', importId);
  return run;
}

const refuse = (userMessage: string) => new AppError('BAD_INPUT', { message: userMessage, userMessage });
