import type { Message } from '../../../shared/message.ts';
import type { PublicProperty } from '../../../shared/property.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import { readConversation } from '../../inbox/answer/read-conversation.ts';
import { seenBy } from '../../inbox/answer/seen-by.ts';
import type { Drafted } from '../../inbox/outbox/drafted.ts';
import { readDrafted } from '../../inbox/outbox/read-drafted.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { factsOf, namesOf, placesOf, wordsOf } from '../claims/listing-facts.ts';
import { splitByListing } from '../claims/split-by-listing.ts';
import { isShowable } from '../draft/choose-listings.ts';
import type { Draft } from '../draft/draft.ts';
import { factGate } from '../guard/fact-gate.ts';
import { type GuardContext, guardContextOf } from '../guard/guard-context.ts';

type Shown = Pick<Drafted, 'listings' | 'unavailable'>;

/**
 * Why the words of an answer say by now what its listings do not: rooms, fees, dates and all else that the fact gate reads.
 * No model is asked. Only what the gate holds against today's catalogue and not against the one of the draft counts, and while
 * the listings are as they were, one question to the catalogue is all.
 */
export async function whyProseUntrue(message: Stored<Message>, now: Date): Promise<string | null> {
  const drafted = await readDrafted(message);
  if (!drafted) return null;
  const shown = await asOfNow(drafted);
  if (isAsBefore(shown, drafted)) return null;
  const again = backAgain(drafted, shown);
  if (again) return `the listing ${again.listingKey} is to be had again, and the mail says that it is gone`;
  const context = await contextOf(message, drafted, now);
  if (!context) return null;
  const before = new Set(factGate(draftOf(drafted, drafted), context));
  const fault = factGate(draftOf(drafted, shown), context).find((one) => !before.has(one));
  return fault ? `“${saidIn(fault)}” in the mail is not what its listings say any more` : null;
}

/** A listing that is deleted says nothing new. */
async function asOfNow({ listings, unavailable }: Shown): Promise<Shown> {
  const found = await propertiesByKeys([...listings, ...unavailable].map(({ listingKey }) => listingKey));
  const byKey = new Map(found.map((property) => [property.listingKey, property]));
  const today = (property: PublicProperty) => byKey.get(property.listingKey) ?? property;
  return { listings: listings.map(today), unavailable: unavailable.map(today) };
}

function isAsBefore(shown: Shown, drafted: Shown): boolean {
  const said = ({ listings, unavailable }: Shown) =>
    [...listings, ...unavailable].map((one) => [one.standardStatus, factsOf(one), wordsOf(one), placesOf(one), namesOf(one)]);
  return Bun.deepEquals(said(shown), said(drafted));
}

function backAgain({ prose, ...drafted }: Drafted, { unavailable }: Shown): PublicProperty | undefined {
  const named = new Set(splitByListing(prose, drafted).flatMap(({ listing, isGone }) => (isGone && listing ? listing.listingKey : [])));
  return unavailable.find((one) => named.has(one.listingKey) && isShowable(one));
}

async function contextOf(message: Stored<Message>, { language }: Drafted, now: Date): Promise<GuardContext | null> {
  const [{ messages }, settings] = await Promise.all([readConversation(message.threadId), loadSettings(now)]);
  const contact = message.contactId ? await contactById(message.contactId) : null;
  const mail = messages.find(({ _id }) => _id === message.delivery?.basedOn);
  if (!contact || !mail) return null;
  const history = seenBy(mail, messages).filter(({ _id }) => _id !== mail._id && _id !== message._id);
  const none = draftOf({ prose: '', language }, { listings: [], unavailable: [] });
  return guardContextOf(none, { move: 'answer', mail, history, contact, settings, rendered: message.text });
}

function draftOf({ prose, language }: Pick<Drafted, 'prose' | 'language'>, { listings, unavailable }: Shown): Draft {
  return { paragraphs: [prose], questions: [], listings, unavailable, slots: [], booked: null, language, considered: [], calls: [] };
}

/** The gates quote what they object to. */
const saidIn = (fault: string) => /^"(.+?)"/s.exec(fault)?.[1] ?? fault;
