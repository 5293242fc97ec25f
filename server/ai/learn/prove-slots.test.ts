import { expect, test } from 'bun:test';
import { buildMessage } from '../../test/build.ts';
import type { LearnAnswer } from './learn-answer.ts';
import { numbersIn } from './numbers-in.ts';
import { proveSlots } from './prove-slots.ts';

const TEXT = `Hello, we’re looking for three bedrooms near
the Harbour, up to $450k. Cash. Call me at (207) 555-0199.
Ours was built in 1990. I saw 8 Customs Row for 750,000 elsewhere. Um 10 Uhr.`;
const mail = buildMessage({ visibleText: TEXT, text: `${TEXT}\n> our budget was 900k` });
const prove = (...slots: LearnAnswer['slots']) => proveSlots({ slots }, mail);

test('keeps a value with the place of its words', () => {
  const { kept } = prove({ slot: 'budgetMax', value: 450_000, quote: 'up to $450k' });
  expect(kept).toHaveLength(1);
  expect(kept[0]).toMatchObject({
    slot: 'budgetMax',
    value: 450_000,
    by: 'model',
    evidence: { messageId: mail._id, quote: 'up to $450k' },
  });
  expect(TEXT.slice(kept[0]?.evidence.start, kept[0]?.evidence.end)).toBe('up to $450k');
});

test('forgives line breaks, curly quotes and capitals in a quote', () => {
  const { kept } = prove(
    { slot: 'areas', value: ['Harbour'], quote: 'near the harbour' },
    { slot: 'bedroomsMin', value: 3, quote: "we're looking for three bedrooms" },
  );
  expect(kept.map(({ evidence }) => evidence.quote)).toEqual(['near\nthe Harbour', 'we’re looking for three bedrooms']);
});

test('reads rooms and kinds of home in German, in whatever case they stand', () => {
  const text = 'Wir suchen ein Haus mit mindestens 4 Schlafzimmern in Vale Heights.';
  const { kept, rejected } = proveSlots(
    {
      slots: [
        { slot: 'bedroomsMin', value: 4, quote: 'mindestens 4 Schlafzimmern' },
        { slot: 'propertyTypes', value: ['house'], quote: 'ein Haus' },
      ],
    },
    buildMessage({ visibleText: text, text }),
    { kind: 'buyer_lead' },
  );
  expect(rejected).toEqual([]);
  expect(kept.map(({ slot }) => slot)).toEqual(['bedroomsMin', 'propertyTypes']);
});

const REFUSED: [string, LearnAnswer['slots'][number], string][] = [
  ['words that do not stand in the mail', { slot: 'financing', value: 'pre_approved', quote: 'we are pre-approved' }, 'do not stand'],
  ['words of the quoted history', { slot: 'budgetMax', value: 900_000, quote: 'our budget was 900k' }, 'do not stand'],
  ['a number that its words do not say', { slot: 'budgetMax', value: 500_000, quote: 'up to $450k' }, 'do not say 500000'],
  ['a value of another shape', { slot: 'timeframe', value: 'whenever', quote: 'Hello' }, 'no value for this slot'],
  ['another phone number', { slot: 'phone', value: '207 555 0100', quote: 'Call me at (207) 555-0199' }, 'another number'],
  ['a place that its words do not say', { slot: 'areas', value: ['Vale Heights'], quote: 'near\nthe Harbour' }, 'do not say'],
  ['a clock time for an address', { slot: 'sellingAddress', value: '00 AM EST', quote: '199' }, 'do not say'],
  ['a year for rooms', { slot: 'bedroomsMin', value: 1990, quote: 'built in 1990' }, 'counts something else'],
  ['what a listing costs elsewhere', { slot: 'budgetMax', value: 750_000, quote: '750,000' }, 'the price of a listing'],
  ['an hour for an address', { slot: 'sellingAddress', value: '10 Uhr', quote: '10 Uhr' }, 'do not say'],
  ['an empty quote', { slot: 'areas', value: ['Harbour'], quote: ' ' }, 'do not stand'],
  ['an empty value', { slot: 'areas', value: [], quote: 'Harbour' }, 'no value'],
];
test.each(REFUSED)('rejects %s', (_, claim, why) => {
  const { kept, rejected } = prove(claim);
  expect(kept).toEqual([]);
  expect(rejected[0]?.why).toContain(why);
});

test('reads a value in its slot’s own type', () => {
  const { kept } = prove(
    { slot: 'bedroomsMin', value: 'three', quote: 'three bedrooms' },
    { slot: 'areas', value: 'Harbour', quote: 'the Harbour' },
    { slot: 'financing', value: 'cash', quote: 'Cash' },
  );
  expect(kept.map(({ value }) => value)).toEqual([3, ['Harbour'], 'cash']);
});

const NUMBERS: [string, number[]][] = [
  ['between $450k and 1.2M', [450_000, 1_200_000]],
  ['1,200,000 dollars', [1_200_000]],
  ['1.200.000 €', [1_200_000]],
  ['450 000 €', [450_000]],
  ['two and a half million? 2.5 baths', [2, 2.5]],
  ['tres habitaciones, 300 mil', [3, 300_000]],
  ['trois chambres pour 250 mille', [3, 250_000]],
  ['half a million', [500_000]],
  ['80 m² at 3-bed', [80, 3]],
  ['no figures at all', []],
];
test.each(NUMBERS)('finds the numbers of "%s"', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers);
});
