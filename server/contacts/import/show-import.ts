import { stringify } from 'csv-stringify/sync';
import { harmless } from '../../../shared/harmless-cell.ts';
import { type ImportFault, type ImportRun, importFaultSchema, importRunSchema } from '../../../shared/import.ts';
import { present } from '../../database/model-from.ts';
import { notFound } from '../../errors.ts';
import { ImportFaultModel } from './import-fault.model.ts';
import { ImportRunModel } from './import-run.model.ts';

/** @throws AppError NOT_FOUND */
export async function showImport(importId: string): Promise<ImportRun> {
  const run = await ImportRunModel.findById(importId).lean();
  if (!run) throw notFound('import', importId);
  return present(importRunSchema, run);
}

/** The last imports, the newest first. */
export async function recentImports(limit: number): Promise<ImportRun[]> {
  const runs = await ImportRunModel.find({ state: { $nin: ['uploading', 'mapping'] } })
    .sort({ _id: -1 })
    .limit(limit)
    .lean();
  return runs.map((run) => present(importRunSchema, run));
}

/** The first rows that were not taken. */
export async function importFaults(importId: string, limit: number): Promise<ImportFault[]> {
  const faults = await ImportFaultModel.find({ importId }).sort({ row: 1 }).limit(limit).lean();
  return faults.map((fault) => present(importFaultSchema, fault));
}

/** Every row that was not taken, as it was, with its number and the reason in front: to be put right and tried again. */
export async function rejectedCsv(importId: string): Promise<string> {
  const { headers } = await showImport(importId);
  const faults = await ImportFaultModel.find({ importId }).sort({ row: 1 }).lean();
  const rows = [['Row', 'Reason', ...headers], ...faults.map(({ row, reason, cells }) => [String(row), reason, ...cells])];
  return stringify(
    rows.map((cells) => cells.map(harmless)),
    { quoted: true },
  );
}
