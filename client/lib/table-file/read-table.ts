import { decodeFile } from './decode-file.ts';
import { whyNoTable } from './why-no-table.ts';

const MOST_BYTES = 100 * 1024 * 1024;

/**
 * The text of a file that somebody chose to import.
 * @throws Error in words for whoever chose it, when it is none that can hold a table
 */
export async function readTable(file: File): Promise<string> {
  if (file.size > MOST_BYTES) throw new Error('This file is larger than 100 MB. Cut it into several.');
  if (/\.(xlsx?|numbers|ods)$/i.test(file.name)) throw new Error('This is a spreadsheet. Save it as CSV first, then drop that file here.');
  const text = decodeFile(new Uint8Array(await file.arrayBuffer()));
  const fault = whyNoTable(text);
  if (fault) throw new Error(fault);
  return text;
}
