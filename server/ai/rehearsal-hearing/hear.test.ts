import { expect, test } from 'bun:test';
import { findSlots } from '../rehearsal-model/find-slots.ts';
import { sayTriage } from '../rehearsal-model/say-triage.ts';
import { ownWords } from './own-words.ts';

const mailOf = (text: string, subject = '') => ({ from: 'Ana Reyes', subject, text, sentAt: '2026-03-02T15:00:00Z' });
const triage = (text: string, earlier: string[] = []) =>
  sayTriage({
    task: 'triage',
    mail: mailOf(text),
    conversation: earlier.map((turn) => ({ author: 'customer', text: turn })),
    corrections: [],
  });
const learn = (text: string, kind = 'buyer_lead') => {
  const found = findSlots({ task: 'learn', kind, mail: mailOf(text), known: [] });
  for (const { quote } of found) expect(text).toContain(quote);
  return Object.fromEntries(found.map(({ slot, value }) => [slot, value]));
};

test.each([
  ['buyer_lead', 'de', 'Guten Tag, wir suchen ein Haus mit Garten in Mill Hill. Haben Sie etwas für uns?'],
  ['seller_lead', 'de', 'Ich möchte meine Wohnung verkaufen. Was ist sie wert?'],
  ['renter_lead', 'pt', 'Olá, procuro um apartamento para alugar em Eastgate, obrigada.'],
  ['renter_lead', 'zh', '你好，我想租一套公寓，每月2000美元以内。'],
  ['unsubscribe', 'fr', 'Je ne souhaite plus recevoir vos messages, merci de me désinscrire.'],
  ['complaint', 'es', 'Es una vergüenza, nadie me contesta. Voy a hablar con mi abogado.'],
  ['existing_client', 'en', 'We signed the contract last week. When do we get the keys?'],
  ['vendor', 'en', 'I am a stager in town. May I send you our rates? We offer a discount for your listings.'],
  ['spam', 'en', 'Your mailbox is almost full. Click here and verify your account within 24 hours.'],
  ['spam', 'en', 'Rank first on Google, GUARANTEED! 10,000 backlinks for only $49. This offer ends today, act now.'],
  ['auto_reply', 'en', 'Thank you for your message. I am on vacation and will be back on Monday. This is an automated reply.'],
  ['other', 'en', 'Hi all, book club is at my place on Tuesday. Bring the wine!'],
] as const)('weighs the words of a %s in %s: %s', (kind, language, text) => {
  expect(triage(text)).toMatchObject({ kind, language });
});

test('a conversation stays what it was about, and a client, a complaint or a stop is louder', () => {
  const before = ['We want to sell our house. What is it worth?'];
  expect(triage('The kitchen is old, and there are three bedrooms.', before).kind).toBe('seller_lead');
  expect(triage('Take me off your list.', before).kind).toBe('unsubscribe');
  expect(triage('We signed the listing agreement with you. When is the closing date?', before).kind).toBe('existing_client');
});

test('stopping one thing is no wish to stop all of it, and a footer is nobody’s wish', () => {
  expect(triage('Please stop sending me condos, I only want houses in Eastgate.').kind).toBe('buyer_lead');
  expect(triage('I am looking for a house in Eastgate.\n\nTo unsubscribe click here.').kind).toBe('buyer_lead');
});

test('what was forwarded or printed by a portal is not the writer’s own', () => {
  const text = 'Do you have something similar?\n\n---------- Forwarded message ---------\n4 bedrooms for $599,000';
  expect(ownWords(text)).toHaveLength(text.length);
  expect(learn(text)).toEqual({});
});

test.each([
  ['between 400 and 450k', { budgetMin: 400_000, budgetMax: 450_000 }],
  ['400k tops', { budgetMax: 400_000 }],
  ['not over 380k', { budgetMax: 380_000 }],
  ['we can stretch to $1.2M', { budgetMax: 1_200_000 }],
  ["jusqu'à 400 000 $", { budgetMax: 400_000 }],
  ['420.000 dólares como máximo', { budgetMax: 420_000 }],
  ['bis 650.000 Dollar', { budgetMax: 650_000 }],
])('reads a buyer’s budget: %s', (text, expected) => {
  expect(learn(text)).toEqual(expected);
});

test('reads a tenant’s budget per month', () => {
  expect(learn('2,000-2,300 per month', 'renter_lead')).toEqual({ budgetMin: 2000, budgetMax: 2300 });
  expect(learn('around 2400/mo', 'renter_lead')).toEqual({ budgetMax: 2400 });
});

test.each([
  ['now', 'We need to move by the end of the month.'],
  ['soon', 'We would like to be in by May.'],
  ['later', 'We relocate in October.'],
  ['distant', 'We are only looking, not for at least two years.'],
])('tells how soon, as seen from the day of the mail: %s', (timeframe, text) => {
  expect(learn(text).timeframe).toBe(timeframe);
});

test('notes places, never people', () => {
  expect(learn('We like Quarry Hill or Mill Hill.').areas).toEqual(['Quarry Hill', 'Mill Hill']);
  expect(learn('Not Eastgate any more, Birchwood instead.').areas).toEqual(['Birchwood']);
  expect(learn('We are a Catholic family, and I am a Lutheran.').areas).toBeUndefined();
  expect(triage('I am deaf and look for a house in Eastgate.').refusesCall).toBe(false);
});

const talk = (text: string, ...turns: ['customer' | 'us', string][]) =>
  sayTriage({ task: 'triage', mail: mailOf(text), conversation: turns.map(([author, turn]) => ({ author, text: turn })), corrections: [] });

test('a neighbour, the press and who wants to be called at once want a person, and no home', () => {
  const sign = triage('Your open house sign at 4 Elm Lane has fallen onto my driveway. Please have somebody take it away.');
  expect(sign).toMatchObject({ kind: 'general_inquiry', asksForPerson: true });
  const press = triage('I am a journalist with the Evening Post, working on a story about rents. Can your brokerage comment?');
  expect(press).toMatchObject({ kind: 'general_inquiry', asksForPerson: true });
  expect(triage('Please call me right now, 207 555 0100.').asksForPerson).toBe(true);
  expect(triage('Please call me some day next week, 207 555 0100.').asksForPerson).toBe(false);
});

test('a number to call and nothing else is a wish for a call, and the number is kept', () => {
  expect(triage('(207) 555-0144')).toMatchObject({ kind: 'general_inquiry', intents: ['asks_to_talk'] });
  expect(learn('(207) 555-0144', 'general_inquiry')).toEqual({ phone: '(207) 555-0144' });
});

test('rooms are no hour of the day, and an offer of times is answered by asking for one', () => {
  expect(talk('3 bedrooms would be good.', ['customer', 'We want to buy.'], ['us', 'How many?']).intents).not.toContain('picks_time');
  expect(talk('Do you have time on Friday morning?', ['customer', 'We want to buy.'], ['us', '9:00 AM']).intents).toEqual(['asks_to_talk']);
});

test('nothing is asked of a home before one was named', () => {
  const us = 'A good way to begin is to settle what matters. Which areas would you like?';
  expect(talk('Maybe near the station?', ['customer', 'I want to buy.'], ['us', us]).intents).not.toContain('asks_about_listing');
  const shown = talk('Does it have a garage?', ['customer', 'I want to buy.'], ['us', '4 Elm Lane is a house.']);
  expect(shown.intents).toContain('asks_about_listing');
});

test('an owner stays one, and who was angry is angry still', () => {
  const owner = 'I own a house at 4 Elm Lane with 3 bedrooms. What would it be worth?';
  expect(talk('We would like to have sold by June. How long does that usually take?', ['customer', owner]).kind).toBe('seller_lead');
  expect(talk('Hello? Anybody?', ['customer', 'Nobody calls me back. This is unacceptable.'], ['us', 'Passed on.']).kind).toBe('complaint');
  expect(talk('What is the lowest price they would take?', ['customer', 'I want to buy 4 Elm Lane.']).kind).toBe('buyer_lead');
});

test('a place in answer to where, and the season to move, are heard', () => {
  expect(learn('Ok, Eastgate then. What do you have?').areas).toEqual(['Eastgate']);
  expect(learn('We would like to move in spring.').timeframe).toBe('soon');
  expect(learn('Can we see both next week?').timeframe).toBeUndefined();
  expect(learn('I want 12 bedrooms in Eastgate.').bedroomsMin).toBe(12);
});

test('a question about a home is no wish of its own, and a deposit asked for makes no client', () => {
  expect(learn('Is there a garage? And a fireplace?').features).toBeUndefined();
  const asks = talk('What is the deposit?', ['customer', 'I look for an apartment to rent.'], ['us', '4 Elm Lane is one.']);
  expect(asks.kind).toBe('renter_lead');
});

test('an address and the rooms of a German owner, and the state of a Spanish kitchen', () => {
  const text = 'Ich möchte mein Haus in der Elm Lane 14 verkaufen. Es hat 5 Zimmer, davon 3 Schlafzimmer.';
  expect(learn(text, 'seller_lead')).toMatchObject({ sellingAddress: 'Elm Lane 14', bedrooms: 3 });
  expect(learn('La cocina es nueva.', 'seller_lead').condition).toBe('La cocina es nueva');
});

test('a language that the house does not speak is named, for the person who has to answer', () => {
  expect(triage('Dzień dobry, szukam mieszkania z dwiema sypialniami. Pozdrawiam, Łukasz').language).toBe('pl');
});

test('says in words why, with what the mail asks for', () => {
  expect(triage('We are looking for a house. Is 4 Elm Lane still available?').reason).toBe(
    'wants to buy: says "Is 4 Elm Lane still available"; asks for listings, asks about listing',
  );
});

test('a whole wish in four words, and a place that sounds good', () => {
  expect(learn('3 bed eastgate 450k')).toEqual({ areas: ['Eastgate'], budgetMax: 450_000, bedroomsMin: 3 });
  expect(learn('2 bedrooms is fine, no rush').areas).toBeUndefined();
  expect(learn('Mill Hill sounds good.').areas).toEqual(['Mill Hill']);
  expect(learn('Can we move it to Thursday at 11?').areas).toBeUndefined();
});

test('a long conversation stays what it was about, however little of it is shown', () => {
  const data = { task: 'triage' as const, mail: mailOf('Can we move it to Thursday?'), corrections: [] };
  const conversation = [{ author: 'us' as const, text: 'Your call is booked.' }];
  expect(sayTriage({ ...data, conversation, soFar: 'renter_lead' }).kind).toBe('renter_lead');
});

test('anger in the middle of a conversation is heard', () => {
  expect(talk('You sent me these before, this is a waste of my time.', ['customer', 'Looking for a condo.']).kind).toBe('complaint');
});

test('who does not want to talk yet wants no call, and who delivered something pitches nothing', () => {
  expect(triage('I do not want to talk to anybody yet, just send me information.')).toMatchObject({ refusesCall: true });
  expect(triage('I do not want to talk to anybody yet, just send me information.').intents).not.toContain('asks_to_talk');
  const sign = triage('We are a company for signs. We delivered 12 of our signs for your listings on Tuesday. Were they complete?');
  expect(sign.intents).not.toContain('pitches');
});
