import { parse } from 'csv-parse/sync';
import { type DateOrder, dateOrderOf } from '../../../shared/date-order.ts';
import { readHarmless } from '../../../shared/harmless-cell.ts';
import { issueWords } from '../../../shared/issue-words.ts';
import { type ListingField, type ListingFields, listingFieldsSchema, listingKeySchema, type RowFault } from '../../../shared/listing.ts';
import { AppError } from '../../errors.ts';
import { columnOf, readCell } from './columns.ts';
import { type Column, columnsOf, type Mapping } from './headers.ts';
import { completed, impliedBy } from './implied.ts';

export type ReadRow = { row: number; listingKey: string; fields: Partial<ListingFields> };
type ReadFile = {
  columns: Column[];
  rows: ReadRow[];
  faults: RowFault[];
  count: number;
};

type Reading = { mapping?: Mapping; firstRow?: number; dateOrder?: DateOrder | null };

const fieldsSchema = listingFieldsSchema.partial();

/**
 * Reads a file of listings: comma, semicolon or tab, with a header row. A row with any fault is left out whole, with
 * each fault told. Pure.
 * @param mapping which header is which field, where the names do not say; null leaves a column out
 * @param firstRow what a spreadsheet calls the first row of data here, when a large file comes in parts
 * @param dateOrder what the dates of the whole file say, when a large one comes in parts
 * @throws AppError BAD_INPUT when it is no such file, or no column names the listing
 */
export function readRows(csv: string, { mapping = {}, firstRow = 2, dateOrder = dateOrderOf(csv) }: Reading = {}): ReadFile {
  const [headers = [], ...cells] = records(csv);
  const columns = columnsOf(headers, mapping);
  if (!columns.some(({ field }) => field === 'listingKey')) {
    const userMessage = 'No column holds the MLS number or ListingKey, which tells the listings apart. Choose the one that does.';
    throw new AppError('BAD_INPUT', { message: 'no column is mapped to listingKey', userMessage });
  }
  // An empty row is none, but a spreadsheet counts it.
  const read = cells.flatMap((row, at) => (isEmpty(row) ? [] : [readRow(row, { columns, row: firstRow + at, dateOrder })]));
  return { columns, rows: read.flatMap(({ value }) => value ?? []), faults: read.flatMap(({ faults }) => faults), count: read.length };
}

const isEmpty = (cells: string[]) => cells.every((cell) => cell === '');

function records(csv: string): string[][] {
  const head = csv.slice(0, csv.search(/[\r\n]|$/));
  const delimiter = [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0];
  try {
    return parse(csv, { bom: true, delimiter, relaxColumnCount: true, trim: true });
  } catch (cause) {
    const userMessage = 'This file cannot be read as a table. Save it as CSV (UTF-8) and try again.';
    throw new AppError('BAD_INPUT', { message: 'unreadable csv', userMessage, cause });
  }
}

type Row = { columns: ReadFile['columns']; row: number; dateOrder: DateOrder | null };

function readRow(cells: string[], { columns, row, dateOrder }: Row): { value?: ReadRow; faults: RowFault[] } {
  const listingKey = readHarmless(cells[columns.findIndex(({ field }) => field === 'listingKey')] ?? '');
  const faults: RowFault[] = [];
  const say = (column: string, value: string, problem: string) =>
    faults.push({ row, listingKey, column, value: value.slice(0, 200), problem });
  const key = listingKeySchema.safeParse(listingKey);
  if (!key.success) say('ListingKey', listingKey, listingKey ? (key.error.issues[0]?.message ?? 'cannot be taken') : 'is missing');
  const values: Record<string, unknown> = {};
  const also: Record<string, unknown> = {};
  columns.forEach(({ header, field }, at) => {
    if (!field || field === 'listingKey') return;
    const cell = cells[at] ?? '';
    const read = readCell(field, cell, { dateOrder });
    if (read.problem !== undefined) say(header, cell, read.problem);
    else if (read.value !== undefined) {
      values[field] = read.value;
      Object.assign(also, impliedBy({ header, field }, read.value), read.also);
    }
  });
  const parsed = fieldsSchema.safeParse(completed(values, also));
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path[0]) as ListingField;
    const at = columns.findIndex((column) => column.field === field);
    say(columns[at]?.header ?? columnOf(field), cells[at] ?? '', issueWords(issue));
  }
  return faults.length === 0 && parsed.success ? { value: { row, listingKey, fields: parsed.data }, faults } : { faults };
}
