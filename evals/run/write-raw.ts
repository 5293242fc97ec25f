import type { EvalCase } from '../label.ts';
import { OUR_ADDRESS } from './start-house.ts';

type Wire = { text: string; at: Date; replyTo: string[]; number: number };

/** The bytes of one mail of a case, as a mail program would write them: quoted-printable, so that any language passes. */
export function writeRaw(
  one: Pick<EvalCase, 'id' | 'from' | 'subject'>,
  { text, at, replyTo, number, headers }: Wire & { headers: Record<string, string> },
): string {
  const isAnswer = number > 1 && !/^re:/i.test(one.subject);
  return [
    `From: ${encodeName(one.from)}`,
    `To: ${OUR_ADDRESS}`,
    `Subject: ${encodeWords(`${isAnswer ? 'Re: ' : ''}${one.subject}`)}`,
    `Message-ID: ${idOf(one.id, number)}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    ...(replyTo.length > 0 ? [`In-Reply-To: ${replyTo.at(-1)}`, `References: ${replyTo.join(' ')}`] : []),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    (
      Buffer.from(text)
        .toString('base64')
        .match(/.{1,76}/g) ?? []
    ).join('\r\n'),
    '',
  ].join('\r\n');
}

export function idOf(caseId: string, number: number): string {
  return `<${caseId}.${number}@evals.example>`;
}

/** To whom an answer to these bytes may go: their Reply-To, or else their sender. */
export function answerableAddress(raw: string): string {
  const head = (raw.split(/\r?\n\r?\n/)[0] ?? '').replace(/\r?\n[ \t]+/g, ' ');
  const line = /^reply-to:(.*)$/im.exec(head)?.[1] ?? /^from:(.*)$/im.exec(head)?.[1] ?? '';
  return (/<([^<>]+)>\s*$/.exec(line.trim())?.[1] ?? /[^\s<>"]+@[^\s<>"]+/.exec(line)?.[0] ?? '').toLowerCase();
}

function encodeName(from: string): string {
  const [, name, address] = /^(.*?)\s*<([^>]+)>$/.exec(from) ?? [];
  return name && address ? `${encodeWords(name.replace(/^"|"$/g, ''), { isQuoted: true })} <${address}>` : from;
}

/** RFC 2047, one word per 40 bytes at most. */
function encodeWords(text: string, { isQuoted = false } = {}): string {
  if (/^[\x20-\x7e]*$/.test(text)) return isQuoted && /[^\w\s.'-]/.test(text) ? `"${text.replace(/["\\]/g, '')}"` : text;
  return (text.match(/.{1,12}/gu) ?? []).map((part) => `=?utf-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ');
}
