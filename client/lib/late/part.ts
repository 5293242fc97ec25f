/** Whether a part came, or Openhouse is away, or it is there and the part is gone: it was built anew meanwhile. */
export type Outcome = 'here' | 'away' | 'gone';

export type Part<Thing> = {
  /** Null: it has not come yet. */
  now(): Thing | null;
  /** What the last try failed of; null: it has not failed. */
  failure(): unknown;
  /** Asks for it ahead of need; never rejects. */
  preload(): Promise<void>;
  /** Asks anew, whatever became of it before; several at once are one. */
  again(): Promise<Outcome>;
};

/**
 * Code that comes when it is first needed. Unlike `React.lazy` it does not remember that it could not be had: who comes back
 * online and asks again gets it, without a new page and so without losing what stands on this one.
 */
export function partOf<Parts extends object, Name extends keyof Parts>(
  load: () => Promise<Parts>,
  name: Name,
  isThere: () => Promise<boolean> = isServerThere,
): Part<Parts[Name]> {
  let part: Parts[Name] | null = null;
  let failed: unknown = null;
  let attempt: Promise<void> | null = null;
  let trying: Promise<Outcome> | null = null;
  const preload = () => {
    attempt ??= load().then(
      (parts) => {
        part = parts[name];
      },
      (error: unknown) => {
        failed = error;
      },
    );
    return attempt;
  };
  const once = async () => {
    if (part === null && failed !== null) attempt = null;
    await preload();
    return part !== null;
  };
  const tryAgain = async (): Promise<Outcome> => {
    if (await once()) return 'here';
    if (!(await isThere())) return 'away';
    // It may have come back between the two; only what is missing still is missing for good.
    return (await once()) ? 'here' : 'gone';
  };
  return {
    now: () => part,
    failure: () => failed,
    preload,
    again: () => {
      trying ??= tryAgain().finally(() => {
        trying = null;
      });
      return trying;
    },
  };
}

const isServerThere = () =>
  fetch('/healthz').then(
    ({ ok }) => ok,
    () => false,
  );
