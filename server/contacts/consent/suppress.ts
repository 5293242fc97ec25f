import { createHash } from 'node:crypto';
import type { Consent, Contact, Suppression } from '../../../shared/contact.ts';
import { canonicalAddress } from '../../../shared/id.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { ContactModel } from '../contact.model.ts';
import { spellingsOf } from './spellings-of.ts';
import { milderConsents, milderReasons, strictestFirst } from './stricter.ts';
import { SuppressionModel } from './suppression.model.ts';

type Suppress = { address: string; reason: Suppression['reason']; source: string };

/** Keeps campaigns and follow-ups from an address for good, and shows it on the contact. The strictest reason stays. */
export async function suppressAddress(suppress: Suppress, edges: Pick<Edges, 'now' | 'publish'>): Promise<void> {
  await writeSuppression(suppress, edges);
  const { address, reason, source } = suppress;
  const state = CONSENT_AFTER[reason];
  if (!state) return;
  const consent = { state, at: edges.now(), reason, source };
  for (const { _id, email, otherEmails } of await whose(address, state)) {
    if (state !== 'bounced') for (const other of [email, ...otherEmails]) await writeSuppression({ ...suppress, address: other }, edges);
    const isMilder = { _id, 'consent.state': { $in: milderConsents(state) } };
    const { modifiedCount } = await ContactModel.updateOne(isMilder, { $set: { consent }, $push: { consentHistory: consent } });
    if (modifiedCount > 0) edges.publish('contact.changed', { contactId: _id });
  }
}

/** A bounce tells of one address; an opt-out and a complaint of a person, by whichever of theirs. */
async function whose(address: string, state: Consent['state']): Promise<Pick<Stored<Contact>, '_id' | 'email' | 'otherEmails'>[]> {
  const email = canonicalAddress(address);
  const isTheirs = state === 'bounced' ? { email } : { $or: [{ email }, { otherEmails: email }] };
  return ContactModel.find(isTheirs, { email: 1, otherEmails: 1 }).lean();
}

/** The suppression alone: what the contact says of it is the caller's to write. */
export async function writeSuppression({ address, reason, source }: Suppress, { now }: Pick<Edges, 'now'>): Promise<void> {
  const addressHash = hashAddress(address);
  const said = { reason, source, createdAt: now() };
  try {
    await SuppressionModel.updateOne({ addressHash }, { $setOnInsert: said }, { upsert: true });
  } catch (error) {
    // Two upserts at once: the unique index lets one through, and the stricter one is written over it.
    if (!isDuplicateKey(error)) throw error;
  }
  await SuppressionModel.updateOne({ addressHash, reason: { $in: milderReasons(reason) } }, { $set: said });
}

/** True when no campaign and no follow-up may go to this address. */
export async function isSuppressed(address: string): Promise<boolean> {
  return (await SuppressionModel.exists({ addressHash: { $in: hashesOf(address) } })) !== null;
}

/** Which of these addresses are suppressed, as they were asked for; one query for a whole batch. */
export async function suppressedAmong(addresses: string[]): Promise<Set<string>> {
  return new Set((await suppressionsOf(addresses)).keys());
}

/** Why each of these addresses is suppressed, by the address as it was asked for; who is not is not in it. */
export async function suppressionsOf(addresses: readonly string[]): Promise<Map<string, Stored<Suppression>>> {
  if (addresses.length === 0) return new Map();
  const hashes = new Map(addresses.map((address) => [address, hashesOf(address)]));
  const found = await SuppressionModel.find({ addressHash: { $in: [...hashes.values()].flat() } }).lean();
  const byHash = new Map(found.map((suppression) => [suppression.addressHash, suppression]));
  return new Map(
    [...hashes].flatMap(([address, own]) => {
      const suppression = strictestFirst(own.flatMap((hash) => byHash.get(hash) ?? []))[0];
      return suppression ? [[address, suppression] as const] : [];
    }),
  );
}

/** What a suppressed address says of the consent of whoever has it: a new card is no new consent. */
export function consentUnder({ reason, source, createdAt }: Suppression | Stored<Suppression>): Consent {
  return { state: CONSENT_AFTER[reason] ?? 'unsubscribed', at: createdAt, reason: `this address was suppressed before: ${reason}`, source };
}

type Lifted = { evenComplaint?: boolean };

/**
 * Lets mail through again after a person has opted in anew. A bounce is not undone by that, and a complaint only
 * where an admin says so. Erased stays erased.
 */
export async function liftSuppression(address: string, { evenComplaint = false }: Lifted = {}): Promise<void> {
  const reasons: Suppression['reason'][] = ['unsubscribed', 'manual', ...(evenComplaint ? (['complaint'] as const) : [])];
  await SuppressionModel.deleteMany({ addressHash: { $in: hashesOf(address) }, reason: { $in: reasons } });
}

/** Suppresses an address for good because its owner asked to be forgotten, whatever it was suppressed for before. */
export async function suppressErased(address: string, { now }: Pick<Edges, 'now'>): Promise<void> {
  const erased = { reason: 'erased' as const, source: 'erasure', createdAt: now() };
  await SuppressionModel.updateOne({ addressHash: hashAddress(address) }, { $set: erased }, { upsert: true });
}

const CONSENT_AFTER: Partial<Record<Suppression['reason'], Consent['state']>> = {
  unsubscribed: 'unsubscribed',
  manual: 'unsubscribed',
  hard_bounce: 'bounced',
  soft_bounces: 'bounced',
  complaint: 'complained',
};

const hashOf = (spelling: string) => createHash('sha256').update(spelling).digest('hex');
const hashAddress = (address: string) => hashOf(canonicalAddress(address));
const hashesOf = (address: string) => spellingsOf(address).map(hashOf);
