import type { JobCounts } from '../../../shared/job.ts';
import type { JobEdges } from '../../edges.ts';
import { ImportFaultModel } from './import-fault.model.ts';
import { ImportPartModel } from './import-part.model.ts';
import { ImportRunModel } from './import-run.model.ts';
import { workImport } from './work-import.ts';

const WAITING = { state: { $in: ['checking' as const, 'importing' as const] } };

/** True when a file waits to be worked on. */
export async function isImportDue(): Promise<boolean> {
  return (await ImportRunModel.exists(WAITING)) !== null;
}

/** The job: works on every file that waits, one after the other. */
export async function importContacts(edges: JobEdges): Promise<JobCounts> {
  let rows = 0;
  const runs = await ImportRunModel.find(WAITING, { _id: 1 }).sort({ _id: 1 }).lean();
  for (const { _id } of runs) {
    if (edges.signal.aborted) break;
    rows += (await workImport(_id, edges)) ?? 0;
  }
  return { rows };
}

const DAY_MS = 86_400_000;
const KEEP_FAULTS_DAYS = 30;

/** Files that nobody went on with for a day, and rows that nobody fetched for a month. @returns how many were removed */
export async function forgetImports({ now }: Pick<JobEdges, 'now'>): Promise<number> {
  const ago = (days: number) => new Date(now().getTime() - days * DAY_MS);
  const left = await ImportRunModel.find(
    { state: { $in: ['uploading', 'mapping', 'checked'] }, updatedAt: { $lt: ago(1) } },
    { _id: 1 },
  ).lean();
  const importIds = left.map(({ _id }) => _id);
  await ImportPartModel.deleteMany({ importId: { $in: importIds } });
  const { deletedCount } = await ImportRunModel.deleteMany({ _id: { $in: importIds } });
  const faults = await ImportFaultModel.deleteMany({ createdAt: { $lt: ago(KEEP_FAULTS_DAYS) } });
  return deletedCount + faults.deletedCount;
}
