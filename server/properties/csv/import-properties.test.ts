import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { parse } from 'csv-parse/sync';
import { buildProperty } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { PropertyModel } from '../property.model.ts';
import { readCell } from './columns.ts';
import { exportProperties } from './export-properties.ts';
import { columnsOf } from './headers.ts';
import { importProperties } from './import-properties.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await PropertyModel.deleteMany({});
});

const edges = createTestEdges();
const stored = (listingKey: string) => PropertyModel.findOne({ listingKey }).lean();
const HEAD = 'ListingKey,StandardStatus,PropertyType,ListPrice,BedroomsTotal,StreetNumber,StreetName,City,PoolPrivateYN,InteriorFeatures';

test('a dry run says what would happen and changes nothing; the import does it, and a repeat changes nothing', async () => {
  await PropertyModel.create(buildProperty({ listingKey: 'A-1', listPrice: 500_000, privateRemarks: 'kept' }));
  const csv = `${HEAD}\nA-1,Active,Residential,"$480,000",3,1,Harbour Street,Port Larkin,yes,"Fireplace, Den"\nA-2,,Land,90000,,,,Eastbrook,,\n`;
  const counts = { rows: 2, created: 1, updated: 1, unchanged: 0, rejected: [] };
  expect(await importProperties({ csv, dryRun: true }, edges)).toMatchObject(counts);
  expect(await PropertyModel.countDocuments()).toBe(1);
  edges.published.length = 0;
  expect(await importProperties({ csv, dryRun: false }, edges)).toMatchObject(counts);
  const changed = await stored('A-1');
  expect(changed).toMatchObject({
    listPrice: 480_000,
    poolPrivateYN: true,
    interiorFeatures: ['Fireplace', 'Den'],
    privateRemarks: 'kept',
  });
  expect(changed?.history?.map(({ listPrice }) => listPrice)).toEqual([500_000, 480_000]);
  expect(await stored('A-2')).toMatchObject({ standardStatus: 'Incomplete', listPrice: 90_000, internetEntireListingDisplayYN: true });
  expect(edges.published.map(({ payload }) => payload)).toEqual([{ listingKey: 'A-1' }, { listingKey: 'A-2' }]);
  expect(await importProperties({ csv, dryRun: false }, edges)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
});

test('a faulty row is left out whole, and each fault names row, column, value and what is wrong', async () => {
  const rows = [
    'B-1,Active,Residential,many,3,1,Mill Road,Port Larkin,perhaps,',
    ',Active,Residential,100,3,1,Mill Road,Port Larkin,,',
    'B-3,Haunted,Residential,100,3,1,Mill Road,Port Larkin,,',
    'B-4,Active,Residential,0,3,1,Mill Road,,,',
    'B-5,Active,Residential,100000,3,1,Mill Road,Port Larkin,,',
  ];
  const { created, rejected } = await importProperties({ csv: [HEAD, ...rows].join('\n'), firstRow: 502, dryRun: false }, edges);
  expect([created, (await PropertyModel.find().lean()).map(({ listingKey }) => listingKey)]).toEqual([1, ['B-5']]);
  expect(rejected.map(({ row, listingKey, column, value }) => [row, listingKey, column, value])).toEqual([
    [502, 'B-1', 'ListPrice', 'many'],
    [502, 'B-1', 'PoolPrivateYN', 'perhaps'],
    [503, '', 'ListingKey', ''],
    [504, 'B-3', 'StandardStatus', 'Haunted'],
    [505, 'B-4', 'ListPrice', ''],
    [505, 'B-4', 'City', ''],
  ]);
  expect(rejected[3]?.problem).toContain('Active');
});

test('an empty row is no listing, but is counted as a spreadsheet counts it', async () => {
  const { rows, rejected } = await importProperties({ csv: 'ListingKey,ListPrice\n\nE-1,5\n,\nE-2,many\n', dryRun: true }, edges);
  expect([rows, rejected.map(({ row }) => row)]).toEqual([2, [5]]);
});

test('headers of other names are mapped, semicolons and a byte order mark are read, and a file without keys is refused', async () => {
  const csv = '\uFEFFOur code;wanted;Place;nonsense\nC-1;250000;Eastbrook;x\n';
  await expect(importProperties({ csv, dryRun: true }, edges)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  const mapping = { 'Our code': 'listingKey', wanted: 'listPrice', Place: 'city' } as const;
  expect(await importProperties({ csv, mapping, dryRun: false }, edges)).toMatchObject({
    created: 1,
    columns: [{ field: 'listingKey' }, { field: 'listPrice' }, { field: 'city' }, { field: null }],
  });
  expect(await stored('C-1')).toMatchObject({ listPrice: 250_000, city: 'Eastbrook' });
});

test('what is exported is read back without a change, and no cell is a formula', async () => {
  await PropertyModel.create([
    buildProperty({ listingKey: 'D-1', longitude: -70.25, publicRemarks: '=HYPERLINK("x")\n"quoted", with a comma', view: ['Water'] }),
    buildProperty({ listingKey: 'D-2', propertySubType: null, livingArea: null, onMarketDate: null }),
  ]);
  const { csv, rows } = await exportProperties({});
  expect(rows).toBe(2);
  expect(csv.split('\r\n')[0] ?? csv).toStartWith('ListingKey,ListingId,StandardStatus');
  expect(csv).not.toMatch(/(^|,)"?=/m);
  expect(await importProperties({ csv, dryRun: true }, edges)).toMatchObject({ rejected: [], created: 0, updated: 0, unchanged: 2 });
});

test('what would be a formula elsewhere, behind a separator, a line or blanks, or at full width, is none either and is read back', async () => {
  const remarks = ['｜cmd', '＝1+1', ' \u00a0=1+1', 'Sea view;=1+1', 'Sea view\n@SUM(1)\nend', 'a\t=1+1', '"=1+1', '+1 207 555 0123'];
  await PropertyModel.create(
    remarks.map((publicRemarks, n) => buildProperty({ listingKey: `-K${n}`, publicRemarks: publicRemarks.trim() })),
  );
  const { csv } = await exportProperties({});
  const cells = (parse(csv, { columns: true }) as Record<string, string>[]).flatMap((row) =>
    Object.values(row).flatMap((cell) => cell.split(/[;\t\r\n]/)),
  );
  expect(cells.filter((cell) => /^["\s]*[=+\-@|]/.test(cell.normalize('NFKC')))).toEqual(['+1 207 555 0123']);
  expect(await importProperties({ csv, dryRun: true }, edges)).toMatchObject({ rejected: [], created: 0, updated: 0, unchanged: 8 });
});

test.each([
  ['list_price', 'listPrice'],
  ['List Price', 'listPrice'],
  ['LISTINGKEY', 'listingKey'],
  ['nonsense', null],
  ['Price ($)', 'listPrice'],
  ['# Beds', 'bedroomsTotal'],
  ['Street #', 'streetNumber'],
  ['Zip', 'postalCode'],
  ['Sq. Ft.', 'livingArea'],
  ['Photos', 'media'],
])('the header %s means %p', (header, field) => expect(columnsOf([header])).toEqual([{ header, field } as never]));

test('the listing number is the key where no column is one, two columns of a kind are not both taken, and what was chosen stays', () => {
  const fields = (headers: string[], mapping = {}) => columnsOf(headers, mapping).map(({ field }) => field);
  expect(fields(['MLS #', 'Price', 'Asking price'])).toEqual(['listingKey', 'listPrice', null]);
  expect(fields(['MLS #', 'ListingKey'])).toEqual(['listingId', 'listingKey']);
  expect(fields(['MLS #', 'Code', 'Price'], { Code: 'listingKey', Price: null })).toEqual(['listingId', 'listingKey', null]);
});

test('a sheet in the words of American brokers is taken as it is', async () => {
  const csv = [
    'MLS #,Status,Type,Price,Beds,Baths,Sq Ft,Lot,Year built,Address,City,State,Zip,Description,Photos,Pool',
    '7001,For Sale,House,"$500,000",3,2.5,"1,850",0.25,1987,12 Harbour Street,Port Larkin,ME,04101,By the sea,https://a.example/1.jpg,None',
    '7002,Sold,Condo,450.000,Studio,1,600 sq ft,,2001,"3 Mill Road #4, Eastbrook, ME 04102",,,,,,',
    '7003,Under contract,Townhouse,399k,2,2,,6000 sqft,,5 Hill Road,Port Larkin,ME,04101,,,yes',
  ].join('\n');
  const told = await importProperties({ csv, dryRun: false }, edges);
  expect([told.created, told.rejected, told.columns.filter(({ field }) => field === null)]).toEqual([3, [], []]);
  expect(await stored('7001')).toMatchObject({
    ...{ listingId: '7001', standardStatus: 'Active', propertyType: 'Residential', propertySubType: 'SingleFamilyResidence' },
    // RESO counts a half bath as one.
    ...{ listPrice: 500_000, bathroomsTotalInteger: 3, livingArea: 1850, lotSizeArea: 0.25, lotSizeUnits: 'Acres' },
    ...{ streetNumber: '12', streetName: 'Harbour Street', unparsedAddress: '12 Harbour Street, Port Larkin, ME 04101' },
    ...{ publicRemarks: 'By the sea', poolPrivateYN: false },
  });
  expect(await stored('7002')).toMatchObject({
    ...{ standardStatus: 'Closed', propertySubType: 'Condominium', listPrice: 450_000, bedroomsTotal: 0, livingArea: 600 },
    ...{ unparsedAddress: '3 Mill Road #4, Eastbrook, ME 04102', city: 'Eastbrook', postalCode: '04102', unitNumber: '4' },
  });
  expect(await stored('7003')).toMatchObject({
    ...{ standardStatus: 'ActiveUnderContract', propertySubType: 'Townhouse', lotSizeArea: 6000, lotSizeUnits: 'SquareFeet' },
    poolPrivateYN: true,
  });
  expect(await importProperties({ csv, dryRun: true }, edges)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
});

test.each([
  ['standardStatus', 'Under Contract', { value: 'ActiveUnderContract' }],
  ['standardStatus', 'active_under_contract', { value: 'ActiveUnderContract' }],
  ['propertySubType', 'Single Family', { value: 'SingleFamilyResidence' }],
  ['propertySubType', 'Fourplex', { value: 'Quadruplex' }],
  ['propertyType', 'Home for lease', { value: 'ResidentialLease' }],
  ['propertyType', 'Vacant land', { value: 'Land' }],
  ['propertyType', 'Office', { value: 'CommercialSale', also: { propertySubType: 'Office' } }],
  ['lotSizeUnits', 'ac', { value: 'Acres' }],
  ['livingArea', '120 m²', { value: 120, also: { livingAreaUnits: 'SquareMeters' } }],
  ['livingArea', '120 toises', { problem: 'is not a number' }],
] as const)('in %s %p is read', (field, cell, read) => expect(readCell(field, cell)).toEqual(read as never));

test.each([
  ['1,250,000', 1_250_000],
  ['$ 900', 900],
  ["'-70.25", -70.25],
  ['', undefined],
])('the number %p is %p', (cell, value) => expect(readCell('listPrice', cell)).toEqual({ value }));

const DATED = 'MLS #,Status,Type,Price,Beds,House number,Street,City,List date,Remarks';
const dated = (dates: string[]) =>
  [DATED, ...dates.map((date, n) => `G-${n},Active,House,100000,3,${n},Mill Road,Port Larkin,${date}`)].join('\n');
const days = async () => (await PropertyModel.find().sort({ listingKey: 1 }).lean()).map(({ onMarketDate }) => onMarketDate?.toISOString());

test.each<[string, string[], string[]]>([
  ['American', ['3/4/2026', '11/30/2026', '05/05/2026'], ['2026-03-04', '2026-11-30', '2026-05-05']],
  ['European', ['3/4/2026', '30/11/2026'], ['2026-04-03', '2026-11-30']],
  ['German', ['03.04.2026', '30.11.2026'], ['2026-04-03', '2026-11-30']],
  ['from Excel', ['3/4/2026 0:00', '11/30/2026 12:00 AM', '"3/4/2026"'], ['2026-03-04', '2026-11-30', '2026-03-04']],
  ['beginning with the year', ['2026-03-04', '2026/3/4', '2026-03-04T00:00:00Z'], ['2026-03-04', '2026-03-04', '2026-03-04']],
  ['each in one way, though the file has both orders', ['11/30/2026', '30/11/2026'], ['2026-11-30', '2026-11-30']],
])('dates are read that are written %s', async (_, written, read) => {
  expect(await importProperties({ csv: dated(written), dryRun: false }, edges)).toMatchObject({ rejected: [], created: written.length });
  expect(await days()).toEqual(read.map((day) => `${day}T12:00:00.000Z`));
});

test.each<[string, string[]]>([
  ['no date of the file says so', ['3/4/2026', '5/5/2026', '2026-11-30']],
  ['what stands before words decides nothing', ['3/4/2026', '5/5/2026,30/11/2026 open house', '2026-11-30']],
  ['the dates contradict each other', ['3/4/2026', '11/30/2026', '30/11/2026']],
])('a date is not guessed when %s which is the month', async (_, written) => {
  const { rejected, created } = await importProperties({ csv: dated(written), dryRun: false }, edges);
  const problem = 'may be 2026-03-04 or 2026-04-03: no date of the file says whether the month comes first. Write it as one of these';
  expect(rejected).toEqual([{ row: 2, listingKey: 'G-0', column: 'List date', value: '3/4/2026', problem }]);
  expect(created).toBe(written.length - 1);
});

test.each(['2/30/2026', '13/13/2026', '11/30/26', '2026-02-30', 'soon'])('%s is no date', async (date) => {
  const { rejected } = await importProperties({ csv: dated(['11/30/2026', date]), dryRun: true }, edges);
  expect(rejected.map(({ problem }) => problem)).toEqual(['is not a date such as 2026-03-31']);
});

test('a part of a large file is read as the whole file says', async () => {
  await importProperties({ csv: dated(['3/4/2026']), dateOrder: 'day', dryRun: false }, edges);
  expect(await days()).toEqual(['2026-04-03T12:00:00.000Z']);
});
