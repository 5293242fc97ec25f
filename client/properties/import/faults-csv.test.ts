import { expect, test } from 'bun:test';
import { faultsCsv } from './faults-csv.ts';

test('what could not be taken is given back as it was, and no cell of it is a formula', () => {
  const fault = { row: 2, listingKey: '=1+1', column: 'City', value: 'Port "Larkin";=1+1', problem: 'is not right' };
  const other = { ...fault, row: 3, listingKey: 'A-1', value: '＝1+1' };
  expect(faultsCsv([fault, other]).split('\r\n')).toEqual([
    'Row,ListingKey,Column,Value,Problem',
    `"2","'=1+1","City","Port ""Larkin"";'=1+1","is not right"`,
    `"3","A-1","City","'＝1+1","is not right"`,
  ]);
});
