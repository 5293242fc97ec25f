import { expect, test } from 'bun:test';
import type { Slot, SlotName } from '../../../shared/contact.ts';
import type { MailKind } from '../../../shared/message.ts';
import { buildMessage } from '../../test/build.ts';
import { proveSlots } from './prove-slots.ts';

type Case = [text: string, slot: SlotName, value: Slot['value'], quote: string, kind?: MailKind];
const prove = ([text, slot, value, quote, kind]: Case) =>
  proveSlots({ slots: [{ slot, value, quote }] }, buildMessage({ visibleText: text }), { kind: kind ?? 'buyer_lead' });
const named = (cases: Case[]) => cases.map((given): [string, Case] => [given[0], given]);

const OWN: Case[] = [
  ['Our budget is $450,000.', 'budgetMax', 450_000, '$450,000'],
  ['We can go up to 600 for the right place', 'budgetMax', 600_000, 'up to 600'],
  ['Looking for something priced under 450k in Harbour', 'budgetMax', 450_000, 'under 450k'],
  ['Between 300k and 400k would be fine', 'budgetMin', 300_000, '300k'],
  ['We earn well, and our budget is 500k', 'budgetMax', 500_000, 'budget is 500k'],
  ['The one at 450k is nice, but we could stretch to 420k, our max price', 'budgetMax', 420_000, 'stretch to 420k'],
  ['I am pre-approved for 380,000', 'budgetMax', 380_000, 'pre-approved for 380,000'],
  ['Rent up to $2,400 a month', 'budgetMax', 2400, '$2,400 a month', 'renter_lead'],
  ['We could pay 30,000 a year', 'budgetMax', 2500, '30,000 a year', 'renter_lead'],
  ['Max price: $470,000', 'budgetMax', 470_000, 'Max price: $470,000'],
  ['Nuestro presupuesto es de 350 mil', 'budgetMax', 350_000, 'presupuesto es de 350 mil'],
  ['Unser Budget liegt bei 400.000 €', 'budgetMax', 400_000, '400.000 €'],
  ['We need three bedrooms', 'bedroomsMin', 3, 'three bedrooms'],
  ['We live in a small flat; we need 4 beds', 'bedroomsMin', 4, '4 beds'],
  ['Wir brauchen drei Schlafzimmer', 'bedroomsMin', 3, 'drei Schlafzimmer'],
  ['We are hoping for 520k', 'priceExpectation', 520_000, '520k', 'seller_lead'],
  ['I think it is worth about 520k', 'priceExpectation', 520_000, '520k', 'seller_lead'],
];
test.each(named(OWN))('keeps the number of "%s"', (_, given) => {
  const { kept, rejected } = prove(given);
  expect(rejected).toEqual([]);
  expect(kept.map(({ value }) => value)).toEqual([given[2]]);
});

const NOT_OWN: Case[] = [
  ['I saw 12 Harbour Street listed at $450,000.', 'budgetMax', 450_000, '$450,000'],
  ['The asking price is 450k, is it negotiable?', 'budgetMax', 450_000, '450k'],
  ['It was reduced from 500k to 450k', 'budgetMax', 450_000, '450k'],
  ['What would the payment be? Something like $2,400 a month?', 'budgetMax', 2400, '$2,400 a month'],
  ['We pay 2,100 in rent now, currently paying $2,100', 'budgetMax', 2100, 'currently paying $2,100', 'renter_lead'],
  ['My salary is 120,000', 'budgetMax', 120_000, '120,000'],
  ['I make 95k and my wife is a nurse', 'budgetMax', 95_000, '95k'],
  ['The Zestimate says 480k', 'budgetMax', 480_000, '480k'],
  ['We have 60k for the down payment, a deposit of 60k', 'budgetMax', 60_000, 'deposit of 60k'],
  ['We have 60k saved', 'budgetMax', 60_000, '60k saved'],
  ['We sold our house for 410k last year', 'budgetMax', 410_000, '410k'],
  ['My neighbor bought for 390k', 'budgetMax', 390_000, '390k'],
  ['Rent up to 2400', 'budgetMax', 2_400_000, 'up to 2400', 'renter_lead'],
  ['La casa cuesta 350.000', 'budgetMax', 350_000, '350.000'],
  ['Das Haus kostet 400.000', 'budgetMax', 400_000, '400.000'],
  ['We have three kids and need space', 'bedroomsMin', 3, 'three kids'],
  ['Is the 4 bedroom on Mill Road still available?', 'bedroomsMin', 4, '4 bedroom'],
  ['We currently rent a two bedroom apartment', 'bedroomsMin', 2, 'two bedroom'],
  ['Zillow says 540k', 'priceExpectation', 540_000, '540k', 'seller_lead'],
  ['We still owe 210k on it', 'priceExpectation', 210_000, '210k', 'seller_lead'],
  ['The house next door went for 600k', 'priceExpectation', 600_000, '600k', 'seller_lead'],
];
test.each(named(NOT_OWN))('refuses the number of "%s"', (_, given) => {
  expect(prove(given).kept).toEqual([]);
});

const NOT_KEPT: Case[] = [
  ['We want a Christian neighbourhood near a church', 'features', ['near a church'], 'near a church'],
  ['My wife is in a wheelchair', 'features', ['wheelchair access'], 'in a wheelchair'],
  ['We are selling as we expect a baby', 'reason', 'expecting a baby', 'expect a baby', 'seller_lead'],
  ['Good schools matter to us', 'features', ['good schools'], 'Good schools'],
  ['We are not pre-approved yet', 'financing', 'pre_approved', 'pre-approved'],
  ["We don't have an agent", 'hasAgent', true, 'have an agent'],
  ['Call me', 'phone', 'call me', 'Call me'],
  ['We love Mill Heights', 'areas', ['Vale Heights'], 'Mill Heights'],
  ['A garden, please', 'features', ['pool'], 'A garden'],
];
test.each(named(NOT_KEPT))('keeps nothing of "%s"', (_, given) => {
  expect(prove(given).kept).toEqual([]);
});

test('keeps of a list what the mail says, and tells what it does not', () => {
  const { kept, rejected } = prove(['Un jardín y un garaje, por favor', 'features', ['garden', 'garage', 'pool'], 'Un jardín']);
  expect(kept[0]?.value).toEqual(['garden', 'garage']);
  expect(rejected).toEqual([{ slot: 'features', quote: 'Un jardín', why: 'the mail does not say "pool"' }]);
  expect(prove(['We want a single-family home', 'propertyTypes', ['single-family'], 'single-family']).kept).toHaveLength(1);
  expect(prove(['No rush, we have an agent', 'hasAgent', true, 'we have an agent']).kept).toHaveLength(1);
});

const CHANGES: [string, SlotName, string, string, Slot['change']][] = [
  ['A garden would be lovely', 'features', 'garden', 'garden', 'add'],
  ['We do not need the pool any more', 'features', 'pool', 'pool', 'remove'],
  ['Not Eastgate any more, Harbor instead', 'areas', 'Eastgate', 'Eastgate', 'remove'],
  ['Not Eastgate any more, Harbor instead', 'areas', 'Harbor', 'Harbor', 'set'],
  ['We would also look in Mill Flats', 'areas', 'Mill Flats', 'Mill Flats', 'add'],
  ['We are looking in Harbour', 'areas', 'Harbour', 'Harbour', 'set'],
  ['También nos gusta Eastgate', 'areas', 'Eastgate', 'Eastgate', 'add'],
  ['Ya no queremos Eastgate', 'areas', 'Eastgate', 'Eastgate', 'remove'],
  ['Eine Wohnung wäre auch gut, condo', 'propertyTypes', 'condo', 'condo', 'add'],
];
test.each(CHANGES)('reads how "%s" changes %s (%s)', (text, slot, name, quote, change) => {
  expect(prove([text, slot, [name], quote]).kept[0]?.change).toBe(change);
});

test("the model's own word on a change counts, and one mail may add and take back", () => {
  const text = 'Harbor instead of Eastgate';
  const slots = [
    { slot: 'areas' as const, value: ['Harbor'], quote: 'Harbor', change: 'add' as const },
    { slot: 'areas' as const, value: ['Eastgate'], quote: 'instead of Eastgate', change: 'remove' as const },
  ];
  const { kept } = proveSlots({ slots }, buildMessage({ visibleText: text }));
  expect(kept.map(({ change, value }) => [change, value])).toEqual([
    ['add', ['Harbor']],
    ['remove', ['Eastgate']],
  ]);
});

test('forgives a full stop, quotation marks and dashes that a model put around or into a quote', () => {
  const text = 'A three–bedroom home';
  const { kept } = proveSlots(
    { slots: [{ slot: 'bedroomsMin', value: 3, quote: '“three-bedroom.”' }] },
    buildMessage({ visibleText: text }),
  );
  expect(kept[0]?.evidence.quote).toBe('three–bedroom');
});
