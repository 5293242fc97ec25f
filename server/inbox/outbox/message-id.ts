import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { secretsFor } from '../../secrets/former-secrets.ts';

/**
 * The Message-ID of a mail of ours (RFC 5322 §3.6.4): the same for the same key, and recognisable as ours without a
 * look into the database. Lower-case hex, because some servers change the case of what they quote.
 * @param key the ledger's unique key, e.g. `reply:<inbound id>`
 * @returns `<v1.<mac>.<name of the key>@domain>`
 */
export function makeMessageId(key: string, domain: string, secret: string): string {
  const name = nameOfKey(key);
  return `<v1.${macOf(name, secret)}.${name}@${domain}>`;
}

/** What of the ledger's key stands in the Message-ID: enough to know a mail again, too little to tell what it is about. */
export function nameOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 24);
}

/** @returns the name inside a Message-ID that this instance made, or null when it is somebody else's or forged */
export function readOwnMessageId(id: string, secret: string): string | null {
  const [, mac, name] = /^<?v1\.([0-9a-f]{32})\.([0-9a-f]{24})@[^<>@\s]+>?$/i.exec(id.trim()) ?? [];
  if (!mac || !name) return null;
  // Answers to mail of a former AUTH_SECRET still come back.
  const isOurs = secretsFor(secret).some((each) => {
    const expected = macOf(name.toLowerCase(), each);
    return timingSafeEqual(Buffer.from(expected), Buffer.from(mac.toLowerCase()));
  });
  return isOurs ? name.toLowerCase() : null;
}

/**
 * Goes out beside the id of our record (`X-Openhouse-Message`). Ids count upwards, and whoever got one mail can guess the
 * next ones': a report is believed about a mail only with what nobody can guess.
 */
export function makeProof(messageId: string, secret: string): string {
  return macOf(`record:${messageId}`, secret);
}

/** @returns those of the ids that one of the proofs belongs to */
export function proven(ids: string[], proofs: string[], secret: string): string[] {
  const given = new Set(proofs.map((proof) => proof.toLowerCase()));
  return ids.filter((id) => secretsFor(secret).some((each) => given.has(makeProof(id, each))));
}

/** True also for another instance's: its secret is not ours, but its way of naming mail is. */
export function isOpenhouseMessageId(id: string): boolean {
  return /^<?v1\.[0-9a-f]{32}\.[0-9a-f]{24}@/i.test(id.trim());
}

export function isOwnMessageId(id: string, secret: string): boolean {
  return readOwnMessageId(id, secret) !== null;
}

function macOf(name: string, secret: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'openhouse message-id', 32));
  return createHmac('sha256', key).update(name).digest('hex').slice(0, 32);
}
