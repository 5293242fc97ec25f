import type { IncomingMail } from '../../inbox/incoming-mail.ts';
import { askInTurn } from './ask-in-turn.ts';
import { type MailContext, parseMail } from './parse-mail.ts';
import { within } from './within.ts';

/** So much is parsed in a few milliseconds, whatever it is made of. */
const SMALL = 16 * 1024;

const askParser = askInTurn<{ raw: Uint8Array; context: MailContext }, IncomingMail>(
  () => new Worker(new URL('./parse-mail-worker.ts', import.meta.url)),
);

/** Parses a mail within bounds of time; in a worker, off the event loop, unless it is small. */
export async function parseBounded(raw: Uint8Array, context: MailContext): Promise<IncomingMail> {
  return raw.length < SMALL ? within(parseMail(raw, context)) : askParser({ raw, context });
}
