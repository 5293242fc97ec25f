import { AppError } from './errors.ts';

type Which = { what: string; id: string };

const TRIES = 5;

/**
 * For a change that is worked out from what was read, and written only while that still stands: when somebody else wrote in
 * between, it is read and worked out anew. @param attempt null: somebody did
 * @throws AppError CONFLICT when others keep writing
 */
export async function untilWritten<T>({ what, id }: Which, attempt: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries++) {
    const done = await attempt();
    if (done !== null) return done;
  }
  const userMessage = `This ${what} is being changed by others. Try again.`;
  throw new AppError('CONFLICT', { message: `${what} ${id} keeps changing`, userMessage });
}

/** For a form that says what it was made of (`basedOn`): others have changed that since, and it is not written over unseen. */
export function changedMeanwhile({ what, id }: Which): AppError {
  return new AppError('CONFLICT', {
    message: `${what} ${id} has changed since it was read`,
    userMessage: `Somebody changed this ${what} while you were editing it. Look at what is new, then take it over or save yours anyway.`,
  });
}
