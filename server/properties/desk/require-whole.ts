import type { missingOf } from '../../../shared/listing.ts';
import { AppError } from '../../errors.ts';

/** @throws AppError BAD_INPUT with everything that a listing lacks */
export function requireWhole(missing: ReturnType<typeof missingOf>): void {
  if (missing.length === 0) return;
  const message = `a listing lacks ${missing.map(({ field }) => field).join(', ')}`;
  throw new AppError('BAD_INPUT', { message, userMessage: missing.map(({ problem }) => problem).join(' ') });
}
