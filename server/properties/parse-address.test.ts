import { expect, test } from 'bun:test';
import { addressKey, type ParsedAddress, parseAddress } from './parse-address.ts';

const READ: [string, Partial<ParsedAddress>][] = [
  ['12 Mill Road', { streetNumber: '12', streetName: 'Mill Road', city: '' }],
  ['12 Mill Rd, Eastbrook', { streetNumber: '12', streetName: 'Mill Rd', city: 'Eastbrook' }],
  [
    '48B Bay Street Apt 4, Port Larkin, ME 04019',
    { streetNumber: '48B', streetName: 'Bay Street', unitNumber: '4', city: 'Port Larkin', stateOrProvince: 'ME', postalCode: '04019' },
  ],
  ['Unit 3, 12 Mill Road', { streetNumber: '12', unitNumber: '3', city: '' }],
  ['12 Mill Road #7', { streetName: 'Mill Road', unitNumber: '7' }],
  ['Calle Mayor 12, Port Larkin', { streetNumber: '12', streetName: 'Calle Mayor', city: 'Port Larkin' }],
  ['Rua das Flores nº 9', { streetNumber: '9', streetName: 'Rua das Flores' }],
  ['12, rue de la Paix, 75002 Paris', { streetNumber: '12', streetName: 'rue de la Paix', city: 'Paris', postalCode: '75002' }],
  ['Hauptstraße 7b, 10115 Berlin', { streetNumber: '7b', streetName: 'Hauptstraße', city: 'Berlin', postalCode: '10115' }],
  ["4 O'Neill Court.", { streetNumber: '4', streetName: "O'Neill Court" }],
];
test.each(READ)('takes "%s" apart', (text, parts) => {
  expect(parseAddress(text)).toMatchObject(parts);
});

test.each(['Eastgate', 'Mill Road', 'the house of my aunt', '', '04019', 'Port Larkin, ME 04019'])('sees no house in "%s"', (text) => {
  expect(parseAddress(text)).toBeNull();
});

const key = (text: string) => {
  const parsed = parseAddress(text);
  return parsed && addressKey(parsed);
};
test('one house has one key, and its neighbours and units have others', () => {
  expect(key('12 Mill Rd')).toBe(key('12 mill road, Eastbrook, ME 04100') ?? '');
  expect(key('9 Harbor St')).toBe(key('9 Harbour Street') ?? '');
  expect(new Set(['12 Mill Rd', '12A Mill Rd', '14 Mill Rd', '12 Mill Rd #2', '12 Hill Rd'].map(key)).size).toBe(5);
});
