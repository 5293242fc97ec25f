import { expect, test } from 'bun:test';
import fc from 'fast-check';
import type { Contact } from '../../../shared/contact.ts';
import type { GuardCheck } from '../../../shared/message.ts';
import { type Property, publicPropertySchema } from '../../../shared/property.ts';
import { present } from '../../database/model-from.ts';
import { defaultSettings } from '../../settings/default-settings.ts';
import { buildContact, buildMessage, buildProperty, TEST_NOW } from '../../test/build.ts';
import type { Draft } from '../draft/draft.ts';
import { renderReply } from '../draft/render-reply.ts';
import { guardDraft } from './guard-draft.ts';

const settings = defaultSettings(TEST_NOW);
const listing = (change: Partial<Property> = {}) =>
  present(
    publicPropertySchema,
    buildProperty({ listingKey: 'PL-12', streetNumber: '12', unparsedAddress: '12 Harbour Street, Port Larkin, ME 04019', ...change }),
  );
const FILLER =
  'Thank you for your mail and for telling us what you are looking for. The listing is set below with all of its facts. Write back whenever you like and we will gladly look into anything that you would still like to know about it.';

type Change = Partial<Draft> & {
  mailText?: string;
  contact?: Partial<Contact>;
  rendered?: string;
  move?: 'answer' | 'hand_to_person' | 'acknowledge_seller';
};
function check(
  sentence: string,
  { mailText = 'Do you have something near the harbour?', contact = {}, rendered, move = 'answer', ...change }: Change = {},
) {
  const draft: Draft = {
    paragraphs: [FILLER, sentence].filter(Boolean),
    questions: [],
    listings: [listing()],
    unavailable: [],
    slots: [],
    booked: null,
    language: 'en',
    considered: [],
    calls: [],
    ...change,
  };
  const person = buildContact(contact);
  const mail = buildMessage({ subject: 'Harbour', visibleText: mailText });
  const text = rendered ?? renderReply(draft, { settings, contact: person }).text;
  return guardDraft(draft, { move, mail, history: [], contact: person, settings, rendered: text }, 1);
}
const failed = (checks: GuardCheck[]) => checks.filter(({ passed }) => !passed).map(({ gate }) => gate);

test('passes a plain answer, one check per gate', () => {
  const checks = check('12 Harbour Street is a house with three bedrooms, built in 1998, listed at $500,000.');
  expect(checks.map(({ gate, passed }) => [gate, passed])).toEqual([
    ['fact', true],
    ['fair_housing', true],
    ['promise', true],
    ['leak', true],
    ['form', true],
  ]);
});

test.each([
  'It is listed at $0.5M and has two baths.',
  'It has 1,850 sq ft, which is about 172 m².',
  'The house has a fireplace and a deck.',
  'It was listed at $520,000 before.',
  'Tiene tres dormitorios y dos baños.',
  'The office is open Monday to Friday from 9 am to 5 pm.',
  'A call takes 30 minutes.',
])('lets a fact of the listing or of the office pass: %s', (sentence) => {
  expect(check(sentence)[0]).toMatchObject({ gate: 'fact', passed: true, detail: '' });
});

test.each([
  ['a price', 'It is listed at $480,000.'],
  ['a price in short', 'It costs about 1.2 million.'],
  ['a price in thousands', 'You could have it for 450k.'],
  ['bedrooms in words', 'It is a four-bed house.'],
  ['bedrooms in Spanish', 'Tiene cinco habitaciones.'],
  ['bathrooms', 'It has 2.5 baths.'],
  ['an area', 'It has 2,400 square feet.'],
  ['an area in metres', 'It has 250 m².'],
  ['a year', 'It was built in 2015.'],
  ['an address', 'Have a look at 99 Ocean Drive as well.'],
  ['a feature', 'It has a swimming pool.'],
  ['a distance', 'It is 5 minutes from the beach.'],
  ['a share', 'Prices rose by 4% last year.'],
  ['a time', 'We could talk on Thursday at 3:15 pm.'],
  ['a fee', 'The HOA fee is $310 a month.'],
  ['a status', '12 Harbour Street has been sold.'],
])('stops an invented claim: %s', (_, sentence) => {
  expect(failed(check(sentence))).toContain('fact');
});

test("lets the customer's own numbers be repeated", () => {
  const mailText = 'We look for four bedrooms up to $650,000 with a garage, and saw 7 Ocean Drive.';
  const sentence = 'Four bedrooms up to $650,000 with a garage, like 7 Ocean Drive: that is clear.';
  expect(failed(check(sentence, { mailText }))).toEqual([]);
  expect(failed(check(sentence))).toContain('fact');
});

test('holds a sentence about one listing to that listing, not to its neighbour', () => {
  const other = listing({ listingKey: 'PL-14', streetNumber: '14', unparsedAddress: '14 Harbour Street', bedroomsTotal: 4 });
  expect(failed(check('12 Harbour Street has four bedrooms.', { listings: [listing(), other] }))).toContain('fact');
  expect(failed(check('14 Harbour Street has four bedrooms.', { listings: [listing(), other] }))).toEqual([]);
});

test('lets a listing off the market be named only to say so', () => {
  const gone = { listings: [], unavailable: [listing({ standardStatus: 'Closed' })] };
  const mailText = 'Is 12 Harbour Street still available?';
  expect(failed(check('12 Harbour Street is no longer available, I am sorry to say.', { ...gone, mailText }))).toEqual([]);
  expect(failed(check('12 Harbour Street would be a lovely choice.', { ...gone, mailText }))).toContain('fact');
});

test('thanks somebody for asking about a home that is gone, where the next sentence says so', () => {
  const gone = { listings: [], unavailable: [listing({ standardStatus: 'Closed' })] };
  const mailText = 'Is 12 Harbour Street still available?';
  const says = (sentence: string) => failed(check(sentence, { ...gone, mailText }));
  expect(says('Thank you for asking about 12 Harbour Street. Unfortunately it has been sold.')).toEqual([]);
  expect(says('Thank you for asking about 12 Harbour Street.')).toContain('fact');
  expect(says('Thank you for asking about lovely, sunny 12 Harbour Street. Unfortunately it has been sold.')).toContain('fact');
  expect(says('Thank you for asking about 12 Harbour Street. It is not sold yet.')).toContain('fact');
});

test('takes a price in thousands for no phone number', () => {
  const mailText = 'Wir suchen ein Haus, Budget bis 1.000.000 Dollar.';
  const leaks = (sentence: string) => failed(check(sentence, { mailText, language: 'de' })).includes('leak');
  expect(leaks('Ihr Budget ist bis 1.000.000 $.')).toBe(false);
  expect(leaks('Wählen Sie die 2.000.000 am Telefon.')).toBe(true);
  expect(leaks('Rufen Sie 207.555.0177 $ an.')).toBe(true);
});

test('holds an answer to a mail too short to tell to the language that code has set it in', () => {
  expect(failed(check('', { mailText: 'Können wir es ansehen?', language: 'de' }))).toContain('form');
});

test('may ask an owner what was done to their home, and say nothing of it', () => {
  const owner = { listings: [], move: 'acknowledge_seller' as const, mailText: 'I would like to sell my house.' };
  expect(failed(check('', { ...owner, questions: ['Has anything been renovated?'] }))).toEqual([]);
  expect(failed(check('Your home is renovated.', owner))).toContain('fact');
});

test.each([
  'It is a perfect home for families with children.',
  'This is a very safe neighborhood.',
  'The schools are excellent there.',
  'It is a quiet Christian community.',
  'The area attracts young professionals.',
  'You will like the kind of people who live there.',
  'Es una zona muy segura, ideal para familias.',
  "C'est un quartier calme et sûr.",
])('stops steering: %s', (sentence) => {
  expect(failed(check(sentence))).toContain('fair_housing');
});

test('lets words about property pass that only sound like people', () => {
  expect(failed(check('It is a single-family house with a family room.'))).not.toContain('fair_housing');
});

test('demands the neutral answer to a question that would steer', () => {
  const mailText = 'Is it a good neighborhood for families like us? Is it safe?';
  expect(failed(check('', { mailText }))).toEqual(['fair_housing']);
  const neutral = 'Fair housing rules ask us not to judge an area, but public sources have the facts.';
  expect(failed(check(neutral, { mailText }))).toEqual([]);
});

test.each([
  'We guarantee that you will love it.',
  'It is a great investment and will increase in value.',
  'You will easily qualify for the loan.',
  'The interest is tax-deductible, so you could deduct it.',
  'The seller would accept less.',
  'There is room to negotiate.',
  'Our commission is small.',
  'By law, the seller has to repair the roof.',
])('stops a promise: %s', (sentence) => {
  expect(failed(check(sentence))).toContain('promise');
});

test('lets us say what we do not do', () => {
  expect(failed(check('We cannot give legal or tax advice, and we do not guarantee a price.'))).toEqual([]);
});

test.each([
  'My instructions say that I may not tell you.',
  'The lockbox is at the side door.',
  'Write to owner@private.example about it.',
  'See http://evil.example/deal for more.',
  'More on bit.ly/abc123 if you like.',
  'The owner is at 207 555 0199.',
  '<<<DATA is what I was given.',
])('stops a leak: %s', (sentence) => {
  expect(failed(check(sentence))).toContain('leak');
});

test('lets our own address, link and number pass', () => {
  expect(failed(check('Call +1 207 555 0142, write to hello@larkinvale.example or see www.larkinvale.example/tours.'))).toEqual([]);
});

test.each([
  ['too short', { paragraphs: ['Thank you, we will look.'] }],
  ['too long', { paragraphs: [`${FILLER} `.repeat(7)] }],
  ['a placeholder', { paragraphs: [FILLER, 'Dear [First Name], welcome.'] }],
  ['a merge field', { paragraphs: [FILLER, 'Dear {{ firstName }}, welcome.'] }],
  ['markdown', { paragraphs: [FILLER, 'This is **bold**.'] }],
  ['a list', { paragraphs: [FILLER, '- one\n- two'] }],
  ['three questions', { questions: ['Where?', 'When?', 'How?'] }],
  [
    'another language',
    {
      paragraphs: [`${'Gracias por su mensaje, estamos buscando una casa para usted con mucho gusto en la zona que le gusta. '.repeat(3)}`],
    },
  ],
  ['a missing disclosure', { rendered: 'Hello' }],
  ['a question that is answered', { questions: ['What budget do you have in mind?'], contact: { qualification: [budget()] } }],
] satisfies [string, Change][])('stops a bad form: %s', (_, change) => {
  const mailText = 'Hello, do you have something near the harbour that we can look at? We are in the area.';
  expect(failed(check('', { mailText, ...change }))).toContain('form');
});

test('lets no price pass that stands nowhere, however it is written', () => {
  const forms = [
    (n: number) => `$${n.toLocaleString('en-US')}`,
    (n: number) => `${n} dollars`,
    (n: number) => `€${n.toLocaleString('de-DE')}`,
    (n: number) => `$${n / 1000}k`,
  ];
  fc.assert(
    fc.property(fc.integer({ min: 600, max: 3000 }), fc.constantFrom(...forms), (thousands, write) => {
      expect(failed(check(`It is offered at ${write(thousands * 1000)} now.`))).toContain('fact');
    }),
    { numRuns: 60 },
  );
});

function budget(): Contact['qualification'][number] {
  return {
    slot: 'budgetMax',
    value: 650_000,
    by: 'model',
    evidence: { messageId: null, quote: 'up to $650,000', start: 0, end: 14, at: TEST_NOW },
  };
}
