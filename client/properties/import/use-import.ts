import { useRef, useState } from 'react';
import { type DateOrder, dateOrderOf } from '../../../shared/date-order.ts';
import type { RowFault } from '../../../shared/listing.ts';
import { readTable } from '../../lib/table-file/read-table.ts';
import { type Outputs, trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { type CsvPart, splitCsv } from './split-csv.ts';

const ROWS_PER_PART = 500;

type Result = Outputs['properties']['importCsv'];
export type Mapping = Record<string, Result['columns'][number]['field']>;
export type Sum = Pick<Result, 'rows' | 'created' | 'updated' | 'unchanged'> & { rejected: RowFault[]; isStopped: boolean };
type State = { sum: Sum; done: number; total: number; isDryRun: boolean; isOver: boolean; error: string | null };

const NOTHING: Sum = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: [], isStopped: false };

/** Sends a file part by part, first to see what would happen, then for good; it can be stopped between two parts. */
export function useImport() {
  const send = trpc.properties.importCsv.useMutation();
  const [state, setState] = useState<State | null>(null);
  /** Why the file that was chosen is none to import; another may be. */
  const [refused, setRefused] = useState<string | null>(null);
  const [columns, setColumns] = useState<Result['columns']>([]);
  const parts = useRef<CsvPart[]>([]);
  /** One date decides for the whole file, whichever part it stands in. */
  const dateOrder = useRef<DateOrder | null>(null);
  const isStopped = useRef(false);

  const run = async ({ mapping, dryRun }: { mapping?: Mapping; dryRun: boolean }) => {
    isStopped.current = false;
    const total = parts.current.reduce((sum, part) => sum + part.rows, 0);
    let now: State = { sum: NOTHING, done: 0, total, isDryRun: dryRun, isOver: false, error: null };
    setState(now);
    for (const { csv, firstRow, rows } of parts.current) {
      if (isStopped.current) break;
      try {
        const result = await send.mutateAsync({ csv, firstRow, dateOrder: dateOrder.current, mapping, dryRun });
        setColumns(result.columns);
        now = { ...now, sum: added(now.sum, result), done: now.done + rows };
      } catch (error) {
        now = { ...now, error: errorWords(error) };
        break;
      } finally {
        setState(now);
      }
    }
    setState({ ...now, sum: { ...now.sum, isStopped: isStopped.current }, isOver: true });
  };
  const take = async (file: File) => {
    setRefused(null);
    let text: string;
    try {
      text = await readTable(file);
      dateOrder.current = dateOrderOf(text);
      parts.current = splitCsv(text, ROWS_PER_PART);
      if (parts.current.length === 0)
        throw new Error('This file holds nothing but the names of its columns. Choose one with listings below them.');
    } catch (fault) {
      return setRefused(errorWords(fault));
    }
    const [header = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    // Until the server has read it the header is all we know, for choosing the key's column.
    setColumns(header.split(/[,;\t]/).map((one) => ({ header: one.trim().replace(/^"|"$/g, ''), field: null })));
    await run({ dryRun: true });
  };
  const stop = () => {
    isStopped.current = true;
  };
  return { state, refused, columns, take, run, stop };
}

function added(sum: Sum, result: Result): Sum {
  return {
    ...sum,
    rows: sum.rows + result.rows,
    created: sum.created + result.created,
    updated: sum.updated + result.updated,
    unchanged: sum.unchanged + result.unchanged,
    rejected: [...sum.rejected, ...result.rejected],
  };
}
