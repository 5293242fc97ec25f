import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** A signing secret as the Standard Webhooks specification writes it: 32 random bytes. */
export const newSigningSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * The headers of one try, after the Standard Webhooks specification: the id stays the same at every try, so that a
 * receiver knows what it has; the moment is the try's, so that an old one cannot be played again.
 */
export function signBody(body: string, { id, secret, now }: { id: string; secret: string; now: Date }): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  };
}
