import type { Contact } from '../../../shared/contact.ts';
import type { Settings } from '../../../shared/settings.ts';
import { describeListing } from '../../letters/describe-listing.ts';
import { disclosureIn, type FixedWords, fixedWords, greetingIn, localeOf } from '../../letters/fixed-words.ts';
import type { Block } from '../../letters/letter.ts';
import { renderLetter } from '../../letters/render-letter.ts';
import type { Draft } from './draft.ts';

type Quote = { author: string; at: Date; text: string };
type RenderOptions = {
  settings: Settings;
  /** Whose number is left out is told nothing of who calls whom. */
  contact: (Pick<Contact, 'firstName'> & Partial<Pick<Contact, 'listings' | 'mobilePhone'>>) | null;
  /** The mail that is answered, set under the answer as mail programs do. */
  quote?: Quote;
  /** Where pictures kept by this server are reached (`edges.publicUrl`). */
  publicUrl?: string;
  /** A mail nobody asked for tells where it comes from and how to get no more. */
  isUnasked?: boolean;
};

/** Sets a draft as a mail: greeting, prose, listings and call times from the database, signature, AI disclosure. */
export function renderReply(draft: Draft, options: RenderOptions): { text: string; html: string } {
  const { settings, contact, isUnasked = false } = options;
  const { brokerage, voice } = settings;
  const words = fixedWords(draft.language);
  return renderLetter({
    language: draft.language,
    sender: brokerage.name,
    greeting: greetingIn(draft.language, contact?.firstName ?? ''),
    blocks: blocksOf(draft, options),
    signature: [voice.signature, brokerage.phone].filter((line) => line && !voice.signature.includes(`\n${line}`)),
    disclosure: disclosureIn(draft.language, settings),
    footer: isUnasked
      ? { lines: [brokerage.name, brokerage.postalAddress].filter(Boolean), wayOut: { words: words.noMore, url: null } }
      : null,
  });
}

function blocksOf(draft: Draft, { settings, contact, quote, publicUrl }: RenderOptions): Block[] {
  const { brokerage } = settings;
  const { language, booked, slots } = draft;
  const words = fixedWords(language);
  const look = { brokerage, language, publicUrl: publicUrl ?? brokerage.website };
  const toldOf = (key: string) => contact?.listings?.find(({ listingKey }) => listingKey === key);
  // Two questions read as one thought, not as a form.
  const prose = [...draft.paragraphs, draft.questions.join(' ')].filter(Boolean);
  return [
    ...prose.map((text): Block => ({ kind: 'words', text })),
    ...draft.listings.map((one): Block => ({ kind: 'listing', listing: describeListing(one, look, toldOf(one.listingKey)) })),
    ...(booked
      ? [{ kind: 'panel' as const, title: words.booked, lines: [booked.label], hint: phoneHint(contact?.mobilePhone, words) }]
      : []),
    ...(slots.length > 0
      ? [{ kind: 'panel' as const, title: words.times, lines: slots.map(({ label }) => label), hint: words.pickOne }]
      : []),
    ...(quote
      ? [{ kind: 'quote' as const, intro: words.wrote(quote.author, dateWords(quote.at, language, settings)), text: quote.text }]
      : []),
  ];
}

function phoneHint(phone: string | undefined, { weCall, whichNumber }: FixedWords): string {
  if (phone === undefined) return '';
  return phone ? weCall(phone) : whichNumber;
}

function dateWords(at: Date, language: string, { brokerage }: Settings): string {
  return at.toLocaleString(localeOf(language, brokerage.locale), { dateStyle: 'long', timeStyle: 'short', timeZone: brokerage.timeZone });
}
