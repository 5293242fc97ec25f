import type { IncomingMail } from '../../inbox/incoming-mail.ts';
import { scriptAt } from '../../places.ts';
import { askInTurn } from './ask-in-turn.ts';
import { type MailContext, parseMail } from './parse-mail.ts';
import { within } from './within.ts';

/** So much is parsed in a few milliseconds, whatever it is made of. */
const SMALL = 16 * 1024;

const askParser = askInTurn<{ raw: Uint8Array; context: MailContext }, IncomingMail>(
  () => new Worker(scriptAt('mail/parse/parse-mail-worker')),
);

/** Parses a mail within bounds of time; in a worker, off the event loop, unless it is small. */
export async function parseBounded(raw: Uint8Array, context: MailContext): Promise<IncomingMail> {
  return raw.length < SMALL ? within(parseMail(raw, context)) : askParser({ raw, context });
}

/** Nobody waits longer for another mail of a group: by itself it has more time. */
const GROUP_MS = 5000;

/** Parses many mails. @returns null for one that cannot be parsed, or not in time */
export async function parseTogether(mails: { raw: Uint8Array; context: MailContext }[]): Promise<(IncomingMail | null)[]> {
  const parsed: (IncomingMail | null)[] = mails.map(() => null);
  let isOver = false;
  const parse = async (at: number) => {
    const one = mails[at];
    // `takeMail` finds out what is wrong with it, and tells.
    if (one && !isOver) parsed[at] = await parseBounded(one.raw, one.context).catch(() => null);
  };
  const isLarge = (at: number) => (mails[at]?.raw.length ?? 0) >= SMALL;
  const inTurn = async (which: number[]) => {
    for (const at of which) await parse(at);
  };
  const [large = [], small = []] = [true, false].map((is) => [...mails.keys()].filter((at) => isLarge(at) === is));
  await within(Promise.all([inTurn(large), inTurn(small)]), { limitMs: GROUP_MS }).catch(() => null);
  isOver = true;
  return [...parsed];
}
