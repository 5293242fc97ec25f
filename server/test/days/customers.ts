import { unsubscribeByToken } from '../../campaigns/unsubscribe.ts';
import { headerOf, type Left, type Memory } from './memory.ts';
import type { FolderPath } from './wire.ts';
import type { Customer, World } from './world.ts';

const TEXTS = [
  'Hello,\n\ndo you have a house with three bedrooms in Port Larkin for up to $600,000?',
  'Is 12 Harbour Street still available? Does it have a garage?',
  'Thanks! We would need four bedrooms, and our budget is $650,000.',
  'Could we talk on the phone? Thursday at 10 am would suit me.',
  'Yes, the first one works for me.',
  'I am not interested in a call. What else do you have?',
  'I would like to sell my home at 5 Mill Lane, Port Larkin. What is it worth?',
  'Can I speak to a real person please?',
  'We are looking for an apartment to rent, two bedrooms, up to $2,000 a month.',
  'Thank you, that is all I wanted to know.',
  'Please cancel our call.',
];
const WISHES = ['Please stop sending me emails.', 'STOP', 'Unsubscribe me from your list.', 'Remove me from your mailing list, please.'];
const SPAM = 'We offer SEO services and 10,000 backlinks for only $99. Rank number 1 on Google, guaranteed! Click here now.';

/** How a customer writes; each takes the mails of ours that they have got. */
export const LETTERS = {
  new: () => ({ subject: 'A question' }),
  reply: (got: Left[]) => answerTo(got.at(-1)),
  'reply to an older mail': (got: Left[], n: number) => answerTo(got[n % Math.max(1, got.length)]),
  'reply to two threads': (got: Left[]) => {
    const [last, first] = [got.at(-1), got[0]];
    return last && first ? { ...answerTo(last), headers: [`References: ${first.messageId} ${last.messageId}`] } : { subject: 'A question' };
  },
  'broken references': (got: Left[]) => ({
    subject: answerTo(got.at(-1)).subject,
    headers: ['In-Reply-To: <broken', 'References: <no@such.example> <x'],
  }),
  wish: (got: Left[], n: number) => ({ ...answerTo(got.at(-1)), text: WISHES[n % WISHES.length] }),
  'new wish': (_got: Left[], n: number) => ({ subject: 'Mail', text: WISHES[n % WISHES.length] }),
  spam: () => ({ subject: 'Great offer', text: SPAM }),
  'out of office': (got: Left[]) => ({
    subject: 'Automatic reply',
    text: 'I am out of the office until Monday.',
    headers: ['Auto-Submitted: auto-replied', ...(got.length > 0 ? [`In-Reply-To: ${got.at(-1)?.messageId}`] : [])],
  }),
} satisfies Record<string, (got: Left[], n: number) => { subject: string; text?: string; headers?: string[] }>;
export type Letter = keyof typeof LETTERS;

function answerTo(left: Left | undefined): { subject: string; headers?: string[] } {
  if (!left) return { subject: 'A question' };
  const headers = [`In-Reply-To: ${left.messageId}`, `References: ${left.messageId}`];
  return { subject: `Re: ${left.subject.replace(/^Re: /, '')}`, headers };
}

type Writing = { who: number; isOther: boolean; letter: Letter; n: number; folder?: FolderPath; isTwice?: boolean };

/** A customer writes, from the one address or the other. */
export async function write(world: World, memory: Memory, { who, isOther, letter, n, folder = 'INBOX', isTwice }: Writing): Promise<void> {
  const customer = world.customers[who % world.customers.length] as Customer;
  const from = customer.addresses[isOther ? 1 : 0];
  const got = memory.left.filter(({ to }) => customer.addresses.includes(to));
  const { subject, text, headers = [] } = { text: undefined, ...LETTERS[letter](got, n) };
  const mark = `mark${memory.written.length}`;
  const id = `<${mark}.${n}@mx.example>`;
  const words = `${text ? `${text}\n-- ` : `${TEXTS[n % TEXTS.length]}\n`}\n${mark} ${customer.words[isOther ? 1 : 0]}`;
  const raw = rawMail({ from: `${isOther ? '' : customer.name} <${from}>`, subject, id, headers, text: words });
  memory.written.push({ mark, id, from, letter, raw, isJunk: folder === 'Junk' });
  memory.isRead = false;
  memory.erased.delete(from);
  for (const word of customer.words) memory.forgotten.delete(word);
  if (letter.includes('wish') && folder === 'INBOX') memory.wished.add(from);
  for (let times = 0; times < (isTwice ? 2 : 1); times++) world.wire.imap.deliver(Buffer.from(raw), { folder, at: new Date() });
}

/** The server of a receiver says that a mail of ours came back, or that its reader complains of it. */
export async function report(world: World, memory: Memory, { kind, n }: { kind: 'bounce' | 'complaint'; n: number }): Promise<void> {
  const left = memory.left[n % Math.max(1, memory.left.length)];
  if (!left) return;
  const isBounce = kind === 'bounce';
  const machine = isBounce
    ? [
        'Reporting-MTA: dns; mx.example',
        '',
        `Final-Recipient: rfc822; ${left.to}`,
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 no such user',
      ]
    : ['Feedback-Type: abuse', 'User-Agent: fbl/1', 'Version: 1', `Original-Rcpt-To: ${left.to}`];
  const type = isBounce ? 'delivery-status' : 'feedback-report';
  const head = left.raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
  const raw = [
    `From: ${isBounce ? 'MAILER-DAEMON' : 'fbl'}@mx.example`,
    `To: hello@larkinvale.example`,
    `Subject: ${isBounce ? 'Undelivered Mail Returned to Sender' : 'Abuse report'}`,
    `Message-ID: <report${memory.reports++}@mx.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${type}; boundary="b0"`,
    ...['', '--b0', 'Content-Type: text/plain', '', isBounce ? 'It could not be delivered.' : 'This is an abuse report.'],
    ...['--b0', `Content-Type: message/${type}`, '', ...machine],
    ...['--b0', 'Content-Type: text/rfc822-headers', '', head, '--b0--', ''],
  ].join('\r\n');
  memory.isRead = false;
  world.wire.imap.deliver(Buffer.from(raw, 'latin1'), { folder: 'INBOX', at: new Date() });
}

/** Clicks what stands in the header of a campaign's mail (RFC 8058). */
export async function clickUnsubscribe(world: World, memory: Memory, { n }: { n: number }): Promise<void> {
  const linked = memory.left.filter(({ raw }) => headerOf(raw, 'List-Unsubscribe'));
  const left = linked[n % Math.max(1, linked.length)];
  const token = left && /\/u\/([\w.-]+)/.exec(headerOf(left.raw, 'List-Unsubscribe') ?? '')?.[1];
  if (!token || !left) return;
  if (await unsubscribeByToken(token, world.edges)) memory.optOut(left.to);
}

/** In another mail program a mail changes its folder or its flags. */
export async function tidy(
  world: World,
  memory: Memory,
  { from, n, to }: { from: FolderPath; n: number; to: FolderPath | 'flag' },
): Promise<void> {
  const count = await world.wire.count(from);
  if (count === 0) return;
  const place = (n % count) + 1;
  if (to === 'flag') await world.wire.flag(from, place, ['\\Seen', '\\Flagged', '\\Answered'][n % 3] as string);
  else if (to !== from) await world.wire.move(from, place, to);
  memory.isRead = false;
}

function rawMail({
  from,
  subject,
  id,
  headers,
  text,
}: {
  from: string;
  subject: string;
  id: string;
  headers: string[];
  text: string;
}): string {
  const lines = [
    'Received: from mx.example by mail.larkinvale.example; Mon, 3 Mar 2031 10:00:00 -0500',
    ...[`From: ${from}`, 'To: hello@larkinvale.example', `Subject: ${subject}`, `Message-ID: ${id}`, `Date: ${new Date().toUTCString()}`],
    ...headers,
    ...['MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', ...text.split('\n'), ''],
  ];
  return lines.join('\r\n');
}
