import type { IncomingMail } from '../../inbox/incoming-mail.ts';
import { askInTurn } from './ask-in-turn.ts';
import { type MailContext, parseMail } from './parse-mail.ts';
import { within } from './within.ts';

/** So much is parsed in a few milliseconds, whatever it is made of. */
const SMALL = 16 * 1024;
/** Fewer small mails are parsed before a worker has started. */
const MANY = 20;

export type Unparsed = { raw: Uint8Array; context: MailContext };

const startWorker = () => new Worker(new URL('./parse-mail-worker.ts', import.meta.url));
const askParser = askInTurn<Unparsed[], (IncomingMail | null)[]>(startWorker);
const askParserOfOne = askInTurn<Unparsed, IncomingMail>(startWorker);

/** Parses a mail within bounds of time; in a worker, off the event loop, unless it is small. */
export async function parseBounded(raw: Uint8Array, context: MailContext): Promise<IncomingMail> {
  return raw.length < SMALL ? within(parseMail(raw, context)) : askParserOfOne({ raw, context });
}

/**
 * Parses many mails in a worker, with one question for all of them.
 * @returns null for one that cannot be parsed, and for all when one of them takes the worker with it or all of its time
 */
export async function parseTogether(mails: Unparsed[]): Promise<(IncomingMail | null)[]> {
  const none = () => null;
  if (mails.length >= MANY) return askParser(mails).catch(() => mails.map(none));
  return Promise.all(mails.map(({ raw, context }) => parseBounded(raw, context).catch(none)));
}
