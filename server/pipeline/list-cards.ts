import { type Contact, type SlotName, type SlotValues, slotValuesSchema } from '../../shared/contact.ts';
import { fullName } from '../../shared/full-name.ts';
import { type LeadCard, leadCardSchema } from '../../shared/pipeline.ts';
import type { Thread } from '../../shared/thread.ts';
import type { User } from '../../shared/user.ts';
import { nextCallsOf } from '../calls/list-calls.ts';
import { contactsInStage } from '../contacts/stages/contacts-in-stage.ts';
import type { LeadQuery } from '../contacts/stages/lead-filter.ts';
import type { Stored } from '../database/model-from.ts';
import { newestThreads, threadOwners } from '../inbox/stages/threads-of-contacts.ts';
import { userNames } from '../users/find-users.ts';
import { mayMove } from './may-move.ts';

type Page = { cursor?: string | null; limit: number };
type Looking = { user: Pick<User, 'id' | 'role'>; now: Date };

/** A page of one column, each lead with its newest conversation and its next call. */
export async function listCards(
  query: LeadQuery & Page,
  { user, now }: Looking,
): Promise<{ items: LeadCard[]; nextCursor: string | null }> {
  const { contacts, nextCursor } = await contactsInStage(query, query);
  const ids = contacts.map(({ _id }) => _id);
  const [threads, owners, calls, names] = await Promise.all([
    newestThreads(ids),
    threadOwners(ids),
    nextCallsOf(ids, now),
    userNames(contacts.map(({ ownerId }) => ownerId)),
  ]);
  const items = contacts.map((contact) => {
    const [thread, call] = [threads.get(contact._id), calls.get(contact._id)];
    return leadCardSchema.parse({
      ...contact,
      contactId: contact._id,
      name: fullName(contact),
      stageAt: contact.stageAt ?? null,
      ownerName: names.get(contact.ownerId ?? '') ?? null,
      mayMove: mayMove(contact, owners.get(contact._id) ?? [], user),
      ...wishesOf(contact),
      thread: thread ? presentThread(thread) : null,
      nextCall: call ? { id: call._id, startsAt: call.startsAt } : null,
    });
  });
  return { items, nextCursor };
}

const presentThread = (thread: Stored<Thread>) => ({ ...thread, id: thread._id });

function wishesOf({ qualification }: Pick<Contact, 'qualification'>) {
  // A value that an older version stored in another shape is no value.
  const value = <N extends SlotName>(name: N): SlotValues[N] | null => {
    const known = slotValuesSchema.shape[name].safeParse(qualification.find(({ slot }) => slot === name)?.value);
    return known.success ? (known.data as SlotValues[N]) : null;
  };
  return {
    budgetMin: value('budgetMin'),
    budgetMax: value('budgetMax'),
    priceExpectation: value('priceExpectation'),
    areas: value('areas') ?? [],
    sellingAddress: value('sellingAddress'),
  };
}
