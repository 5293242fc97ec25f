import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { PROBE_HEADER } from './probe-token.ts';

type Writing = { address: string; fromName: string; token: string; publicUrl: string; at: Date };

const WORDS = [
  'This is a test mail of Openhouse to itself.',
  'It shows whether your mail provider signs your mail (DKIM) and what a receiving server makes of it. You need not do anything; it may be deleted.',
].join('\n\n');

/** A mail to ourselves. It carries the headers of a campaign, so that the signature shows whether it covers them (RFC 8058 §4). */
export function composeProbe({ address, fromName, token, publicUrl, at }: Writing): Promise<Buffer> {
  const self = { address, name: fromName };
  const composer = new MailComposer({
    from: self,
    to: self,
    subject: 'Openhouse: a test of your mail',
    text: `${WORDS}\n`,
    date: at,
    messageId: `<probe.${randomUUID()}@${address.split('@')[1] ?? 'localhost'}>`,
    headers: {
      [PROBE_HEADER]: token,
      'List-Unsubscribe': `<${publicUrl}/u/test>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
