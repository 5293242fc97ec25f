import type { Contact } from '../../shared/contact.ts';
import { type Property, type PublicProperty, publicPropertySchema } from '../../shared/property.ts';
import type { Draft } from '../ai/draft/draft.ts';
import { renderReply } from '../ai/draft/render-reply.ts';
import { writeCampaignMail } from '../campaigns/mail/write-campaign-mail.ts';
import { present } from '../database/model-from.ts';
import { describeListing } from '../letters/describe-listing.ts';
import { letterOfText } from '../letters/letter-of-text.ts';
import { renderLetter, textOf } from '../letters/render-letter.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import { buildContact, buildProperty, TEST_NOW } from './build.ts';

const settings = defaultSettings(TEST_NOW);
const publicUrl = 'http://pictures.example';

const home = (n: number, street: string, change: Partial<Property> = {}): PublicProperty =>
  present(
    publicPropertySchema,
    buildProperty({
      listingKey: `PL-${n}`,
      streetNumber: `${n}`,
      streetName: street,
      unparsedAddress: `${n} ${street}, Port Larkin, ME 04019`,
      media: [{ mediaURL: `/pictures/PL-${n}.svg`, mediaCategory: 'Photo', order: 0, preferredPhotoYN: true }],
      ...change,
    }),
  );
const HOMES = [
  home(12, 'Harbour Street', { listPrice: 585_000 }),
  home(7, 'Lantern Row', { listPrice: 549_900, standardStatus: 'ComingSoon', bedroomsTotal: 4 }),
  home(31, 'Old Quay Lane', { listPrice: 612_500, media: [] }),
];
const [harbour] = HOMES as [PublicProperty, ...PublicProperty[]];
const slot = (label: string) => ({ slotId: label, agentId: null, startsAt: TEST_NOW, endsAt: TEST_NOW, label });
const TIMES = ['Thursday, March 5 at 10:00 AM EST', 'Thursday, March 5 at 2:30 PM EST', 'Friday, March 6 at 9:00 AM EST'].map(slot);

const draft = (change: Partial<Draft>): Draft => ({
  paragraphs: [],
  questions: [],
  listings: [],
  unavailable: [],
  slots: [],
  booked: null,
  language: 'en',
  considered: [],
  calls: [],
  ...change,
});
type Reader = Partial<Pick<Contact, 'firstName' | 'listings' | 'mobilePhone'>>;
const reply = (change: Partial<Draft>, { firstName = 'Ana', ...known }: Reader = {}, isUnasked = false) =>
  renderReply(draft(change), { settings, contact: { firstName, ...known }, publicUrl, isUnasked });

const PROSE = [
  'Thank you for telling me about the walk to the water and the garden for your two dogs. Three homes near the harbour came on the market this week, and each has the three bedrooms you asked for.',
  'Harbour Street is the nearest to the pier; Lantern Row opens for viewings next week, so you would be among the first to see it.',
];
const ASKS = ['Would a place with a smaller garden still work if it were closer to the water?'];

/** One mail of every kind that leaves the house, set as it leaves. */
export function sampleLetters(): Record<string, { text: string; html: string }> {
  const told = [{ listingKey: 'PL-12', listPrice: 609_000, listingSentTimestamp: TEST_NOW, contactListingPreference: null }];
  return {
    suggestions: reply({ paragraphs: PROSE, questions: ASKS, listings: HOMES }),
    'one-listing': reply({ paragraphs: PROSE.slice(0, 1), listings: [harbour] }),
    'offer-of-times': reply({ paragraphs: ['It would be easiest to go through the fees of Harbour Street by phone.'], slots: TIMES }),
    'call-booked': reply(
      { paragraphs: ['Gladly: your call is in the calendar, and an invitation is attached.'], booked: slot(TIMES[0]?.label ?? '') },
      { mobilePhone: '+1 207 555 0119' },
    ),
    'follow-up': reply(
      { paragraphs: ['The house on Harbour Street that you liked costs less now.'], listings: [harbour] },
      { listings: told },
      true,
    ),
    spanish: reply({ paragraphs: ['Gracias por su mensaje sobre el barrio del puerto.'], listings: HOMES, slots: TIMES, language: 'es' }),
    hostile: reply(
      { paragraphs: [HOSTILE], listings: [home(66, HOSTILE, { subdivisionName: HOSTILE })], booked: slot(HOSTILE) },
      { firstName: HOSTILE },
    ),
    quoting: renderReply(draft({ paragraphs: PROSE.slice(1) }), {
      settings,
      contact: { firstName: 'Ana' },
      quote: { author: 'Ana Reyes', at: TEST_NOW, text: 'Do you have anything near the pier?\n\nAna' },
    }),
    'agent-reply': plain(
      `Hi Ana,\n\nI walked past Harbour Street this morning: the garden faces south. More at https://larkinvale.example/harbour.\n\n${textOf({ kind: 'listing', listing: card() })}\n\nMara Vale\n+1 207 555 0142`,
    ),
    'call-reminder': plain(
      'Hello Ana,\n\nA short reminder of our call on Thursday, March 5 at 10:00 AM EST.\n\nFor your calendar: https://crm.example/calls/3f.ics\n\nLarkin & Vale Realty',
      true,
    ),
    campaign: campaign(),
  };
}

const HOSTILE =
  '</td></table><script>alert(1)</script><img src=x onerror=alert(1)> {{7*7}} "><style>*{display:none}</style> javascript:alert(1) \u202e&lt;';

const card = () => describeListing(harbour, { brokerage: settings.brokerage, language: 'en', publicUrl });

function plain(text: string, hasButtons = false) {
  return renderLetter(letterOfText(text, { language: 'en', sender: settings.brokerage.name, listings: [card()], hasButtons }));
}

function campaign() {
  const body =
    'Dear {{ firstName }},\n\nthree homes near the water came on the market this week.\n\nSee them all: https://larkinvale.example/spring\n\nMara Vale';
  const unsubscribeUrl = 'https://crm.example/u/abc';
  const contact = buildContact({ firstName: 'Ana' });
  const written = writeCampaignMail(
    { subject: 'Spring', body },
    { contact, settings, listings: HOMES.slice(0, 2), unsubscribeUrl, publicUrl },
  );
  if (written.fault !== undefined) throw new Error(written.fault);
  return written;
}
