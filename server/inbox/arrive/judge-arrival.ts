import type { Message } from '../../../shared/message.ts';
import type { IncomingMail } from '../incoming-mail.ts';

export const STRANGER = 'reference from a stranger';
/** Why a mail is called spam without anybody having read it. */
export const IN_JUNK = 'found in Junk';

type Seen = { found: { isStranger: boolean; hasTwin: boolean }; isUnmatched: boolean; isKnownThread: boolean };

export function flagsOf(mail: IncomingMail, { found, isUnmatched, isKnownThread }: Seen): string[] {
  return [
    ...mail.flags,
    ...(found.isStranger && !mail.report ? [STRANGER] : []),
    ...(found.hasTwin ? ['same Message-ID, other content'] : []),
    ...(mail.report && isUnmatched ? ['a report about no mail of ours'] : []),
    ...(mail.folder === 'junk' ? [isKnownThread ? 'misfiled by the provider' : IN_JUNK] : []),
  ];
}

/** Reports and junk are known by structure and place. A customer whose answer fell into Junk is still a customer. */
export function judge(mail: IncomingMail, { isKnownThread, flags }: { isKnownThread: boolean; flags: string[] }): Partial<Message> {
  if (mail.report) return { flags, kind: mail.report.kind, kindBy: 'rule', confidence: 1 };
  if (mail.folder === 'junk' && !isKnownThread) return { flags, kind: 'spam', kindBy: 'rule', confidence: 1 };
  return { flags };
}
