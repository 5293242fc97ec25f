import { expect, test } from 'bun:test';
import { readTable } from './read-table.ts';

test('a table is read as its program wrote it; what is none is refused with what to do', async () => {
  expect(await readTable(new File([new Uint8Array([0x43, 0x69, 0x74, 0x79, 0x0a, 0x5a, 0xfc])], 'listings.csv'))).toBe('City\nZü');
  const read = (content: string, name: string) => readTable(new File([content], name));
  await expect(read('City\nZug', 'listings.xlsx')).rejects.toThrow('This is a spreadsheet. Save it as CSV first');
  await expect(read(' \n', 'listings.csv')).rejects.toThrow('This file is empty.');
  await expect(read('%PDF-1.7\n', 'listings.csv')).rejects.toThrow('This file is no table of text');
});
