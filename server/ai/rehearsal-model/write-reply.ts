import type { SlotName } from '../../../shared/contact.ts';
import { SUGGESTIBLE_STATUSES } from '../../../shared/property.ts';
import { isSteeringQuestion } from '../guard/fair-housing-gate.ts';
import type { DraftData, ListingData } from '../prompt-data.ts';
import { english } from '../rehearsal-phrases/english.ts';
import { french } from '../rehearsal-phrases/french.ts';
import type { Detail, PhraseBook, Said } from '../rehearsal-phrases/phrase-book.ts';
import { spanish } from '../rehearsal-phrases/spanish.ts';
import { answerParagraphs } from './answer-question.ts';
import { type FoundSlot, findSlots } from './find-slots.ts';
import type { ToolAnswer } from './read-prompt.ts';

export type Reply = { paragraphs: string[]; listingKeys: string[]; slotIds: string[]; question: string[]; language: string };
const BOOKS: Record<string, PhraseBook> = { en: english, es: spanish, fr: french };

type Writing = { data: DraftData; book: PhraseBook; detail: Detail; live: Said[]; gone: ListingData[]; n: number };

/** Writes the prose of one answer from the data block and what the tools gave: grounded, two to four short paragraphs. */
export function writeReply(data: DraftData, toolAnswers: readonly ToolAnswer[]): Reply {
  const book = BOOKS[data.customer.language] ?? english;
  const given = [...data.listings, ...toolAnswers.flatMap(({ value }) => (Array.isArray(value) ? (value as ListingData[]) : []))];
  const listings = given.filter((listing) => typeof listing.listingKey === 'string');
  const live = listings.filter(isLive).slice(0, 3).map(sayable);
  const gone = listings.filter((listing) => !isLive(listing));
  const writing: Writing = { data, book, live, gone, detail: detailOf(data, listings), n: data.mail.text.length };
  const paragraphs = paragraphsFor(writing);
  const neutral = data.move !== 'hand_to_person' && isSteeringQuestion(`${data.mail.subject}\n${data.mail.text}`) ? [book.neutral] : [];
  const asks = data.move === 'qualify' || data.move === 'acknowledge_seller';
  const questions = data.missing.flatMap((slot) => book.questions[slot as SlotName] ?? []);
  const text = paragraphs.join('\n');
  return {
    paragraphs: [...paragraphs.slice(0, 1), ...neutral, ...paragraphs.slice(1)],
    listingKeys: live
      .filter(({ street }) => data.move === 'suggest_properties' || text.includes(street))
      .map(({ listing }) => listing.listingKey),
    slotIds: data.callSlots.map(({ slotId }) => slotId),
    question: asks ? questions.slice(0, 2) : [],
    language: data.customer.language,
  };
}

function paragraphsFor({ data, book, detail, live, gone, n }: Writing): string[] {
  const opening = book.opening(detail, n);
  const sorry = gone.filter(({ address }) => isNamedIn(data, address)).map(({ address }) => book.gone(streetOf(address)));
  // A first draft that failed is written again with no claims of its own.
  const isPlain = data.failedChecks.length > 0;
  switch (data.move) {
    case 'suggest_properties':
      if (live.length === 0) return [opening, book.nothingFound];
      return [
        [opening, ...sorry].join(' '),
        [book.suggest(live.length), ...(isPlain ? [] : live.map(book.present))].join(' '),
        book.suggestClose(n),
      ];
    case 'answer':
      return [[opening, ...sorry].join(' '), ...(isPlain ? [book.unknown] : answerParagraphs({ data, book, live })), book.answerClose(n)];
    case 'ask_for_call': {
      const named = live.find(({ listing }) => isNamedIn(data, listing.address));
      return [
        [opening, ...sorry, named && !isPlain ? book.available(named) : ''].filter(Boolean).join(' '),
        [/\bnext steps?\b|siguiente paso|prochaine étape/i.test(data.mail.text) ? book.nextStep : '', book.askForCall(n)]
          .filter(Boolean)
          .join(' '),
        book.askForCallClose,
      ];
    }
    case 'confirm_call':
      return [book.confirmCall(data.callSlots[0]?.label ?? ''), book.confirmClose];
    case 'acknowledge_seller': {
      const known = [...data.known, ...findSlots({ task: 'learn', kind: 'seller_lead', mail: data.mail, known: [] })];
      const address = known.find(({ slot }) => slot === 'sellingAddress')?.value;
      return [book.seller(typeof address === 'string' ? address : null, data.conversation.length > 0 ? detail.cue : null), book.sellerNext];
    }
    case 'hand_to_person':
      return [book.handOver(data.brokerage.name, n), book.handOverClose];
    default:
      return [[opening, ...sorry].join(' '), book.qualify(n)];
  }
}

/** The concrete detail of this mail. Numbers in it are the customer's own words. */
function detailOf(data: DraftData, listings: readonly ListingData[]): Detail {
  const kind = listings.some(({ isLease }) => isLease) || /\brent|alquil|louer/i.test(data.mail.text) ? 'renter_lead' : 'buyer_lead';
  const slots = findSlots({ task: 'learn', kind, mail: data.mail, known: [] });
  const value = (name: SlotName): FoundSlot['value'] | undefined => slots.find(({ slot }) => slot === name)?.value;
  const list = (name: SlotName) => {
    const found = value(name);
    return Array.isArray(found) ? found : [];
  };
  const [bedrooms, budget] = [value('bedroomsMin'), value('budgetMax')];
  const named = listings.find(({ address }) => isNamedIn(data, address));
  return {
    bedrooms: typeof bedrooms === 'number' ? bedrooms : null,
    areas: list('areas'),
    budget: typeof budget === 'number' ? `$${budget.toLocaleString('en-US')}` : null,
    features: list('features').slice(0, 2),
    address: named ? streetOf(named.address) : null,
    cue: data.failedChecks.length > 0 ? null : cueIn(data),
  };
}

/** Words of this mail that say something new of the customer, short enough to quote. */
function cueIn({ mail }: DraftData): string | null {
  const tellers: SlotName[] = ['condition', 'financing', 'timeframe', 'ownership', 'reason', 'callAvailability'];
  const slots = ['buyer_lead', 'seller_lead'].flatMap((kind) => findSlots({ task: 'learn', kind, mail, known: [] }));
  return tellers.flatMap((name) => slots.filter(({ slot }) => slot === name)).find(({ quote }) => quote.length < 80)?.quote ?? null;
}

const isLive = ({ status }: ListingData) => SUGGESTIBLE_STATUSES.some((one) => one === status);
const sayable = (listing: ListingData): Said => ({
  listing,
  street: streetOf(listing.address),
  price: `$${listing.listPrice.toLocaleString('en-US')}`,
});
/** "12 Harbour Street Unit 3B, Port Larkin, ME 04019" as people say it. */
const streetOf = (address: string) => (/^\d/.test(address) ? (address.split(',')[0] ?? address).replace(/ Unit \S+$/i, '') : address);

function isNamedIn({ mail }: DraftData, address: string): boolean {
  return `${mail.subject}\n${mail.text}`.toLowerCase().includes(streetOf(address).toLowerCase());
}
