import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { secretsFor } from '../../secrets/former-secrets.ts';

/** The header by which a mail to ourselves is known again. */
export const PROBE_HEADER = 'X-Openhouse-Probe';

/** Signed with the instance's secret: a stranger who writes the header into a mail hides nothing from us. */
export function makeProbeToken(address: string, secret: string): string {
  const id = randomBytes(12).toString('hex');
  return `${id}.${signatureOf(id, { address, secret })}`;
}

export function isProbeToken(token: string, { address, secret }: { address: string; secret: string }): boolean {
  const [id = '', signature = ''] = token.split('.');
  return secretsFor(secret).some((each) => {
    const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(id, { address, secret: each }))];
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

function signatureOf(id: string, { address, secret }: { address: string; secret: string }): string {
  return createHmac('sha256', secret).update(`openhouse probe v1\0${address.toLowerCase()}\0${id}`).digest('base64url');
}
