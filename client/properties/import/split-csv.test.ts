import { expect, test } from 'bun:test';
import { splitCsv } from './split-csv.ts';

test('each part has the header and knows its first row; quoted line breaks and empty lines are no rows', () => {
  const text = '\uFEFFKey,Words\r\nA,"two\nlines, and ""more"""\r\n\r\nB,x\r\nC,y';
  expect(splitCsv(text, 2)).toEqual([
    { csv: 'Key,Words\nA,"two\nlines, and ""more"""\nB,x', firstRow: 2, rows: 2 },
    { csv: 'Key,Words\nC,y', firstRow: 4, rows: 1 },
  ]);
});

test('a file without rows has no parts', () => expect(splitCsv('Key,Words\n', 10)).toEqual([]));
