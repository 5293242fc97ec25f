import { APICallError, NoObjectGeneratedError, NoOutputGeneratedError } from 'ai';
import type { Usage } from './question.ts';

/** `stumbled`: worth another try. `refused`: the provider will say the same again. `unusable`: it answered nonsense. */
export type FaultKind = 'stumbled' | 'refused' | 'unusable';

const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0 };

/** What an error of a model call means for us. Pure. */
export function readFault(error: unknown): FaultKind {
  // A stream that ended without saying so is a broken line, not an answer.
  if (NoObjectGeneratedError.isInstance(error) && error.finishReason === 'interrupted') return 'stumbled';
  if (NoObjectGeneratedError.isInstance(error) || NoOutputGeneratedError.isInstance(error)) return 'unusable';
  if (!APICallError.isInstance(error)) return 'stumbled';
  if (error.isRetryable || !error.statusCode || error.statusCode >= 500) return 'stumbled';
  // 400 and 422 are about this one mail (too long, refused by a filter); 401, 403, 404 are about the key or the model.
  return error.statusCode === 400 || error.statusCode === 413 || error.statusCode === 422 ? 'unusable' : 'refused';
}

/** Also an answer that we could not use has been paid for. */
export function usageOfFault(error: unknown): Usage {
  if (!NoObjectGeneratedError.isInstance(error) || !error.usage) return NO_USAGE;
  return { inputTokens: error.usage.inputTokens ?? 0, outputTokens: error.usage.outputTokens ?? 0 };
}

/**
 * How long the provider asks us to stay away, in milliseconds: Retry-After in seconds or as a date (RFC 9110 §10.2.3).
 * @returns null when it does not say
 */
export function askedWait(error: unknown, now: Date): number | null {
  const asked = APICallError.isInstance(error) ? (error.responseHeaders?.['retry-after'] ?? '').trim() : '';
  if (asked === '') return null;
  const seconds = Number(asked);
  const ms = Number.isNaN(seconds) ? new Date(asked).getTime() - now.getTime() : seconds * 1000;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
