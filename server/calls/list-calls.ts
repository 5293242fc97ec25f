import type { QueryFilter } from 'mongoose';
import { type Call, callSchema } from '../../shared/call.ts';
import { present, type Stored } from '../database/model-from.ts';
import { after, cutPage, type Keyset, readCursor } from '../keyset.ts';
import { CallModel } from './call.model.ts';

type Page = {
  from?: Date;
  to?: Date;
  states?: Call['state'][];
  contactId?: string;
  /** Whose calls; null: the brokerage's own line. */
  agentId?: string | null;
  /** What comes next stands first, and pages lead away from now. */
  isSoonestFirst?: boolean;
  cursor?: string | null;
  limit?: number;
};

/** The calls of a span of time, the latest start first or the soonest, paged by keyset. */
export async function listCalls({
  from,
  to,
  states,
  contactId,
  agentId,
  isSoonestFirst = false,
  cursor,
  limit = 50,
}: Page): Promise<{ items: Call[]; nextCursor: string | null }> {
  const sort = isSoonestFirst ? 'soonest' : 'newest';
  const filters: QueryFilter<Stored<Call>>[] = [
    from ? { startsAt: { $gte: from } } : {},
    to ? { startsAt: { $lt: to } } : {},
    states ? { state: { $in: states } } : {},
    contactId ? { contactId } : {},
    agentId === undefined ? {} : { agentId },
    isSoonestFirst ? behind(readCursor(cursor, sort)) : after('startsAt', readCursor(cursor, sort)),
  ];
  const found = await CallModel.find({ $and: filters })
    .sort(isSoonestFirst ? { startsAt: 1, _id: 1 } : { startsAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, limit, (call) => ({ sort, at: call.startsAt, id: call._id }));
  return { items: rows.map((call) => present(callSchema, call)), nextCursor };
}

/** `after`, with the list the other way round. */
function behind(cursor: Keyset | null): QueryFilter<Stored<Call>> {
  return cursor ? { $or: [{ startsAt: { $gt: cursor.at } }, { startsAt: cursor.at, _id: { $gt: cursor.id } }] } : {};
}

/** The calls of a conversation and every other one with the same contact, the earliest first. */
export async function callsBeside({ threadId, contactId }: { threadId: string; contactId: string | null }): Promise<Call[]> {
  const found = await CallModel.find(contactId ? { $or: [{ contactId }, { threadId }] } : { threadId })
    .sort({ startsAt: 1 })
    .limit(100)
    .lean();
  return found.map((call) => present(callSchema, call));
}

export async function callById(callId: string): Promise<Stored<Call> | null> {
  return CallModel.findById(callId).lean();
}

/** The call behind `/calls/<token>.ics`. */
export async function callByToken(token: string): Promise<Stored<Call> | null> {
  return CallModel.findOne({ token }).lean();
}

/** Which of these contacts have a booked call ahead. */
export async function withCallAhead(contactIds: string[], now: Date): Promise<Set<string>> {
  const ahead = { contactId: { $in: contactIds }, state: 'booked' as const, endsAt: { $gt: now } };
  return new Set((await CallModel.find(ahead, { contactId: 1 }).lean()).map(({ contactId }) => contactId));
}

/** When each of these contacts last had a call booked, whatever became of it. */
export async function lastBookings(contactIds: string[]): Promise<Map<string, Date>> {
  const calls = await CallModel.find({ contactId: { $in: contactIds } }, { contactId: 1, createdAt: 1 })
    .sort({ createdAt: 1 })
    .lean();
  return new Map(calls.map(({ contactId, createdAt }) => [contactId, createdAt]));
}

/** The next booked call of each of these contacts, by contact. */
export async function nextCallsOf(contactIds: readonly string[], now: Date): Promise<Map<string, Stored<Call>>> {
  const ahead = { contactId: { $in: [...contactIds] }, state: 'booked' as const, endsAt: { $gt: now } };
  const calls = await CallModel.find(ahead).sort({ startsAt: -1 }).lean();
  return new Map(calls.map((call) => [call.contactId, call]));
}

/** The contact's next booked call, if there is one. */
export async function nextCallOf(contactId: string, now: Date): Promise<Stored<Call> | null> {
  return CallModel.findOne({ contactId, state: 'booked', endsAt: { $gt: now } })
    .sort({ startsAt: 1 })
    .lean();
}

/** Was a call of this contact cancelled since that moment? */
export async function wasCancelledSince(contactId: string, since: Date): Promise<boolean> {
  return (await CallModel.exists({ contactId, state: 'cancelled', updatedAt: { $gte: since } })) !== null;
}

/** Which of these contacts have booked a call since that moment, and when they first did; a cancelled one counts for nothing. */
export async function bookedSince(contactIds: string[], since: Date): Promise<Map<string, Date>> {
  const booked = { contactId: { $in: contactIds }, state: { $ne: 'cancelled' as const }, createdAt: { $gte: since } };
  const calls = await CallModel.find(booked, { contactId: 1, createdAt: 1 }).sort({ createdAt: -1 }).lean();
  return new Map(calls.map(({ contactId, createdAt }) => [contactId, createdAt]));
}
