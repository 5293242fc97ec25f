import { isDuplicateKey } from '../database/connect.ts';
import { isOver } from '../is-over.ts';
import { isCertainlyDead } from '../process-name.ts';
import { LeaseModel } from './lease.model.ts';

export type HeldLease = { fence: number; renew: () => Promise<boolean>; release: () => Promise<void> };

const LEASE_MS = 20_000;
/** The leases that this process released last, by job, and their fences. */
const lastFence = new Map<string, number>();

/**
 * Takes the lease of a job for this process, so that one process at a time runs it.
 * A lease is free when released, when its time ran out, or when its holder ran on this machine and is gone.
 * @returns the lease, or null when another process holds it
 */
export async function takeLease(job: string, { holder, now }: { holder: string; now: () => Date }): Promise<HeldLease | null> {
  const until = () => new Date(now().getTime() + LEASE_MS);
  const heldBy = (fence: number): HeldLease => ({
    fence,
    renew: async () => (await LeaseModel.updateOne({ _id: job, fence, holder }, { $set: { until: until() } })).matchedCount === 1,
    release: async () => {
      const { matchedCount } = await LeaseModel.updateOne({ _id: job, fence, holder }, { $set: { holder: null } });
      if (matchedCount === 1) lastFence.set(job, fence);
    },
  });
  // A process alone takes again what it released last, without asking who has it.
  const last = lastFence.get(job);
  lastFence.delete(job);
  if (last !== undefined) {
    const free = { _id: job, fence: last, holder: null };
    const { matchedCount } = await LeaseModel.updateOne(free, { $set: { holder, until: until(), fence: last + 1 } });
    if (matchedCount === 1) return heldBy(last + 1);
  }
  const held = await LeaseModel.findById(job).lean();
  const isFree = !held?.holder || isOver(held.until, { now: now(), lastsMs: LEASE_MS }) || isCertainlyDead(held.holder);
  if (!isFree) return null;

  const fence = (held?.fence ?? 0) + 1;
  const taken = await LeaseModel.updateOne(
    held ? { _id: job, fence: held.fence, holder: held.holder } : { _id: job, fence: { $exists: false } },
    { $set: { holder, until: until(), fence } },
    { upsert: !held },
  ).catch((error) => {
    if (isDuplicateKey(error)) return null; // Another process made the first lease at the same moment.
    throw error;
  });
  if (!taken || taken.modifiedCount + taken.upsertedCount === 0) return null;

  return heldBy(fence);
}

/** How often a holder should renew: three times per lease. */
export const LEASE_RENEW_MS = LEASE_MS / 3;
