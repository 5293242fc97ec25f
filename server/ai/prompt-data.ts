import type { CallSlot } from '../../shared/call.ts';
import type { Slot } from '../../shared/contact.ts';
import type { INTENTS, MoveName } from '../../shared/decision.ts';
import type { MailKind } from '../../shared/message.ts';

type Intent = (typeof INTENTS)[number];

/**
 * What a model is told, as data. Every prompt is fixed instructions (system) followed by one user message whose last
 * part is this object as JSON between FENCE_OPEN and FENCE_CLOSE: whatever stands in it is data, never instructions.
 * The rehearsal model reads the same block.
 */
export const FENCE_OPEN = '<<<DATA';
export const FENCE_CLOSE = 'DATA>>>';

export type MailData = { from: string; subject: string; text: string; sentAt: string };
export type TurnData = { author: 'customer' | 'us'; text: string };

export type TriageData = {
  task: 'triage';
  mail: MailData;
  /** Earlier turns, oldest first, cut to a budget. */
  conversation: TurnData[];
  /** What the conversation was about until now, however much of it is shown here. */
  soFar?: MailKind | null;
  /** Corrections by people: mails like this were reclassified so. */
  corrections: { text: string; kind: string }[];
};

export type LearnData = {
  task: 'learn';
  kind: string;
  mail: MailData;
  known: { slot: string; value: Slot['value'] }[];
  /** The listings of our newest mail that had any, in its order: "the second one" is the second of these. */
  shown?: ShownListing[];
  /** What we asked last: "yes" and "2" answer these. */
  asked?: Asked[];
};

/** A question that we asked, and what the customer wrote right under it where they quoted it. */
export type Asked = { question: string; answer: string | null };

/** As much of a listing as it takes to know which one a customer means. */
export type ShownListing = { listingKey: string; address: string; area: string; type: string; listPrice: number; bedrooms: number | null };

/** Why a listing is in the data: the customer names it, it is new to them, or our last mail showed it. */
export type Shown = 'asked' | 'new' | 'before';

/** A listing as a model sees it: public fields only. */
export type ListingData = {
  listingKey: string;
  shown: Shown;
  address: string;
  city: string;
  area: string;
  listPrice: number;
  /** Above what the customer wants to spend, by a little: to be said openly. */
  isAboveBudget: boolean;
  /** Sent to them before, and not as it is now: what moved since; null when nothing did or it was not sent. */
  changed?: 'cheaper' | 'dearer' | 'available' | null;
  isLease: boolean;
  /** HOA or condominium fee per month. */
  associationFee: number | null;
  bedrooms: number | null;
  bathrooms: number | null;
  livingArea: number | null;
  livingAreaUnits: string;
  yearBuilt: number | null;
  type: string;
  status: string;
  features: string[];
  remarks: string;
};

export type DraftData = {
  task: 'draft';
  move: MoveName;
  /** Why this move: the fired row of the policy, in words. */
  because: string;
  /** What the conversation is about: a buyer's, a renter's or a seller's lead, or null when nobody can tell yet. */
  kind: MailKind | null;
  /** Triage's reading of this mail: what it asks for. */
  intents: Intent[];
  /** False after a refusal: the answer proposes no call then. */
  mayProposeCall: boolean;
  mail: MailData;
  conversation: TurnData[];
  /** The mail of a campaign of ours that this conversation came from; what it showed stands in `listings`. */
  campaign?: { subject: string };
  customer: { firstName: string; language: string };
  known: { slot: string; value: Slot['value'] }[];
  /** Slots still open, the most useful first; at most two may be asked. */
  missing: string[];
  /** Listings code has chosen for this mail; the blocks are rendered under the prose. */
  listings: ListingData[];
  /** Call slots code will render; the model may only refer to them. */
  callSlots: Pick<CallSlot, 'slotId' | 'label'>[];
  brokerage: { name: string; phone: string; officeHours: string; address: string; tone: string };
  /** On the second try: the checks the first draft failed. */
  failedChecks: string[];
  /** A colleague asked for this draft: what they wish of it, and the text that it should become. */
  wish?: Wish;
};

export type Wish = { words: string; text: string };

export type PromptData = TriageData | LearnData | DraftData;
