import { cutText, type ImportFault, type ImportMapping, type ImportOptions, type ImportRun, PART_SIZE } from '../../../shared/import.ts';
import type { Edges } from '../../edges.ts';
import { importFaults, showImport } from './show-import.ts';
import { appendImport, beginImport, readImport, startImport } from './start-import.ts';
import { workImport } from './work-import.ts';

type Asked = {
  csv: string;
  fileName: string;
  mapping?: ImportMapping;
  options: ImportOptions;
  dryRun: boolean;
  by: string | null;
  /** An agent, whose file changes no colleague's contacts. */
  boundTo?: string | null;
};

/** A longer file is taken in by the job, and the answer says how far that is. */
const AT_ONCE = 2_000_000;
const FAULTS = 50;

/**
 * A whole file in one go, for programs. A dry run says what would happen and changes nothing. A short file is in when
 * this answers; a long one is worked on by the job `import-contacts`.
 */
export async function importCsv(
  { csv, fileName, mapping, options, dryRun, by, boundTo = null }: Asked,
  edges: Pick<Edges, 'now' | 'publish' | 'processName' | 'log'>,
): Promise<{ run: ImportRun; faults: ImportFault[] }> {
  const { _id: importId } = await startImport({ fileName, by });
  const pieces = cutText(csv, PART_SIZE);
  for (const [part, text] of pieces.entries()) await appendImport({ importId, part, text });
  await readImport({ importId, parts: pieces.length });
  await beginImport({ importId, mapping, options, isReal: !dryRun, boundTo }, edges);
  if (dryRun || csv.length <= AT_ONCE) await workImport(importId, edges);
  return { run: await showImport(importId), faults: await importFaults(importId, FAULTS) };
}
