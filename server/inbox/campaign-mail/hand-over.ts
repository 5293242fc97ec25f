import type { Message } from '../../../shared/message.ts';
import { byId } from '../../database/by-id.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';

/** The bytes of a mail, stored, and the headers that were fixed with them. */
export type FixedBytes = Pick<Message, 'rawHash' | 'rawSize' | 'messageId' | 'from' | 'replyTo' | 'date'>;
export type HandOver = {
  message: Stored<Message>;
  /** Null: they were fixed before. */
  fixed: FixedBytes | null;
};

/** Longer than any SMTP timeout, so that a sender at work is never taken for dead. */
const CLAIM_MS = 5 * 60_000;
const FIRST_LOOK_MS = 10_000;
const MAX_EVIDENCE = 60;

/**
 * Claims mails of campaigns and writes, before the first byte of their bodies, that they may have been sent: one atomic
 * update each, conditional on the state and the fence they were read with. Whoever paused, cancelled or withdrew one
 * meanwhile has changed one of the two.
 * @returns for each whether it is ours to send
 */
export async function handOverMany(handOvers: HandOver[], edges: Pick<Edges, 'now' | 'processName'>): Promise<boolean[]> {
  const now = edges.now();
  const claimed = await Promise.all(
    alike(handOvers, ({ message, fixed }) => [message.delivery?.state, fenceOf(message), fixed === null]).map((group) =>
      claim(group, { now, edges }),
    ),
  );
  const modifiedCount = claimed.reduce((sum, count) => sum + count, 0);
  if (modifiedCount === handOvers.length) return handOvers.map(() => true);
  // Some were not there any more: which ones, the database does not say.
  const found = await MessageModel.find(
    {
      _id: { $in: handOvers.map(({ message }) => message._id) },
      'delivery.state': 'handing_over',
      'delivery.claimedBy': edges.processName,
      // By this very claim: this process may have another run that is not quite over.
      'delivery.handingOverAt': now,
    },
    { delivery: 1 },
  ).lean();
  const fences = new Map(found.map(({ _id, delivery }) => [_id, delivery?.fence]));
  return handOvers.map(({ message }) => fences.get(message._id) === fenceOf(message) + 1);
}

const fenceOf = ({ delivery }: Stored<Message>) => delivery?.fence ?? 0;

/** Those that one update can take: what it asks of each of them is the same. */
function alike<One>(all: One[], asked: (one: One) => unknown[]): One[][] {
  return [...Map.groupBy(all, (one) => asked(one).join()).values()];
}

type Claiming = { now: Date; edges: Pick<Edges, 'processName'> };

/** @returns how many of these, which were read in the same state and with the same fence, are ours now */
async function claim(alikes: HandOver[], { now, edges }: Claiming): Promise<number> {
  const [first] = alikes;
  if (!first) return 0;
  const { state } = first.message.delivery ?? {};
  const bytes = alikes.map(({ message, fixed }) => ({
    ...fixed,
    wireIds: [...new Set([...message.wireIds, ...(fixed?.messageId ? [fixed.messageId] : [])])],
    sortAt: fixed?.date,
  }));
  const field = (name: keyof FixedBytes | 'wireIds' | 'sortAt') =>
    byId(new Map(alikes.map(({ message }, at) => [message._id, bytes[at]?.[name]])));
  const fixed = ['rawHash', 'rawSize', 'messageId', 'from', 'replyTo', 'date', 'wireIds', 'sortAt'] as const;
  const claims = {
    ...(first.fixed && Object.fromEntries(fixed.map((name) => [name, field(name)]))),
    'delivery.state': 'handing_over',
    'delivery.handingOverAt': now,
    'delivery.claimedBy': { $literal: edges.processName },
    'delivery.claimedUntil': new Date(now.getTime() + CLAIM_MS),
    'delivery.fence': { $add: ['$delivery.fence', 1] },
    'delivery.attempts': { $add: ['$delivery.attempts', 1] },
    'delivery.evidence': withLine({ at: now, state: 'handing_over', detail: 'bytes fixed, next to be handed to the server' }),
    updatedAt: new Date(),
  };
  const filter = {
    _id: { $in: alikes.map(({ message }) => message._id) },
    'delivery.state': state,
    'delivery.fence': fenceOf(first.message),
    ...(state === 'holding' && { 'delivery.holdUntil': { $ne: null } }),
  };
  return updateAll(filter, claims);
}

/** One command for all; each document changes for itself, or not at all. */
async function updateAll(filter: Record<string, unknown>, set: Record<string, unknown>): Promise<number> {
  const { modifiedCount } = await MessageModel.collection.updateMany(filter as never, [{ $set: set }], { hint: { _id: 1 } });
  return modifiedCount;
}

export type Acceptance = { message: Stored<Message>; response: string; filesByItself: boolean | null };

/**
 * The server said 250 after the dot. A process that dies before this is written leaves mails that may have been sent,
 * and Sent tells.
 * @returns for each whether it was written
 */
export async function acceptMany(accepted: Acceptance[], edges: Pick<Edges, 'now'>): Promise<boolean[]> {
  const now = edges.now();
  const counts = await Promise.all(
    alike(accepted, ({ message, filesByItself }) => [fenceOf(message), filesByItself === false]).map((group) => accept(group, now)),
  );
  const modifiedCount = counts.reduce((sum, count) => sum + count, 0);
  return accepted.map(() => modifiedCount === accepted.length);
}

async function accept(alikes: Acceptance[], now: Date): Promise<number> {
  const [first] = alikes;
  if (!first) return 0;
  const said = (most: number) => byId(new Map(alikes.map(({ message, response }) => [message._id, response.slice(0, most)])));
  const set = {
    'delivery.state': 'accepted',
    'delivery.acceptedAt': now,
    'delivery.smtpResponse': said(Number.POSITIVE_INFINITY),
    'delivery.lastError': null,
    'delivery.looks': 0,
    // A server that files by itself gets a moment to do so.
    'delivery.nextLookAt': first.filesByItself === false ? now : new Date(now.getTime() + FIRST_LOOK_MS),
    'delivery.claimedBy': null,
    'delivery.claimedUntil': null,
    'delivery.evidence': withLine({ at: now, state: 'accepted', detail: said(500) }),
    updatedAt: new Date(),
  };
  // Its word counts even when this claim was given up meanwhile as uncertain.
  const filter = {
    _id: { $in: alikes.map(({ message }) => message._id) },
    'delivery.state': { $in: ['handing_over', 'uncertain'] },
    'delivery.fence': fenceOf(first.message) + 1,
  };
  return updateAll(filter, set);
}

/** The life of a mail and one line more, of which the last ones stay. */
const withLine = (line: { at: Date; state: string; detail: unknown }) => ({
  $slice: [{ $concatArrays: [{ $ifNull: ['$delivery.evidence', []] }, [line]] }, -MAX_EVIDENCE],
});
