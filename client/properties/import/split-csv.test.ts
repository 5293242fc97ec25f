import { expect, test } from 'bun:test';
import { splitCsv } from './split-csv.ts';

test('each part has the header and knows its first row; a quoted line break ends no row, and an empty row counts as in a spreadsheet', () => {
  const text = '\uFEFFKey,Words\r\nA,"two\nlines, and ""more"""\r\n\r\nB,x\r\nC,y';
  expect(splitCsv(text, 2)).toEqual([
    { csv: 'Key,Words\nA,"two\nlines, and ""more"""\n', firstRow: 2, rows: 1 },
    { csv: 'Key,Words\nB,x\nC,y', firstRow: 4, rows: 2 },
  ]);
  expect(splitCsv('\nKey\nA\n\n', 1)).toEqual([{ csv: 'Key\nA', firstRow: 3, rows: 1 }]);
});

test('a file without rows has no parts', () => expect(splitCsv('Key,Words\n', 10)).toEqual([]));
