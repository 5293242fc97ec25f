import { isDuplicateKey } from '../../database/connect.ts';
import { DomainShareModel } from './domain-share.model.ts';

type Wanted = { mailboxId: string; domain: string; wanted: number; perMinute: number };

/** What the counters of several machines may differ by; further ahead is a clock that was wrong. */
const MAX_AHEAD_MS = 10 * 60_000;

/**
 * Takes places in one receiver's minute: a provider that is suddenly sent hundreds of mails slows all of them down. The
 * counter lives in the database, so it holds over restarts and several processes.
 * @returns how many were taken, at most `wanted`
 */
export async function takeDomainSlots({ mailboxId, domain, wanted, perMinute }: Wanted, now: Date): Promise<number> {
  const _id = `${mailboxId}:${domain}`;
  for (;;) {
    const share = await DomainShareModel.findById(_id).lean();
    const minute = minuteOf(now, share?.minute);
    const used = share?.minute === minute ? share.inMinute : 0;
    const count = Math.min(wanted, perMinute - used);
    if (count <= 0) return 0;
    const isAsSeen = share ? { minute: share.minute, inMinute: share.inMinute } : { minute };
    try {
      const taken = await DomainShareModel.updateOne(
        { _id, ...isAsSeen },
        { $set: { minute, inMinute: used + count } },
        // Of two who count a domain for the first time, the id lets one through.
        { upsert: share === null },
      );
      if (taken.modifiedCount + taken.upsertedCount === 1) return count;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/** When this minute is over, which is when the domain may be sent more. */
export function nextMinute(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000 + 60_000);
}

function minuteOf(now: Date, seen = ''): string {
  const soonest = now.toISOString().slice(0, 16);
  return seen > soonest && seen <= new Date(now.getTime() + MAX_AHEAD_MS).toISOString().slice(0, 16) ? seen : soonest;
}
