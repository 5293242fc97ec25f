import { afterAll, beforeAll, expect, test } from 'bun:test';
import { saveProperties } from '../properties/save-properties.ts';
import { buildProperty, TEST_NOW } from '../test/build.ts';
import { sampleLetters } from '../test/sample-letters.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { dressText } from './dress-text.ts';
import type { ListingBlock } from './letter.ts';
import { letterOfText } from './letter-of-text.ts';
import { renderLetter } from './render-letter.ts';

const listing: ListingBlock = {
  address: '12 Harbour Street, Port Larkin, ME 04019',
  price: '$585,000',
  details: '3 bedrooms · 2 baths',
  status: 'For sale',
  news: '',
  link: 'https://larkinvale.example/listings/PL-12',
  photo: 'https://pictures.example/12.jpg',
};
const inText = `${listing.address}\n$585,000 · 3 bedrooms · 2 baths · For sale\n${listing.link}`;
const frame = { language: 'en', sender: 'Larkin & Vale Realty', listings: [listing] };
const kinds = (text: string, more = {}) => letterOfText(text, { ...frame, ...more }).blocks.map(({ kind }) => kind);

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
  const { _id, createdAt, updatedAt, ...fields } = buildProperty({
    listingKey: 'PL-12',
    listPrice: 585_000,
    unparsedAddress: listing.address,
    media: [{ mediaURL: 'https://pictures.example/12.jpg', mediaCategory: 'Photo', order: 0, preferredPhotoYN: true }],
  });
  await saveProperties([fields], createTestEdges());
});
afterAll(() => database.stop());

test.each(Object.entries(sampleLetters()))('reads back the text of %s as it was set', (_, { text }) => {
  const again = renderLetter(letterOfText(text, { ...frame, hasButtons: true })).text;
  const blocks = (mail: string) => mail.trim().split('\n\n').toSorted();
  expect(blocks(again)).toEqual(blocks(text));
});

test('knows a listing, times, a quote and a disclosure by their form', () => {
  const times = 'Times for a call\n  Thursday at 10:00\n  Friday at 9:00\nAnswer with one.';
  expect(kinds(`Hello,\n\n${inText}\n\n${times}\n\nAna wrote:\n> hello`)).toEqual(['listing', 'panel', 'quote']);
  expect(letterOfText('Hello\n\n-- \nAn AI wrote this.', frame)).toMatchObject({
    disclosure: 'An AI wrote this.',
    blocks: [{ kind: 'words' }],
  });
});

test.each([
  ['an address alone', listing.address],
  ['another price', inText.replace('$585,000', '$500,000')],
  ['the words of another listing', inText.replace('12 Harbour', '14 Harbour')],
])('takes %s for words, not for the listing', (_, text) => expect(kinds(text)).toEqual(['words']));

test('keeps what a person wrote under a listing, and the link they took out stays out', () => {
  const [block] = letterOfText(inText.replace(listing.link, 'The garden faces south.'), frame).blocks;
  expect(block).toEqual({ kind: 'listing', listing: { ...listing, news: 'The garden faces south.', link: '' } });
});

test('makes a button of a labelled address only where buttons are asked for', () => {
  const line = 'For your calendar: https://crm.example/calls/3f.ics';
  expect(kinds(line)).toEqual(['words']);
  expect(kinds(line, { hasButtons: true })).toEqual(['button']);
  expect(kinds(`${line} and more`, { hasButtons: true })).toEqual(['words']);
});

test('an edited mail keeps its card, in whatever language the listing was told', async () => {
  const text = `Hola, Ana:\n\nmire esto.\n\n${listing.address}\n$585,000 · 3 habitaciones · 2 baños · 1,850 pies² · En venta\n${listing.link}`;
  const html = await dressText({ text, listingKeys: ['PL-12'] }, { now: TEST_NOW, publicUrl: 'https://crm.example' });
  expect(html).toContain('src="https://pictures.example/12.jpg"');
  expect(html).toContain('Ver la propiedad');
  expect(html).toContain('lang="es"');
});

test('a mail without listings is set in the brokerage’s language', async () => {
  const html = await dressText({ text: 'Hi Ana <3' }, { now: TEST_NOW, publicUrl: 'https://crm.example' });
  expect(html).toContain('Hi Ana &lt;3');
  expect(html).toContain('lang="en"');
});
