import type { SlotName } from '../../../shared/contact.ts';
import type { ListingData } from '../prompt-data.ts';

/** What the customer told in the mail that is answered: the concrete details an answer speaks to. */
export type Detail = {
  bedrooms: number | null;
  areas: string[];
  /** As it is written, a renter's with "per month" in the book's language. */
  budget: number | null;
  features: string[];
  /** The home that the mail names. */
  address: string | null;
  isRent: boolean;
  /** What the mail tells beside that, by slot. */
  told: Partial<Record<SlotName, unknown>>;
};
export type Said = { listing: ListingData; price: string; street: string };
/** Where the conversation is: `n` counts our mails so far, so that two in a row are not worded alike. */
export type Turn = {
  n: number;
  /** The mail asks something: no "thank you for your answer" then. */
  isAsking?: boolean;
};

/** All the rehearsal model can say in one language. */
export type PhraseBook = {
  opening: (detail: Detail, turn: Turn) => string;
  followUp: string;
  neutral: string;
  neutralAgain: string;
  qualify: (turn: Turn) => string;
  suggest: (count: number, turn: Turn) => string;
  /** `Said.listing.isAboveBudget` is said openly. */
  present: (said: Said, wished: string[]) => string;
  suggestClose: (count: number, turn: Turn) => string;
  alsoFits: (count: number) => string;
  /** Beside the home they asked about, which is gone. */
  similar: (count: number) => string;
  nothingFound: (turn: Turn) => string;
  nothingElse: string;
  available: (said: Said) => string;
  gone: (street: string) => string;
  facts: (said: Said) => string;
  built: (said: Said) => string;
  priced: (said: Said) => string;
  sized: (said: Said) => string;
  has: (features: string[]) => string;
  /** Of several homes, what one of them has. */
  hasAt: (street: string, features: string[]) => string;
  fee: (fee: string) => string;
  petsWelcome: string;
  petsRefused: string;
  unknown: (what: string[]) => string;
  hours: (hours: string, phone: string) => string;
  nextStep: (isSeller: boolean) => string;
  answerClose: (count: number, turn: Turn) => string;
  callStands: (label: string) => string;
  timeTaken: string;
  timeUnclear: string;
  gladToShow: (street: string | null) => string;
  /** Two homes, as the object of "we show you …". */
  both: string;
  gladToTalk: string;
  keepInMind: (street: string) => string;
  askForCall: (isSeller: boolean, turn: Turn) => string;
  askForCallClose: (turn: Turn) => string;
  /** Our last mail proposed a call already, and they wrote of something else. */
  timesStand: string;
  confirmCall: (label: string) => string;
  /** Of several times that fit we took the first. */
  earliest: string;
  confirmClose: (side: 'buyer' | 'seller') => string;
  seller: (address: string | null, detail: Detail, turn: Turn) => string;
  sellerNext: (turn: Turn) => string;
  /** To somebody who is grieving, in place of what comes next. */
  sellerGently: string;
  sellerReady: string;
  condolence: string;
  /** They want no call. */
  byMail: string;
  handOver: (brokerage: string, turn: Turn) => string;
  handOverClose: string;
  /** Asked while nobody can tell whether they buy, rent or sell. */
  goal: string;
  /** Something to say when an answer would be too short to be kind. */
  courtesy: string;
  /** They ask about a home and do not say which. */
  whichHome: string;
  /** A question that neither catalogue nor Settings can answer. */
  forColleague: string;
  address: (address: string) => string;
  questions: Partial<Record<SlotName, string>>;
  /** Where an owner is asked in other words. */
  sellerQuestions: Partial<Record<SlotName, string>>;
  /** A feature as the object of "it has …". */
  features: Record<string, string>;
};

/** Ways to say the same, taken in turn. */
export const pick = ({ n }: Turn, ...ways: string[]) => ways[n % ways.length] ?? '';

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[], and: string): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
}
