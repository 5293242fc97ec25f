import type { Message } from '../../../shared/message.ts';
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
  const { modifiedCount } = await MessageModel.collection.bulkWrite(handOvers.map((one) => claimOf(one, { now, edges })) as never, {
    ordered: false,
  });
  if (modifiedCount === handOvers.length) return handOvers.map(() => true);
  // Some were not there any more: which ones, the database does not say.
  const found = await MessageModel.find(
    {
      _id: { $in: handOvers.map(({ message }) => message._id) },
      'delivery.state': 'handing_over',
      'delivery.claimedBy': edges.processName,
    },
    { delivery: 1 },
  ).lean();
  const fences = new Map(found.map(({ _id, delivery }) => [_id, delivery?.fence]));
  return handOvers.map(({ message }) => fences.get(message._id) === fenceOf(message) + 1);
}

const fenceOf = ({ delivery }: Stored<Message>) => delivery?.fence ?? 0;

function claimOf({ message, fixed }: HandOver, { now, edges }: { now: Date; edges: Pick<Edges, 'processName'> }) {
  const { state } = message.delivery ?? {};
  const bytes = fixed && {
    ...fixed,
    wireIds: [...new Set([...message.wireIds, ...(fixed.messageId ? [fixed.messageId] : [])])],
    sortAt: fixed.date,
  };
  const claim = {
    'delivery.state': 'handing_over',
    'delivery.handingOverAt': now,
    'delivery.claimedBy': edges.processName,
    'delivery.claimedUntil': new Date(now.getTime() + CLAIM_MS),
    updatedAt: new Date(),
  };
  return {
    updateOne: {
      filter: {
        _id: message._id,
        'delivery.state': state,
        'delivery.fence': fenceOf(message),
        ...(state === 'holding' && { 'delivery.holdUntil': { $ne: null } }),
      },
      update: {
        $set: { ...bytes, ...claim },
        $inc: { 'delivery.fence': 1, 'delivery.attempts': 1 },
        $push: evidence({ at: now, state: 'handing_over', detail: 'bytes fixed, next to be handed to the server' }),
      },
    },
  };
}

export type Acceptance = { message: Stored<Message>; response: string; filesByItself: boolean | null };

/**
 * The server said 250 after the dot. A process that dies before this is written leaves mails that may have been sent,
 * and Sent tells.
 * @returns for each whether it was written
 */
export async function acceptMany(accepted: Acceptance[], edges: Pick<Edges, 'now'>): Promise<boolean[]> {
  const now = edges.now();
  const { modifiedCount } = await MessageModel.collection.bulkWrite(accepted.map((one) => acceptanceOf(one, now)) as never, {
    ordered: false,
  });
  return accepted.map(() => modifiedCount === accepted.length);
}

function acceptanceOf({ message, response, filesByItself }: Acceptance, now: Date) {
  const set = {
    'delivery.state': 'accepted',
    'delivery.acceptedAt': now,
    'delivery.smtpResponse': response,
    'delivery.lastError': null,
    'delivery.looks': 0,
    // A server that files by itself gets a moment to do so.
    'delivery.nextLookAt': filesByItself === false ? now : new Date(now.getTime() + FIRST_LOOK_MS),
    'delivery.claimedBy': null,
    'delivery.claimedUntil': null,
    updatedAt: new Date(),
  };
  return {
    updateOne: {
      // Its word counts even when this claim was given up meanwhile as uncertain.
      filter: { _id: message._id, 'delivery.state': { $in: ['handing_over', 'uncertain'] }, 'delivery.fence': fenceOf(message) + 1 },
      update: { $set: set, $push: evidence({ at: now, state: 'accepted', detail: response.slice(0, 500) }) },
    },
  };
}

function evidence(line: { at: Date; state: string; detail: string }) {
  return { 'delivery.evidence': { $each: [line], $slice: -MAX_EVIDENCE } };
}
