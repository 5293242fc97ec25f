import type { SlotName } from '../../../shared/contact.ts';
import type { ListingData } from '../prompt-data.ts';

/** What the customer told in the mail that is answered: the concrete detail an answer speaks to. */
export type Detail = {
  bedrooms: number | null;
  areas: string[];
  budget: string | null;
  features: string[];
  address: string | null /** The customer's own words where there is nothing better to speak to. */;
  cue: string | null;
};
export type Said = { listing: ListingData; price: string; street: string };

/** All the rehearsal model can say in one language. `n` picks among ways to say the same, so that mails differ. */
export type PhraseBook = {
  opening: (detail: Detail, n: number) => string;
  neutral: string;
  qualify: (n: number) => string;
  suggest: (count: number) => string;
  present: (said: Said) => string;
  suggestClose: (n: number) => string;
  nothingFound: string;
  available: (said: Said) => string;
  gone: (street: string) => string;
  facts: (said: Said) => string;
  built: (said: Said) => string;
  priced: (said: Said) => string;
  remark: (remark: string) => string;
  unknown: string;
  hours: (hours: string, phone: string) => string;
  nextStep: string;
  answerClose: (n: number) => string;
  askForCall: (n: number) => string;
  askForCallClose: string;
  confirmCall: (label: string) => string;
  confirmClose: string;
  seller: (address: string | null, cue: string | null) => string;
  sellerNext: string;
  handOver: (brokerage: string, n: number) => string;
  handOverClose: string;
  questions: Partial<Record<SlotName, string>>;
};
