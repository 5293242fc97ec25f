import { createHash } from 'node:crypto';
import type { Consent, Suppression } from '../../shared/contact.ts';
import { isDuplicateKey } from '../database/connect.ts';
import type { Edges } from '../edges.ts';
import { ContactModel } from './contact.model.ts';
import { SuppressionModel } from './suppression.model.ts';

type Suppress = { address: string; reason: Suppression['reason']; source: string };

/** Keeps campaigns and follow-ups from an address for good, and shows it on the contact. The first reason stays. */
export async function suppressAddress({ address, reason, source }: Suppress, edges: Pick<Edges, 'now' | 'publish'>): Promise<void> {
  const at = edges.now();
  const addressHash = hashAddress(address);
  try {
    await SuppressionModel.updateOne({ addressHash }, { $setOnInsert: { reason, source, createdAt: at } }, { upsert: true });
  } catch (error) {
    // Two upserts at once: the unique index lets one through, and either one will do.
    if (!isDuplicateKey(error)) throw error;
  }
  const state = CONSENT_AFTER[reason];
  if (!state) return;
  const email = normaliseAddress(address);
  const contact = await ContactModel.findOneAndUpdate(
    { email, 'consent.state': 'subscribed' },
    { $set: { consent: { state, at, reason, source } } },
  ).lean();
  if (contact) edges.publish('contact.changed', { contactId: contact._id });
}

/** True when no campaign and no follow-up may go to this address. */
export async function isSuppressed(address: string): Promise<boolean> {
  return (await SuppressionModel.exists({ addressHash: hashAddress(address) })) !== null;
}

/** Which of these addresses are suppressed; one query for a whole batch. The answer holds them normalised. */
export async function suppressedAmong(addresses: string[]): Promise<Set<string>> {
  const byHash = new Map(addresses.map((address) => [hashAddress(address), normaliseAddress(address)]));
  const found = await SuppressionModel.find({ addressHash: { $in: [...byHash.keys()] } }).lean();
  return new Set(found.map(({ addressHash }) => byHash.get(addressHash) ?? ''));
}

/** Lets mail through again after a person has opted in anew. A bounce or a complaint is not undone by that. */
export async function liftSuppression(address: string): Promise<void> {
  await SuppressionModel.deleteOne({ addressHash: hashAddress(address), reason: { $in: ['unsubscribed', 'manual'] } });
}

const CONSENT_AFTER: Partial<Record<Suppression['reason'], Consent['state']>> = {
  unsubscribed: 'unsubscribed',
  manual: 'unsubscribed',
  hard_bounce: 'bounced',
  soft_bounces: 'bounced',
  complaint: 'complained',
};

const normaliseAddress = (address: string) => address.trim().toLowerCase();
const hashAddress = (address: string) => createHash('sha256').update(normaliseAddress(address)).digest('hex');
