import { expect, test } from 'bun:test';
import { type Property, publicPropertySchema } from '../../../shared/property.ts';
import { present } from '../../database/model-from.ts';
import { defaultSettings } from '../../settings/default-settings.ts';
import { buildProperty, TEST_NOW } from '../../test/build.ts';
import type { Draft } from './draft.ts';
import { renderReply } from './render-reply.ts';
import { tidyProse } from './tidy-prose.ts';

const settings = defaultSettings(TEST_NOW);
const listing = (change: Partial<Property> = {}) => present(publicPropertySchema, buildProperty({ listingKey: 'PL-12', ...change }));
const draft = (change: Partial<Draft> = {}): Draft => ({
  paragraphs: ['Here is a house.'],
  questions: ['Would you like to see it?'],
  listings: [listing({ unparsedAddress: '12 Harbour Street, Port Larkin, ME 04019' })],
  unavailable: [],
  slots: [],
  booked: null,
  language: 'en',
  considered: [],
  calls: [],
  ...change,
});
const slot = {
  slotId: '2026-03-05T15:00:00.000Z',
  agentId: null,
  startsAt: TEST_NOW,
  endsAt: TEST_NOW,
  label: 'Thursday, March 5 at 10:00 AM EST',
};
const render = (change: Partial<Draft> = {}, firstName = 'Ana') =>
  renderReply(draft(change), { settings, contact: { firstName }, publicUrl: 'https://crm.example' });

test('sets greeting, prose, listing, times, signature and disclosure in this order', () => {
  const { text } = render({ slots: [slot] });
  const parts = [
    'Hello Ana,',
    'Here is a house.',
    'Would you like',
    '12 Harbour Street, Port Larkin',
    '$500,000 · 3 bedrooms',
    slot.label,
    'Larkin & Vale Realty',
    'AI assistant',
  ];
  const places = parts.map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
});

test('says the same in text and in HTML', () => {
  const { html } = render({ slots: [slot] });
  for (const part of ['Hello Ana,', 'Here is a house.', '$500,000', slot.label, 'AI assistant']) expect(html).toContain(part);
});

test.each([
  ['+1 207 555 0119', 'We will call you at +1 207 555 0119.'],
  ['', 'Please answer with the phone number at which we should call you.'],
])('a booked call says who calls whom, and on which number: %s', (mobilePhone, says) => {
  const { text, html } = renderReply(draft({ booked: slot }), { settings, contact: { firstName: 'Ruth', mobilePhone } });
  expect(text).toContain(`${slot.label}\n${says}`);
  expect(html).toContain(says);
  expect(renderReply(draft({ slots: [slot] }), { settings, contact: { firstName: 'Ruth', mobilePhone } }).text).not.toContain(says);
});

test('keeps the street out of the mail where the owner asked for it', () => {
  const hidden = listing({
    internetAddressDisplayYN: false,
    unparsedAddress: '9 Secret Lane',
    streetName: 'Secret Lane',
    subdivisionName: 'Harbour',
  });
  const { text, html } = render({ listings: [hidden] });
  expect(text + html).not.toContain('Secret');
  expect(text).toContain('Harbour, Port Larkin, ME');
});

test('lets no markup of a stranger into the HTML', () => {
  const evil = listing({
    unparsedAddress: '1 <script>alert(1)</script> Road',
    media: [{ mediaURL: 'javascript:alert(1)', mediaCategory: 'Photo', order: 0, preferredPhotoYN: true }],
  });
  const { html, text } = render({ paragraphs: ['<img src=x onerror=alert(1)>'], listings: [evil] }, '<b>Bobby</b>');
  expect(html).not.toMatch(/<script|<img src=x|<b>|javascript:/);
  expect(text).toStartWith('Hello,\n');
});

test('shows a picture of this server by its full address', () => {
  const pictured = listing({ media: [{ mediaURL: '/pictures/PL-12.svg', mediaCategory: 'Photo', order: 0, preferredPhotoYN: true }] });
  expect(render({ listings: [pictured] }).html).toContain('src="https://crm.example/pictures/PL-12.svg"');
});

test.each([
  ['es', 'Hola, Ana:', '3 habitaciones', 'Horarios para una llamada'],
  ['fr', 'Bonjour Ana,', '3 chambres', 'Créneaux pour un appel'],
  ['de', 'Guten Tag Ana,', '3 Schlafzimmer', 'Termine für ein Telefonat'],
  ['pt', 'Olá, Ana,', '3 quartos', 'Horários para uma ligação'],
  ['nl', 'Hello Ana,', '3 bedrooms', 'Times for a call'],
])('writes the fixed words in the customer language %s, or in English', (language, greeting, rooms, times) => {
  const { text } = render({ language, slots: [slot] });
  for (const word of [greeting, rooms, times]) expect(text).toContain(word);
});

test('names a rent per month and a studio as one', () => {
  const { text } = render({ listings: [listing({ propertyType: 'ResidentialLease', listPrice: 1850, bedroomsTotal: 0 })] });
  expect(text).toContain('$1,850 per month · studio');
});

test.each([
  [{ listPrice: 540_000, standardStatus: 'Active' }, 'Price reduced from $540,000'],
  [{ listPrice: 480_000, standardStatus: 'Active' }, 'Price raised from $480,000'],
  [{ listPrice: 500_000, standardStatus: 'ComingSoon' }, 'Now on the market'],
  [{ listPrice: 520_000, standardStatus: 'Pending' }, 'Back on the market · Price reduced from $520,000'],
  [{ listPrice: 500_000, standardStatus: 'Active' }, null],
  [{}, null],
] as const)('says openly what changed since a listing was told as %j', (told, news) => {
  const listings = [{ listingKey: 'PL-12', listingSentTimestamp: TEST_NOW, contactListingPreference: null, ...told }];
  const { text, html } = renderReply(draft(), { settings, contact: { firstName: 'Ana', listings } });
  if (news) expect([text.includes(`\n${news}\n`), html.includes(news)]).toEqual([true, true]);
  else expect(text).not.toMatch(/reduced|raised|market/);
});

test('tells in a mail nobody asked for where it comes from and how to get no more', () => {
  const unasked = renderReply(draft({ language: 'fr' }), { settings, contact: null, isUnasked: true });
  for (const part of [unasked.text, unasked.html]) {
    expect(part).toContain('14 Harbour Street, Port Larkin, ME 04019, USA');
    expect(part).toContain('répondez simplement « désinscription »');
  }
  expect(renderReply(draft(), { settings, contact: null }).text).not.toContain('14 Harbour Street');
});

test('leaves the disclosure out when Settings say so, and quotes the mail it answers', () => {
  const off = { ...settings, voice: { ...settings.voice, isDisclosureOn: false } };
  const { text } = renderReply(draft(), { settings: off, contact: null, quote: { author: 'Ana', at: TEST_NOW, text: 'first\nsecond' } });
  expect(text).not.toContain('AI assistant');
  expect(text).toContain('Ana wrote:\n> first\n> second');
});

test('takes out a greeting and a sign-off that the model wrote itself', () => {
  expect(tidyProse(['Hi Ana,', 'We have a house.', 'Best regards,\nLarkin & Vale'])).toEqual(['We have a house.']);
  expect(tidyProse(['Hello Ana, we have a house for you to see. It is near the water.'])).toHaveLength(1);
});
