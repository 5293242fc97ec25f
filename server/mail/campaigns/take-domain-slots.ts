import { DomainShareModel } from './domain-share.model.ts';

type Wanted = { mailboxId: string; perMinute: number; wanted: Map<string, number> };

/** What the counters of several machines may differ by; further ahead is a clock that was wrong. */
const MAX_AHEAD_MS = 10 * 60_000;

/**
 * Takes places in the minutes of receivers, by domain: a provider that is suddenly sent hundreds of mails slows all of
 * them down. The counters live in the database, so they hold over restarts and several processes.
 * @returns how many were taken of each, at most what was wanted
 */
export async function takeDomainSlots({ mailboxId, perMinute, wanted }: Wanted, now: Date): Promise<Map<string, number>> {
  const idOf = (domain: string) => `${mailboxId}:${domain}`;
  const granted = new Map<string, number>();
  let open = [...wanted.keys()];
  while (open.length > 0) {
    const shares = await DomainShareModel.find({ _id: { $in: open.map(idOf) } }).lean();
    const seen = new Map(shares.map((share) => [share._id, share]));
    const unknown = open.map(idOf).filter((id) => !seen.has(id));
    if (unknown.length > 0) await DomainShareModel.bulkWrite(unknown.map(begin), { ordered: false });
    const takings = open.map((domain) => {
      const share = seen.get(idOf(domain));
      const minute = minuteOf(now, share?.minute);
      const used = share?.minute === minute ? share.inMinute : 0;
      return { domain, share, minute, used, count: Math.max(0, Math.min(wanted.get(domain) ?? 0, perMinute - used)) };
    });
    for (const { domain, count } of takings) if (count === 0) granted.set(domain, 0);
    const taking = takings.filter(({ count }) => count > 0);
    if (taking.length === 0) return granted;
    const token = crypto.randomUUID();
    await DomainShareModel.bulkWrite(
      taking.map(({ domain, share, minute, used, count }) => ({
        updateOne: {
          filter: { _id: idOf(domain), minute: share?.minute ?? '', inMinute: share?.inMinute ?? 0 },
          update: { $set: { minute, inMinute: used + count, takenBy: token } },
        },
      })),
      { ordered: false },
    );
    // Where another process was quicker, the counter is not as it was seen: those are counted anew.
    const mine = await DomainShareModel.find({ _id: { $in: taking.map(({ domain }) => idOf(domain)) }, takenBy: token }, { _id: 1 }).lean();
    const ours = new Set(mine.map(({ _id }) => _id));
    for (const { domain, count } of taking) if (ours.has(idOf(domain))) granted.set(domain, count);
    open = taking.filter(({ domain }) => !ours.has(idOf(domain))).map(({ domain }) => domain);
  }
  return granted;
}

/** Gives places back that were not used, unless the minute in which they were taken is over. */
export async function giveDomainSlotsBack(
  { mailboxId, unused }: { mailboxId: string; unused: Map<string, number> },
  takenAt: Date,
): Promise<void> {
  if (unused.size === 0) return;
  await DomainShareModel.bulkWrite(
    [...unused].map(([domain, count]) => ({
      updateOne: {
        filter: { _id: `${mailboxId}:${domain}`, minute: minuteOf(takenAt), inMinute: { $gte: count } },
        update: { $inc: { inMinute: -count } },
      },
    })),
    { ordered: false },
  );
}

/** A domain that is counted for the first time; of two who begin it, one finds it begun. */
function begin(_id: string) {
  return { updateOne: { filter: { _id }, update: { $setOnInsert: { minute: '', inMinute: 0, takenBy: '' } }, upsert: true } };
}

/** When this minute is over, which is when the domain may be sent more. */
export function nextMinute(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000 + 60_000);
}

function minuteOf(now: Date, seen = ''): string {
  const soonest = now.toISOString().slice(0, 16);
  return seen > soonest && seen <= new Date(now.getTime() + MAX_AHEAD_MS).toISOString().slice(0, 16) ? seen : soonest;
}
