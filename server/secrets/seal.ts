import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { secretsFor } from './former-secrets.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What is sealed; each use has a key of its own, so that a text sealed for one opens nothing in the place of another. */
type Use = 'mailbox passwords' | 'webhook secrets';
type Options = { use?: Use };

/** Encrypts a password for the database (AES-256-GCM, key derived from AUTH_SECRET). The same text seals differently each time. */
export function sealSecret(plain: string, secret: string, { use = 'mailbox passwords' }: Options = {}): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret, use), nonce);
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** Opens what the present AUTH_SECRET, or a former one, has sealed. @throws when none of them did, or the text was changed */
export function openSecret(sealed: string, secret: string, options: Options = {}): string {
  const opened = openWithAny(sealed, secretsFor(secret), options);
  if (opened === null) throw new Error('sealed with another secret, or changed');
  return opened;
}

/** @returns the text under the present secret (the same when it is), or null when no secret that is known opens it */
export function resealSecret(sealed: string, secret: string, options: Options = {}): string | null {
  if (openWithAny(sealed, [secret], options) !== null) return sealed;
  const opened = openWithAny(sealed, secretsFor(secret), options);
  return opened === null ? null : sealSecret(opened, secret, options);
}

function openWithAny(sealed: string, secrets: string[], { use = 'mailbox passwords' }: Options): string | null {
  if (!sealed.startsWith('v1.')) return null;
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  for (const secret of secrets) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret, use), bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      // Not this one: the tag says so.
    }
  }
  return null;
}

function sealingKey(secret: string, use: Use): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `openhouse ${use} v1`, 32));
}
