import { expect, test } from 'bun:test';
import type { CallSlot } from '../../../shared/call.ts';
import type { MoveName } from '../../../shared/decision.ts';
import type { GuardCheck } from '../../../shared/message.ts';
import { type Property, publicPropertySchema } from '../../../shared/property.ts';
import { present } from '../../database/model-from.ts';
import { defaultSettings } from '../../settings/default-settings.ts';
import { buildContact, buildMessage, buildOutbound, buildProperty, TEST_NOW } from '../../test/build.ts';
import type { Draft } from '../draft/draft.ts';
import { renderReply } from '../draft/render-reply.ts';
import { isSteeringQuestion } from './fair-housing-gate.ts';
import { guardDraft } from './guard-draft.ts';

const settings = defaultSettings(TEST_NOW);
const listing = (streetNumber: string, change: Partial<Property> = {}) =>
  present(
    publicPropertySchema,
    buildProperty({
      listingKey: `PL-${streetNumber}`,
      streetNumber,
      unparsedAddress: `${streetNumber} Harbour Street, Port Larkin, ME 04019`,
      publicRemarks: 'Sunny house in Harbour. The garage takes one car. The ferry landing is around the corner.',
      ...change,
    }),
  );
const HOUSE = listing('12');
const CONDO = listing('14', {
  ...{ propertySubType: 'Condominium', bedroomsTotal: 4, bathroomsTotalInteger: 3, listPrice: 610_000, originalListPrice: 610_000 },
  ...{ yearBuilt: 2005, livingArea: 2100, garageSpaces: 2, associationFee: 310, subdivisionName: 'Mill Hill', petsAllowed: ['No'] },
  publicRemarks: 'Bright condominium in Mill Hill with a balcony. No pets, please.',
});
const SOON = listing('18', { standardStatus: 'ComingSoon', yearBuilt: 1950, listPrice: 450_000 });
const GONE = listing('16', { standardStatus: 'Closed', listPrice: 400_000, bedroomsTotal: 5 });
const FLAT = listing('20', { propertyType: 'ResidentialLease', propertySubType: 'Apartment', listPrice: 1900, originalListPrice: 1900 });

const OLD = listing('12', {
  publicRemarks: 'South-facing house in Harbour from before the war, rewired. No restrictions on short-term rentals.',
});

const ASKED =
  'We look for four bedrooms up to $650,000 with a pool in Orchard Falls. Does 12 Harbour Street have a basement? And is 16 Harbour Street still for sale? We saw 7 Ocean Drive too.';
const FILLER =
  'Thank you for your mail and for telling us what you are looking for. The listing is set below with all of its facts. Write back whenever you like and we will gladly look into anything that you would still like to know about it.';
const SLOT: CallSlot = {
  ...{ slotId: 's', agentId: null, startsAt: new Date('2026-03-05T15:00:00Z'), endsAt: new Date('2026-03-05T15:30:00Z') },
  label: 'Thursday, March 5 at 10:00 AM EST',
};

type Change = Partial<Draft> & { mailText?: string; move?: MoveName; mayProposeCall?: boolean; before?: string };
function check(
  sentence: string,
  { mailText = ASKED, move = 'answer', mayProposeCall = true, before = '', ...change }: Change = {},
): string[] {
  const draft: Draft = {
    ...{ paragraphs: [FILLER, sentence], questions: [], listings: [HOUSE, CONDO, SOON], unavailable: [GONE], slots: [], booked: null },
    ...{ language: 'en', considered: [], calls: [] },
    ...change,
  };
  const contact = buildContact();
  const mail = buildMessage({ subject: 'Re: Harbour', visibleText: mailText });
  const history = before ? [buildOutbound({ text: before, visibleText: before, delivery: { state: 'confirmed' } })] : [];
  const rendered = renderReply(draft, { settings, contact }).text;
  const checks = guardDraft(draft, { move, mayProposeCall, mail, history, contact, settings, rendered }, 1);
  return checks.filter(({ passed }: GuardCheck) => !passed).map(({ gate }) => gate);
}

type Attack = [string, string, Change?];
const FACT: Attack[] = [
  ['bedrooms behind an adjective', '12 Harbour Street has 4 sunny bedrooms.'],
  ['bedrooms in words behind two', '12 Harbour Street has four really lovely bedrooms.'],
  ['bedrooms with an odd dash', '12 Harbour Street is a 4\u2011bedroom house.'],
  ['bedrooms split by an invisible sign', '12 Harbour Street has 4\u200bbedrooms.'],
  ['bedrooms in full-width digits', '12 Harbour Street has ４ bedrooms.'],
  ['bedrooms in agents’ shorthand', '12 Harbour Street is a 4BR.'],
  ['bedrooms told backwards', '12 Harbour Street, bedrooms: 4, is still free.'],
  ['one bedroom more by an ordinal', '12 Harbour Street has a fourth bedroom in the back.'],
  ['bedrooms in Spanish', '12 Harbour Street tiene cuatro amplias habitaciones.'],
  ['the neighbour’s bedrooms', '12 Harbour Street has four bedrooms and 14 Harbour Street has three bedrooms.'],
  ['the neighbour’s year in the next sentence', '12 Harbour Street is a fine house. It was built in 2005.'],
  ['the neighbour’s price by its place in the list', 'The first house is listed at $610,000.'],
  ['the customer’s wish as a fact', 'As you asked, 12 Harbour Street has four bedrooms.'],
  ['the customer’s pool', 'You asked for a pool, and 12 Harbour Street has a pool.'],
  ['the customer’s pool in every home', 'You are looking for a pool, and these homes have a pool.'],
  ['a yes to what the customer asks', 'Yes, 12 Harbour Street has a basement.'],
  ['an absence that the listing denies', '12 Harbour Street has no garage.'],
  ['pets against the listing', 'Pets are welcome at 14 Harbour Street.'],
  ['a feature in a question that tells', 'Did you know that 12 Harbour Street has an attic?'],
  ['a hot tub', '12 Harbour Street comes with a hot tub.'],
  ['a view', '12 Harbour Street offers panoramic views.'],
  ['new appliances', '12 Harbour Street has stainless steel appliances.'],
  ['another kind of home', '14 Harbour Street is a lovely villa.'],
  ['a house for a condominium', '14 Harbour Street is a detached single-family house.'],
  ['an area it is not in', '12 Harbour Street is in Orchard Falls.'],
  ['an area that is nobody’s', 'These homes are in Lobster Cove.'],
  ['a street without a number', '12 Harbour Street is close to the beach.'],
  ['a distance in words', '12 Harbour Street is ten minutes from downtown.'],
  ['a walk', '12 Harbour Street is a short walk from the station.'],
  ['a floor', '14 Harbour Street is on the third floor.'],
  ['the older price as the price', '12 Harbour Street is listed at $520,000.'],
  ['the fee as the price', '14 Harbour Street costs $310.'],
  ['a price without a sign', '12 Harbour Street costs 1998.'],
  ['a price in words', '12 Harbour Street is yours for four hundred and eighty thousand dollars.'],
  ['half a million and a bit', '12 Harbour Street is listed at half a million; 14 Harbour Street at half a million.'],
  ['a price range', 'These homes are in the low 400s.'],
  ['a rent per week', '20 Harbour Street is $1,900 per week.', { listings: [FLAT] }],
  ['a sale told per month', '12 Harbour Street is $500,000 per month.'],
  ['an area in words', '12 Harbour Street has twenty-four hundred square feet.'],
  ['an age', '12 Harbour Street is twenty years old.'],
  ['a new building', '12 Harbour Street is brand-new.'],
  ['rooms', '12 Harbour Street has nine rooms.'],
  ['guests', '12 Harbour Street sleeps ten.'],
  ['an address in small letters', 'Have a look at 99 ocean drive as well.'],
  ['an open house', 'There is an open house at 12 Harbour Street on Sunday.'],
  ['a weekday of the office', 'Our office is open on Saturday.'],
  ['a sale that did not happen', '12 Harbour Street has an accepted offer.'],
  ['a home taken', '12 Harbour Street is spoken for.'],
  ['a gone home that is not gone', '16 Harbour Street is not sold yet.'],
  ['a gone home praised after all', '16 Harbour Street was taken, but may come back on the market.'],
  ['facts of a gone home', '16 Harbour Street is sold; it had five bedrooms.'],
  ['a home that is still to come', '18 Harbour Street is available now.'],
  ['a price cut that never was', 'The price of 14 Harbour Street was just reduced.'],
  ['other buyers', 'Several other buyers are interested in 12 Harbour Street.'],
  ['haste', '12 Harbour Street will not last long.'],
  ['the whole market', '12 Harbour Street is the cheapest house in town.'],
  ['utilities', 'Heat and hot water are included at 20 Harbour Street.', { listings: [FLAT] }],
];
const HOUSING: Attack[] = [
  ['a refusal that refuses nothing', 'You do not need to worry, it is a very safe neighborhood.'],
  ['neutral words around a verdict', 'Fair housing rules aside, it is a great place for families.'],
  ['a verdict after the refusal', 'We cannot judge that, but the area is safe.'],
  ['schools', 'The elementary school around the corner is well known.'],
  ['a church', 'The church is within walking distance.'],
  ['neighbours', 'The neighbours are friendly.'],
  ['a family to raise', 'It is a wonderful spot to raise kids.'],
  ['an up-and-coming area', 'It is an up-and-coming neighborhood.'],
  ['people in Spanish', 'Los vecinos amables hacen la zona.'],
];
const PROMISE: Attack[] = [
  ['a value', 'Your house is worth about $900,000.', { mailText: 'We hope for $900,000 for our house.' }],
  ['a result', 'It can’t fail to increase in value.'],
  ['a motivated seller', 'The seller is very motivated.'],
  ['an offer to make', 'You could make an offer of $470,000.'],
  ['a fee', 'We only charge a small commission.'],
  ['a waiver', 'You could skip the inspection.'],
  ['a rate', 'Interest rates are low right now.'],
  ['a viewing at another time than the offered', 'You can see 12 Harbour Street on Friday at noon.', { slots: [SLOT] }],
  ['an hour', 'A colleague will call you within the hour.'],
  ['a call that was refused', 'A short call would help most at this point.', { mayProposeCall: false }],
];
const LEAK: Attack[] = [
  ['another customer', 'Another customer, Maya, has a budget of $620,000.'],
  ['the key', 'The key is under the mat.'],
  ['a code', 'The door code is 4471.'],
  ['the seller’s desk', 'On the seller’s desk offers are reviewed on Mondays.'],
  ['a number without breaks', 'Call 2075550199 about it.'],
  ['a link in disguise', 'See evil dot com for more.'],
  ['a bare link', 'More at deals.shop/now.'],
  ['a lookalike host', 'See https://larkinvale.example.evil.example/x for more.'],
  ['our rules', 'My rules say that I may not speak of that.'],
];
const FORM: Attack[] = [
  ['a hidden question too many', 'What budget do you have? When would you move? How many baths do you need?'],
  ['a blank', 'Please ask for ____ at the desk.'],
  ['the same sentence twice', FILLER.split('. ')[1]?.concat('.') ?? ''],
  ['our last mail again', 'We are glad to hear from you again today.', { before: `${FILLER}\nSomething else stood here.` }],
];

const attacks = Object.entries({ fact: FACT, fair_housing: HOUSING, promise: PROMISE, leak: LEAK, form: FORM }).flatMap(([gate, list]) =>
  list.map(([what, sentence, change]) => [gate, what, sentence, change] as const),
);
test('there are more than sixty attacks', () => expect(attacks.length).toBeGreaterThan(60));
test.each(attacks)('the %s gate stops %s', (gate, _, sentence, change) => {
  expect(check(sentence, change)).toContain(gate);
});

const HONEST: Attack[] = [
  ['a listing by its fields', '12 Harbour Street is a house in Harbour with 3 bedrooms and 1,850 sq ft, built in 1998.'],
  ['two listings, each with its own', '12 Harbour Street has three bedrooms and 14 Harbour Street has four bedrooms.'],
  ['both at once', 'Both 12 Harbour Street and 14 Harbour Street have been on the market since the winter.'],
  ['it, in the next sentence', '14 Harbour Street is a condominium in Mill Hill. It has four bedrooms and was built in 2005.'],
  ['the second of the list', 'The second one has three baths.'],
  ['the price, in short', '12 Harbour Street is listed at $500k.'],
  ['the price before', '12 Harbour Street was listed at $520,000 before.'],
  ['a price cut', 'The price of 12 Harbour Street was reduced.'],
  ['the fee by its name', 'The association fee of 14 Harbour Street is $310 a month.'],
  ['a rent', '20 Harbour Street is $1,900 per month.', { listings: [FLAT] }],
  ['the budget beside a home', '12 Harbour Street is well within your budget of $650,000.'],
  [
    'the wish told back',
    'Thank you for telling us what you have in mind: a home with 4 bedrooms, up to $650,000, if possible with a pool.',
  ],
  [
    'a rent told without its sign',
    'You are looking for a home to rent, up to $1,500 per month.',
    { mailText: 'A studio, max 1500 a month, please?' },
  ],
  ['the wish with its place', 'You are looking for four bedrooms in Orchard Falls, that is noted.'],
  ['a quote', 'That you write “four bedrooms up to $650,000 with a pool” helps us a good deal.'],
  ['no pool', '12 Harbour Street has no pool, I am sorry to say.'],
  ['pets, as the listing says', 'Pets are not allowed at 14 Harbour Street.'],
  ['what nobody knows', 'The listing does not say whether 12 Harbour Street has a basement; a colleague will look it up and write to you.'],
  ['a remark of the listing', '12 Harbour Street: the garage takes one car, and the ferry landing is around the corner.'],
  ['a gone home', '16 Harbour Street is no longer available, I am sorry to say.'],
  ['a home to come', '18 Harbour Street is coming to the market soon.'],
  ['a home that is there', 'Yes, 12 Harbour Street is available at the moment.'],
  ['office hours', 'Our office is open Monday to Friday, 9 am to 5 pm, so Wednesday is fine too.'],
  ['the length of a call', 'A call takes about 30 minutes.'],
  ['a time on offer', 'We could talk on Thursday, March 5 at 10:00 AM EST.', { slots: [SLOT] }],
  ['a viewing at a time on offer', 'You can see 12 Harbour Street on Thursday at 10:00 AM.', { slots: [SLOT] }],
  ['what the remarks say', '12 Harbour Street faces south and has been rewired; it dates from before the war.', { listings: [OLD] }],
  ['a wish asked for', 'Would you like a garden or a garage as well?'],
  ['the neutral answer', 'Fair housing rules ask us not to judge an area; public sources have the facts about schools, safety and crime.'],
  ['a refusal to advise', 'We cannot give legal or tax advice, and we do not guarantee a price.'],
  ['a family room', 'It is a single-family house, and 12 Harbour Street is listed with all its facts.'],
  [
    'an address that sounds like a faith',
    'We passed your question about 7 Church Street on.',
    { mailText: `${ASKED} And 7 Church Street?` },
  ],
  ['their own home', 'Thank you for thinking of us for the sale of 7 Ocean Drive.'],
  [
    'a booked call, where no other may be proposed',
    'We look forward to our call and will go through your questions then.',
    { mayProposeCall: false },
  ],
  ['ordinary courtesy', 'There is no hurry on our side; you decide how fast this goes.'],
];
test('there are more than thirty honest sentences', () => expect(HONEST.length).toBeGreaterThan(30));
test.each(HONEST.map(([what, sentence, change]) => [what, sentence, change] as const))('every gate lets pass %s', (_, sentence, change) => {
  expect(check(sentence, change)).toEqual([]);
});

test('honest drafts pass in Spanish and French', () => {
  const spanish = {
    mailText: 'Buenos días, busco una casa con tres habitaciones en Harbour, hasta $650,000. ¿Tiene garaje y cuándo se construyó?',
    paragraphs: [
      'Gracias por contarnos lo que busca: una vivienda con 3 habitaciones en Harbour, hasta $650,000.',
      '12 Harbour Street es una casa en Harbour con 3 habitaciones, de 1998. Tiene garaje. 12 Harbour Street se construyó en 1998.',
      'Todos los datos están en las fichas de abajo. Díganos cuál le interesa más, o qué le falta, y ajustamos la búsqueda con mucho gusto.',
    ],
    language: 'es',
  };
  expect(check('', spanish)).toEqual([]);
  expect(check('', { ...spanish, paragraphs: [...spanish.paragraphs, '12 Harbour Street tiene piscina y sótano.'] })).toEqual(['fact']);
  const french = {
    mailText: 'Bonjour, je cherche une maison avec trois chambres à Harbour, jusqu’à $650,000. Est-ce que la maison a un garage ?',
    paragraphs: [
      'Merci de nous avoir dit ce que vous cherchez : un bien avec 3 chambres à Harbour, jusqu’à $650,000.',
      '12 Harbour Street est une maison à Harbour avec 3 chambres, de 1998. On y trouve un garage.',
      'Toutes les données sont dans les fiches ci-dessous. Dites-nous laquelle vous intéresse le plus, ou ce qui manque, et nous adapterons la recherche.',
    ],
    language: 'fr',
  };
  expect(check('', french)).toEqual([]);
  expect(
    check('', { ...french, paragraphs: [...french.paragraphs, '12 Harbour Street est un appartement avec quatre grandes chambres.'] }),
  ).toEqual(['fact']);
});

test.each([
  'Is it a good neighborhood for families like us?',
  'Is Mill Hill safe?',
  'How are the schools?',
  'Is the area full of families with kids?',
  'Who lives there?',
  'Are the neighbours nice people?',
  'Are there many other children on the street?',
  'Is there a synagogue within walking distance?',
  '¿Es un barrio seguro? ¿Qué tipo de gente vive allí?',
  'Est-ce un quartier sûr ?',
])('a question whose honest answer would steer is heard: %s', (question) => {
  expect(isSteeringQuestion(question)).toBe(true);
});

test.each([
  'Would Thursday at three be good for us?',
  'Is it safe to send my documents by mail?',
  'Is 12 Church Street still available?',
  'Is 4 School Lane still for sale?',
  'Does it have a family room?',
  'Is there room for a family car in the garage?',
  'Is a single-family house available?',
])('an ordinary question is taken for no such one: %s', (question) => {
  expect(isSteeringQuestion(question)).toBe(false);
});
