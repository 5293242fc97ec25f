import type { SlotName } from '../../../shared/contact.ts';
import { SUGGESTIBLE_STATUSES } from '../../../shared/property.ts';
import { CALL_BOOKED, EARLIEST, TIME_TAKEN, TIME_UNCLEAR } from '../decide/policy.ts';
import { isNeutral, isSteeringQuestion } from '../guard/fair-housing-gate.ts';
import { freshWords } from '../mail-data.ts';
import type { DraftData, ListingData } from '../prompt-data.ts';
import { findSlots } from '../rehearsal-model/find-slots.ts';
import type { ToolAnswer } from '../rehearsal-model/read-prompt.ts';
import { english } from '../rehearsal-phrases/english.ts';
import { french } from '../rehearsal-phrases/french.ts';
import { german } from '../rehearsal-phrases/german.ts';
import type { Detail, PhraseBook, Said, Turn } from '../rehearsal-phrases/phrase-book.ts';
import { spanish } from '../rehearsal-phrases/spanish.ts';
import { FEATURES } from '../words/feature-words.ts';
import { answerQuestions, inQuestion, listingText } from './answer-question.ts';
import { isOfGrief, join, NO_WISH, refusesCall, writeToOwner } from './write-to-owner.ts';

export type Reply = { paragraphs: string[]; listingKeys: string[]; slotIds: string[]; question: string[]; language: string };
const BOOKS: Record<string, PhraseBook> = { en: english, es: spanish, fr: french, de: german };

type Writing = { data: DraftData; book: PhraseBook; detail: Detail; live: Said[]; sorry: string; turn: Turn; isSeller: boolean };

/** Writes the prose of one answer from the data block and what the tools gave: grounded, two to four short paragraphs. */
export function writeReply(data: DraftData, toolAnswers: readonly ToolAnswer[]): Reply {
  const book = BOOKS[data.customer.language] ?? english;
  const given = [...data.listings, ...toolAnswers.flatMap(({ value }) => (Array.isArray(value) ? (value as ListingData[]) : []))];
  const listings = given.filter((listing) => typeof listing.listingKey === 'string');
  const live = listings.filter(isLive).map(sayable);
  const gone = listings.filter((listing) => !isLive(listing) && isNamedIn(data, listing.address));
  const sorry = gone.map(({ address }) => book.gone(streetOf(address))).join(' ');
  const turn = { n: data.conversation.filter(({ author }) => author === 'us').length, isAsking: data.mail.text.includes('?') };
  const writing: Writing = { data, book, live, sorry, turn, detail: detailOf(data, listings), isSeller: data.kind === 'seller_lead' };
  const paragraphs = paragraphsFor(writing).filter(Boolean);
  const question = questionsOf(writing);
  const [first = '', ...others] = paragraphs;
  const rest = refusedNow(writing) ? [book.byMail, ...others] : others;
  const long = [first, ...neutralTo(writing), ...rest];
  const said = SHORTER.test(data.wish?.words ?? '') ? inShort(long, question) : long;
  // Whom a colleague will answer is not told to take their time.
  const filler = said.some((one) => one.includes(book.forColleague)) ? book.handOverClose : book.courtesy;
  const all = wordsIn([...said, ...question]) < FEW_WORDS ? [...said, filler] : said;
  const text = all.join('\n');
  return {
    paragraphs: all,
    // What is asked about is shown, whether or not a sentence names it.
    listingKeys: live
      .filter((one) => text.includes(one.street) || (data.intents.includes('asks_about_listing') && one === inQuestion(data, live)))
      .map(({ listing }) => listing.listingKey),
    slotIds: data.callSlots.map(({ slotId }) => slotId),
    question,
    language: data.customer.language,
  };
}

/** They want no call, and were not told yet that we heard it. */
function refusedNow({ data, book, isSeller }: Writing): boolean {
  const isTold = data.conversation.some(({ author, text }) => author === 'us' && text.includes(book.byMail));
  return !isSeller && refusesCall(data) && data.move !== 'hand_to_person' && !isTold;
}

/** An answer of fewer words looks curt; the form gate would stop it. */
const FEW_WORDS = 44;
const wordsIn = (texts: readonly string[]) => texts.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;

/** What a colleague may wish of a draft. */
const SHORTER = /\b(short(er)?|brief(er)?|concise|más corto|breve|plus court|kürzer)\b/iu;

/** The first paragraphs that say enough. */
function inShort(paragraphs: readonly string[], question: readonly string[]): string[] {
  const enough = paragraphs.findIndex((_, index) => wordsIn([...paragraphs.slice(0, index + 1), ...question]) >= FEW_WORDS);
  return paragraphs.slice(0, enough < 0 ? undefined : enough + 1);
}

function paragraphsFor({ data, book, detail, live, sorry, turn, isSeller }: Writing): string[] {
  // A first draft that failed is written again with no claims of its own.
  const isPlain = data.failedChecks.length > 0;
  const answer = answerQuestions({ data, book, live: isPlain ? [] : live });
  const said = inQuestion(data, live);
  // Who is told that the home is gone need not be thanked for naming it.
  const opening = sorry ? '' : book.opening({ ...detail, ...(isPlain && { told: {} }), ...(data.kind === null && NO_WISH) }, turn);
  const unknown = answer.unknown.length > 0 ? book.unknown(answer.unknown) : '';
  const open = answer.isOpen && unknown === '' && !sorry ? (said && !isSeller ? book.unknown([]) : book.forColleague) : '';
  const answered = join(...answer.told, unknown, open);
  const fresh = live.filter(({ listing }) => listing.shown === 'new').slice(0, 3);
  const asksForMore = data.intents.includes('asks_for_listings');
  const shown = fresh.map((one) => book.present(one, wishedOf(data, one)));
  const others = sorry ? book.similar(fresh.length) : said ? book.alsoFits(fresh.length) : book.suggest(fresh.length, turn);
  const list = isPlain ? others.replace(/\s?:$/, '.') : join(others, ...shown);
  const more = fresh.length > 0 ? list : '';
  const wasToldNothing = data.conversation.some(({ author, text }) => author === 'us' && text.includes(book.nothingElse));
  const nothing = asksForMore && fresh.length === 0 && said && !wasToldNothing ? book.nothingElse : '';

  const hasSeen = live.some(({ listing }) => listing.shown === 'before');
  const nothingNew = hasSeen && !wasToldNothing ? book.nothingElse : book.nothingFound(turn);

  switch (data.move) {
    case 'suggest_properties': {
      const hello = data.because.includes('quiet') ? book.followUp : opening;
      if (fresh.length === 0) return [join(hello, sorry), answered, nothingNew];
      const what =
        said && answer.isAnswered
          ? more
          : isPlain
            ? book.suggest(fresh.length, turn).replace(/\s?:$/, '.')
            : join(book.suggest(fresh.length, turn), ...shown);
      return [join(hello, sorry), answered, what, book.suggestClose(fresh.length, turn)];
    }
    case 'answer': {
      const isKnown = answer.isAnswered || said === undefined;
      const facts = isKnown ? answered : isPlain ? book.unknown([]) : book.facts(said);
      const stands = data.because.includes(CALL_BOOKED) ? book.callStands(data.callSlots[0]?.label ?? '') : '';
      if (stands) return [stands, answered, more || book.confirmClose(isSeller ? 'seller' : 'buyer')];
      const close = said ? book.answerClose(fresh.length + 1, turn) : sorry && more ? book.suggestClose(fresh.length, turn) : '';
      return [join(opening, sorry), facts || (said || more || sorry ? '' : book.forColleague), more || nothing, close];
    }
    case 'ask_for_call': {
      // They know the times, and wrote of something else.
      const isAsWere =
        wasOfferedTimes(data, book) &&
        !['asks_to_view', 'asks_to_talk', 'picks_time'].some((wish) => data.intents.includes(wish as 'asks_to_view'));
      if (isAsWere) return [join(opening, sorry), join(answered, more || nothing), book.timesStand];
      const isViewing = data.intents.includes('asks_to_view') && !data.because.includes(TIME_TAKEN) && !data.because.includes(TIME_UNCLEAR);
      return [
        join(reasonToCall({ data, book, detail, said, opening }), sorry),
        join(answered, more || nothing),
        // Who is told how a viewing is set up need not hear of the call twice.
        isViewing || data.because.includes(TIME_UNCLEAR) ? '' : book.askForCall(isSeller, turn),
        book.askForCallClose(turn),
      ];
    }
    case 'confirm_call':
      return [
        join(book.confirmCall(data.callSlots[0]?.label ?? ''), data.because.includes(EARLIEST) ? book.earliest : ''),
        answered,
        book.confirmClose(isSeller ? 'seller' : 'buyer'),
      ];
    case 'acknowledge_seller':
      return writeToOwner({ data, book, detail, turn, answered });
    case 'hand_to_person':
      return [book.handOver(data.brokerage.name, turn), book.handOverClose];
    default: {
      // They named a home and asked nothing of it.
      const asked = answer.isAnswered ? undefined : live.find(({ listing }) => listing.shown === 'asked');
      // Whoever asks something else is not asked what a buyer is asked.
      if (data.kind === null && !answer.isAnswered && data.mail.text.includes('?')) return [join(opening, sorry), book.forColleague];
      // Nothing left to ask, and nothing new to show.
      if (data.missing.length === 0 && data.kind !== null && !isSeller) return [join(opening, sorry), answered, nothingNew];
      return [
        join(opening, sorry),
        answered,
        isEnoughKnown(data) || (asksForMore && hasSeen && isAfterGone(data)) ? nothingNew : asked ? book.facts(asked) : book.qualify(turn),
      ];
    }
  }
}

/** "Is this still available?" of which nobody can tell which. */
const isUnnamed = ({ data, live }: Pick<Writing, 'data' | 'live'>) =>
  live.length === 0 &&
  data.conversation.length === 0 &&
  /\b(is|are) (this|that|it|these) (one |home |house |place )?(still )?(available|for sale|for rent)\b/i.test(data.mail.text);

/** Did our last mail propose a call? */
function wasOfferedTimes({ conversation }: DraftData, book: PhraseBook): boolean {
  const last = conversation.findLast(({ author }) => author === 'us')?.text ?? '';
  return [book.timesStand, book.askForCallClose({ n: 0 }), book.askForCallClose({ n: 1 })].some((words) => last.includes(words));
}

/** The conversation began with a home that is gone, and what comes closest to it was looked for. */
const isAfterGone = ({ listings, mail }: DraftData) =>
  listings.some((listing) => !isLive(listing) && mail.subject.toLowerCase().includes(streetOf(listing.address).toLowerCase()));

/** Enough to search by: then nothing was shown because nothing fits, and that is said. */
function isEnoughKnown({ known, kind }: DraftData): boolean {
  const has = (...slots: string[]) => known.some(({ slot }) => slots.includes(slot));
  const isHunting = kind === 'buyer_lead' || kind === 'renter_lead';
  return isHunting && has('areas', 'propertyTypes') && has('budgetMax', 'budgetMin', 'bedroomsMin');
}

type Calling = { data: DraftData; book: PhraseBook; detail: Detail; said: Said | undefined; opening: string };

/** What the call is for: a time that is gone, a viewing, a wish to talk, or how far the conversation has come. */
function reasonToCall({ data, book, detail, said, opening }: Calling): string {
  if (data.because.includes(TIME_TAKEN)) return book.timeTaken;
  if (data.because.includes(TIME_UNCLEAR)) return book.timeUnclear;
  const hasWish = detail.areas.length > 0 || detail.budget !== null || detail.bedrooms !== null;
  if (data.intents.includes('asks_to_view'))
    return join(hasWish && !said ? opening : '', book.gladToShow(isOfBoth(data) ? book.both : (said?.street ?? null)));
  if (data.intents.includes('asks_to_talk') && detail.told.financing === undefined) {
    return join(hasWish ? opening : '', book.gladToTalk);
  }
  return join(opening, said && detail.address && detail.told.financing !== undefined ? book.keepInMind(said.street) : '');
}

const isOfBoth = ({ mail }: DraftData) => /\b(both|las dos|los dos|ambas|les deux|beide)\b/iu.test(freshWords(mail));

function questionsOf({ data, book, isSeller, live }: Writing): string[] {
  if (data.move !== 'qualify' && data.move !== 'acknowledge_seller') return [];
  if (data.kind === null && data.move === 'qualify') return data.mail.text.includes('?') ? [] : [book.goal];
  const wording = (slot: string) => (isSeller ? book.sellerQuestions[slot as SlotName] : undefined) ?? book.questions[slot as SlotName];
  const asked = (question: string) => data.conversation.filter(({ author, text }) => author === 'us' && text.includes(question)).length;
  if (isSeller && isOfGrief(data)) return [];
  if (isUnnamed({ data, live })) return [book.whichHome];
  // What they passed over is asked once more, after everything else, and then left open.
  return data.missing
    .flatMap((slot) => wording(slot) ?? [])
    .filter((question) => asked(question) < 2)
    .toSorted((a, b) => asked(a) - asked(b))
    .slice(0, 2);
}

/** The neutral answer to a question that would steer: in full the first time, in a line when it is asked again. */
function neutralTo({ data, book }: Writing): string[] {
  if (data.move === 'hand_to_person' || !isSteeringQuestion(freshWords(data.mail))) return [];
  const wasTold = data.conversation.some(({ author, text }) => author === 'us' && isNeutral(text));
  return [wasTold ? book.neutralAgain : book.neutral];
}

/** Which of the customer's wishes a listing grants. */
function wishedOf({ known }: DraftData, { listing }: Said): string[] {
  const wished = known.find(({ slot }) => slot === 'features')?.value;
  const text = listingText(listing);
  const grants = (wish: string) => wish !== 'pets' && FEATURES.some(([name, pattern]) => name === wish && pattern.test(text));
  return Array.isArray(wished) ? wished.filter(grants).slice(0, 2) : [];
}

/** The concrete details of this mail. Numbers in it are the customer's own words. */
function detailOf(data: DraftData, listings: readonly ListingData[]): Detail {
  const kind = data.kind ?? 'buyer_lead';
  const slots = findSlots({ task: 'learn', kind, mail: data.mail, known: [] });
  const told = Object.fromEntries(slots.map(({ slot, value }) => [slot, value])) as Detail['told'];
  const quoteOf = (name: SlotName) => slots.find(({ slot }) => slot === name)?.quote ?? '';
  const list = (name: SlotName) => (Array.isArray(told[name]) ? (told[name] as string[]) : []);
  const named = listings.find(({ address, shown }) => shown !== 'new' && isNamedIn(data, address));
  return {
    // A bare "2" answered our question; the guard could not tell what it counts.
    bedrooms: typeof told.bedroomsMin === 'number' && /\p{L}/u.test(quoteOf('bedroomsMin')) ? told.bedroomsMin : null,
    areas: list('areas'),
    budget: typeof told.budgetMax === 'number' ? told.budgetMax : null,
    features: list('features').slice(0, 2),
    address: named ? streetOf(named.address) : null,
    isRent: kind === 'renter_lead',
    told,
  };
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
  return freshWords(mail).toLowerCase().includes(streetOf(address).toLowerCase());
}
