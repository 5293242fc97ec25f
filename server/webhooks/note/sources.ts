import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import type { WebhookEvent } from '../../../shared/webhook.ts';
import { type AgreedCall, callsAgreedBeyond } from '../../calls/read-agreed.ts';
import { campaignsFinishedBeyond } from '../../campaigns/report/read-finished.ts';
import type { Stored } from '../../database/model-from.ts';
import { mailsStoredBeyond, threadsChangedBeyond } from '../../inbox/list/read-changes.ts';
import type { Keyset } from '../../keyset.ts';
import type { Happening } from './happening.ts';

/** One kind of change: how it is read on from a place, and what it means to those outside. */
export type Source = {
  name: string;
  types: WebhookEvent[];
  read: (place: Keyset, limit: number) => Promise<{ place: Keyset; happenings: Happening[] }[]>;
};

const TEXT_MOST = 50_000;

/** In the order in which they are told when they happen at once: first the mail, then what it changed. */
export const SOURCES: Source[] = [
  source('mails', {
    types: ['message.arrived'],
    read: mailsStoredBeyond,
    at: (mail) => mail.createdAt,
    tell: (mail) => (mail.direction === 'inbound' && !mail.isBackfill ? [arrived(mail)] : []),
  }),
  source('threads', {
    types: ['lead.qualified', 'thread.changed'],
    read: threadsChangedBeyond,
    at: (thread) => thread.updatedAt,
    tell: (thread) => [...qualified(thread), ...(thread.isInInbox ? [changed(thread)] : [])],
  }),
  source('calls', { types: ['call.booked'], read: callsAgreedBeyond, at: (call) => call.agreedAt, tell: booked }),
  source('campaigns', {
    types: ['campaign.finished'],
    read: campaignsFinishedBeyond,
    at: (campaign) => campaign.finishedAt ?? campaign.updatedAt,
    tell: (campaign) => {
      const at = campaign.finishedAt ?? campaign.updatedAt;
      const data = { campaign: { ...campaign, id: campaign._id } };
      return [
        { type: 'campaign.finished', key: `campaign:${campaign._id}:${at.getTime()}`, lane: campaign._id, contactId: null, at, data },
      ];
    },
  }),
];

type Row<T> = {
  types: WebhookEvent[];
  read: (place: Keyset, options: { limit: number }) => Promise<T[]>;
  at: (row: T) => Date;
  tell: (row: T) => Happening[];
};

function source<T extends { _id: string }>(name: string, { types, read, at, tell }: Row<T>): Source {
  const rows = async (place: Keyset, limit: number) =>
    (await read(place, { limit })).map((row) => ({ place: { at: at(row), id: row._id }, happenings: tell(row) }));
  return { name, types, read: rows };
}

function arrived(mail: Stored<Message>): Happening {
  const text = mail.visibleText.slice(0, TEXT_MOST);
  const data = { message: { ...mail, id: mail._id, text, arrivedAt: mail.sortAt } };
  const { _id, threadId: lane, contactId, createdAt: at } = mail;
  return { type: 'message.arrived', key: `mail:${_id}`, lane, contactId, at, data };
}

const threadData = (thread: Stored<Thread>) => ({ thread: { ...thread, id: thread._id, needs: thread.needs?.reason ?? null } });

function changed(thread: Stored<Thread>): Happening {
  const { _id: lane, contactId, updatedAt: at } = thread;
  return { type: 'thread.changed', key: `thread:${lane}:${at.getTime()}`, lane, contactId, at, data: threadData(thread) };
}

function qualified(thread: Stored<Thread>): Happening[] {
  const { _id: lane, contactId } = thread;
  const at = thread.milestones?.qualifiedAt;
  return at ? [{ type: 'lead.qualified', key: `qualified:${lane}`, lane, contactId, at, data: threadData(thread) }] : [];
}

/** A call that was called off before anybody could be told is none. */
function booked(call: AgreedCall): Happening[] {
  if (call.state === 'cancelled') return [];
  const { _id, contactId, agreedAt: at } = call;
  const data = { call: { ...call, id: _id } };
  return [{ type: 'call.booked', key: `call:${_id}:${call.startsAt.getTime()}`, lane: call.threadId ?? _id, contactId, at, data }];
}
