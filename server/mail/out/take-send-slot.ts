import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import { mailboxById } from '../find-mailboxes.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { dayLimit } from './day-limit.ts';

export type Rates = {
  perMinute: number;
  perDay: number;
  /** The part of the day that this kind of mail may use up; left out, all of it. */
  dayShare?: number;
};
type Sent = Mailbox['sent'];
type Sender = Pick<Mailbox, 'sent' | 'warmUp'>;

/**
 * Takes one place in the mailbox's minute and day. The counters live in the database, so the rate holds over restarts
 * and over several processes.
 * @returns null when a place was taken, else the moment from which to try again
 */
export async function takeSendSlot(mailboxId: string, rates: Rates, now: Date): Promise<Date | null> {
  return (await takeSendSlots(mailboxId, { rates, wanted: 1 }, now)).until;
}

/**
 * Takes as many places as there are, up to `wanted`.
 * @returns how many, and when there were fewer the moment from which to try again
 */
export async function takeSendSlots(
  mailboxId: string,
  { rates, wanted }: { rates: Rates; wanted: number },
  now: Date,
): Promise<{ taken: number; until: Date | null }> {
  for (;;) {
    const mailbox = await mailboxById(mailboxId);
    const { sent } = mailbox;
    const { minute, day } = clockOf(now, sent);
    if (sent.day !== day) await turn(mailboxId, sent, { minute, inMinute: 0, day, inDay: 0 });
    else if (sent.minute !== minute) await turn(mailboxId, sent, { ...sent, minute, inMinute: 0 });
    else {
      const ofDay = placesOfDay(mailbox, rates, now);
      const count = Math.min(wanted, rates.perMinute - sent.inMinute, ofDay - sent.inDay);
      if (count <= 0) return { taken: 0, until: nextPlace(mailbox, rates, now) };
      const isRoom = { 'sent.inMinute': { $lte: rates.perMinute - count }, 'sent.inDay': { $lte: ofDay - count } };
      const taken = await MailboxModel.updateOne(
        { _id: mailboxId, 'sent.minute': minute, 'sent.day': day, ...isRoom },
        { $inc: { 'sent.inMinute': count, 'sent.inDay': count } },
      );
      const after = { ...mailbox, sent: { ...sent, inMinute: sent.inMinute + count, inDay: sent.inDay + count } };
      if (taken.modifiedCount === 1) return { taken: count, until: count < wanted ? nextPlace(after, rates, now) : null };
    }
  }
}

/** Gives places back that were not used, unless their minute is over. */
export async function giveSlotsBack(mailboxId: string, count: number, now: Date): Promise<void> {
  const { sent } = await mailboxById(mailboxId);
  const { minute, day } = clockOf(now, sent);
  const used = { 'sent.inMinute': { $gte: count }, 'sent.inDay': { $gte: count } };
  await MailboxModel.updateOne(
    { _id: mailboxId, 'sent.minute': minute, 'sent.day': day, ...used },
    { $inc: { 'sent.inMinute': -count, 'sent.inDay': -count } },
  );
}

/** When this mailbox may send again, looked up without taking a place; null means now. */
export function nextPlace(mailbox: Sender, rates: Rates, now: Date): Date | null {
  const { sent } = mailbox;
  const { minute, day } = clockOf(now, sent);
  if (sent.day === day && sent.inDay >= placesOfDay(mailbox, rates, now)) return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);
  if (sent.minute === minute && sent.inMinute >= rates.perMinute) return new Date(Date.parse(`${minute}:00Z`) + 60_000);
  return null;
}

/** A mailbox from before there was a warm-up has none. */
function placesOfDay({ warmUp = null }: Sender, { perDay, dayShare = 1 }: Rates, now: Date): number {
  return Math.ceil(dayLimit(warmUp, { perDay, now }) * dayShare);
}

/** Of two processes that turn the page at once, one finds it turned. */
async function turn(mailboxId: Stored<Mailbox>['_id'], seen: Sent, next: Sent): Promise<void> {
  await MailboxModel.updateOne({ _id: mailboxId, 'sent.minute': seen.minute, 'sent.day': seen.day }, { $set: { sent: next } });
}

/** Clocks of several machines differ by less; what is further ahead was written by a clock that was wrong. */
const MAX_AHEAD_MS = 10 * 60_000;

/** Counters only move forward: a process whose clock is behind counts in the newer minute. */
function clockOf(now: Date, sent: Sent): { minute: string; day: string } {
  const soonest = now.toISOString().slice(0, 16);
  const farthest = new Date(now.getTime() + MAX_AHEAD_MS).toISOString().slice(0, 16);
  const minute = sent.minute > soonest && sent.minute <= farthest ? sent.minute : soonest;
  return { minute, day: minute.slice(0, 10) };
}
