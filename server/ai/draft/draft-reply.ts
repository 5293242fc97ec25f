import { z } from 'zod';
import type { CallSlot } from '../../../shared/call.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { MoveName, Triage } from '../../../shared/decision.ts';
import type { MailKind, Message } from '../../../shared/message.ts';
import type { Match, PublicProperty } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import { offerSlots } from '../../calls/slots/free-slots.ts';
import { labelSlot } from '../../calls/slots/label-slot.ts';
import type { Stored } from '../../database/model-from.ts';
import { localeOf } from '../../letters/fixed-words.ts';
import { streetAddress } from '../../properties/public-address.ts';
import { type AiEdges, askModel } from '../ask-model.ts';
import type { Shown, Wish } from '../prompt-data.ts';
import { languageOf } from '../words/language.ts';
import { type Chosen, chooseListings, MAX_LISTINGS } from './choose-listings.ts';
import { type Draft, proseOf } from './draft.ts';
import { draftData } from './draft-data.ts';
import { draftTools, type Found } from './draft-tools.ts';
import { draftInstructions } from './instructions.ts';
import { tidyProse } from './tidy-prose.ts';

export type DraftInput = {
  move: MoveName;
  /** Why this move: the fired row of the policy, in words. */
  because: string;
  /** Whose conversation it is: a buyer's, a renter's, a seller's; null when nobody can tell yet. */
  kind: MailKind | null;
  /** What this mail asks for, as triage heard it. */
  intents?: Triage['intents'];
  /** False after a refusal. */
  mayProposeCall?: boolean;
  /** Times that others are choosing from just now: offered only when there are no others. */
  slotsOnOffer?: readonly string[];
  /** Slot ids of the free times nearest to what the customer wished: offered first. */
  nearTimes?: readonly string[];
  mail: Stored<Message>;
  history: readonly Stored<Message>[];
  contact: Stored<Contact>;
  settings: Settings;
  /** Matches already weighed for the decision; without them, code matches anew. */
  matches?: readonly Match[];
  /** Offers times although the move is another (a seller's valuation call). */
  offersCall?: boolean;
  /** The call this mail confirms, or that stands: told in the customer's language and set under the text. */
  booked?: CallSlot | null;
  /** On the second try: the checks the first draft failed. */
  failedChecks?: readonly string[];
  /** A colleague asks for it: what they wish, and in which language if not the customer's. */
  wish?: Wish;
  language?: string;
  /** The prose so far, while it is being written. */
  onText?: (text: string) => void;
};

/** What a model answers. All fields are required: strict structured output knows no optional ones. */
export const replySchema = z.object({
  paragraphs: z.array(z.string()),
  listingKeys: z.array(z.string()),
  slotIds: z.array(z.string()),
  question: z.array(z.string()),
  language: z.string(),
});

/** Has a model write the prose of one answer; what stands under it (listings, call times) is chosen here by code. */
export async function draftReply(input: DraftInput, edges: AiEdges): Promise<Draft> {
  const { move, kind, mail, contact, settings, failedChecks = [], onText, slotsOnOffer = [] } = input;
  const { intents = [], mayProposeCall = true } = input;
  const language =
    input.language ?? languageOf(mail.visibleText) ?? (contact.preferredLanguage.slice(0, 2) || settings.brokerage.locale.slice(0, 2));
  const locale = localeOf(language, settings.brokerage.locale);
  const { timeZone } = settings.brokerage;
  const booked = input.booked ? { ...input.booked, label: labelSlot(input.booked.startsAt, { timeZone, locale }) } : null;
  const offersCall = input.offersCall ?? move === 'ask_for_call';
  const [chosen, offered] = await Promise.all([
    chooseListings({ ...input, wantsListings: intents.includes('asks_for_listings') }),
    offersCall ? offerSlots({ locale, avoid: slotsOnOffer, near: input.nearTimes, preferAgentId: contact.ownerId }, edges) : [],
  ]);
  const { tools, found } = draftTools({ contact, kind, offersCall, locale }, edges);
  const listings = listingsToTell(chosen);
  const callSlots = booked ? [booked] : offered;
  const { object, call } = await askModel(
    {
      model: 'reply',
      purpose: failedChecks.length > 0 ? 'redraft' : 'draft',
      instructions: draftInstructions(move),
      data: draftData({ ...input, intents, mayProposeCall, listings, callSlots, language, failedChecks }),
      schemaName: 'reply',
      schema: replySchema,
      limits: settings.ai,
      // A hand-over and a seller's thanks need no catalogue, and a model without tools cannot wander.
      ...(move !== 'hand_to_person' && move !== 'acknowledge_seller' && { tools }),
      ...(onText && { onPartial: (partial) => onText(partialText(partial)) }),
    },
    edges,
  );
  const prose = { paragraphs: tidyProse(object.paragraphs), questions: tidyProse(object.question) };
  return {
    ...prose,
    listings: shownListings(chosen, found, { keys: object.listingKeys, prose: proseOf(prose) }),
    unavailable: chosen.unavailable,
    slots: offersCall ? shownSlots(offered, found, object.slotIds) : [],
    booked,
    language,
    considered: chosen.considered.length > 0 ? chosen.considered : found.matches,
    calls: [call],
  };
}

/** Everything the model may speak of, each with the reason why it may. */
function listingsToTell({ fixed, asked, open, unavailable }: Chosen): { property: PublicProperty; shown: Shown }[] {
  const isAsked = ({ listingKey }: PublicProperty) => asked.includes(listingKey);
  return [
    ...fixed.map((property) => ({ property, shown: isAsked(property) ? ('asked' as const) : ('new' as const) })),
    ...open.map((property) => ({ property, shown: 'before' as const })),
    ...unavailable.map((property) => ({ property, shown: isAsked(property) ? ('asked' as const) : ('before' as const) })),
  ];
}

/** What code fixed, then what the model speaks of among what it was given or looked up. Invented keys fall away. */
function shownListings({ fixed, open }: Chosen, found: Found, { keys, prose }: { keys: string[]; prose: string }): PublicProperty[] {
  const spokenOf = [...open, ...found.listings].filter((one) => keys.includes(one.listingKey) || prose.includes(streetAddress(one)));
  return [...new Map([...fixed, ...spokenOf].map((one) => [one.listingKey, one])).values()].slice(0, MAX_LISTINGS);
}

/** An offer always has times, whether or not the model remembered them. */
function shownSlots(offered: CallSlot[], found: Found, slotIds: string[]): CallSlot[] {
  const picked = [...offered, ...found.slots].filter(({ slotId }) => slotIds.includes(slotId));
  const distinct = [...new Map(picked.map((slot) => [slot.slotId, slot])).values()].slice(0, 3);
  return distinct.length >= 2 || offered.length === 0 ? distinct : offered;
}

const partialSchema = z.object({ paragraphs: z.array(z.unknown()).catch([]), question: z.array(z.unknown()).catch([]) });

function partialText(partial: unknown): string {
  const read = partialSchema.safeParse(partial);
  const parts = read.success ? [...read.data.paragraphs, ...read.data.question] : [];
  return parts.filter((part) => typeof part === 'string').join('\n\n');
}
