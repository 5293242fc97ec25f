import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

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

/** @throws when the text was sealed with another secret or was changed */
export function openSecret(sealed: string, secret: string, { use = 'mailbox passwords' }: Options = {}): string {
  if (!sealed.startsWith('v1.')) throw new Error('not a sealed secret');
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret, use), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

function sealingKey(secret: string, use: Use): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `openhouse ${use} v1`, 32));
}
