import { statusInWords, tellsOfDelay } from './bounce-words.ts';
import { addressesIn, handedOverFor, returnedTo } from './name-originals.ts';
import type { Recipient } from './read-delivery-status.ts';

/** Below such a line stands our mail as it came back. */
const RETURNED = [
  `-{2,}.{0,40}(original message|copy of the message|returned (message|mail)|message (text|header|follows)|unsent message|your message|headers? of (your|the original)).{0,60}`,
  `.{0,20}(below this line is|below is|this is|here is|included is|attached is|follows:?).{0,20}(copy|beginning|part|header|text|full).{0,30}(message|mail|copy|header).{0,60}`,
  `.{0,10}(original|undelivered|returned) (message|mail)('s)?( headers?| text| details)?( follows| below| attached| is as follows)?.?:?`,
  `[|]-{3,} ?message text follows.{0,40}|additional information|message header follows|reporting-mta:.*`,
  `.{0,40}(ursprüngliche|original) nachricht.{0,40}|.{0,40}message (d'origine|original|initial).{0,40}|.{0,40}mensa[jg]em? original.{0,40}|.{0,20}messaggio originale.{0,40}`,
  `.{0,40}(исходно|оригинальн|заголовки|текст).{0,20}(сообщени|письм).{0,40}|.{0,30}(原文|原始邮件|元のメッセージ|送信されたメール).{0,40}`,
];
const MARKER = new RegExp(`^[ \\t]*(?:${RETURNED.join('|')})[ \\t]*$`, 'iu');
/** Where no line announces it, a mail begins with its way. */
const HEADER = /^>?(received|return-path|delivered-to|message-id|x-openhouse-message):\s/i;

const MAX_LINES = 400;
const MAX_TEXT = 60_000;

/** A notice of a server, parted into what it says and the mail it brings back. */
export function partNotice(text: string): { notice: string; returned: string } {
  const lines = text.slice(0, MAX_TEXT).split(/\r?\n/);
  const at = lines.findIndex((line, index) => index > 0 && line.length < 200 && (MARKER.test(line) || HEADER.test(line)));
  if (at === -1) return { notice: lines.join('\n'), returned: '' };
  return {
    notice: lines.slice(0, at).join('\n'),
    returned: lines
      .slice(at)
      .join('\n')
      .replace(/^[^\n]*[-:.|][ \t]*\n\s*/, ''),
  };
}

const NOT_FAILED =
  /^\s*(from|sender|von|absender|de|expéditeur|remitente|remetente|da|mittente|van|reply-to|message-?id|return-path|reporting-mta|x-|server|date|subject|betreff|objet|asunto|assunto|発信者|发件人|от)\b[^:：]{0,20}[:：]/iu;
const SERVANTS = /^(postmaster|abuse|mailer-daemon|mail-daemon|support|helpdesk|help|noreply|no-reply|admin|administrator|hostmaster)@/;
const LABEL =
  /^[\s*•>|-]{0,12}(?:(?:(?:final|original|intended|failed)[- ])?recipient(?:s|\(s\))?(?: address)?|to|unknown user|user|addressee|(?:e-?mail )?address|error-for|\(?expanded from|rcpt to|empfänger(?:adresse)?|an|destinataire|à|destinatario|destinatário|para|odbiorca|ontvanger|кому|адресат|получатель|収信者|宛先|收件人|收信人|받는사람)\s*[:：]/iu;
const CLAIM =
  /rcpt to|deliver|recipient|reach|address|mailbox|user|unknown|rejected|remis|distribu|livr|entreg|zugestellt|zustell|empfänger|recapit|bezorg|dostarc|достав|недоступен|не существует|届|配信|送达|投递|不存在|退/iu;

type Failed = { address: string; line: number };
/** @param domain of the server that speaks: it may name its own users without one */
type Told = { returned: string; notThese: string[]; domain: string };

/** After such a line it is told who did not get the mail. */
const ANNOUNCEMENT =
  /(following|these) .{0,40}(recipient|address|user|destination).{0,200}:\s*$|did not reach|^[\s*-]*failed recipients?[\s:*-]*$/i;

/**
 * Who did not get a mail, by the words of a server that writes no report part: lines that begin with an address or a
 * label before one; failing that, an address in a sentence about delivering; failing that, whom the mail was written to.
 */
export function readNotice(notice: string, { returned, notThese, domain }: Told): Recipient[] {
  const lines = notice.split('\n').slice(0, MAX_LINES);
  const isAddress = (address: string) => !notThese.includes(address) && /@[^@]+\.[^@.]+$/.test(address);
  const to = returnedTo(returned).filter(isAddress);
  const envelope = handedOverFor(returned).filter(isAddress);
  // A servant is whom to ask, unless it is to whom we wrote.
  const isFailed = (address: string) =>
    isAddress(address) && (!SERVANTS.test(address) || to.includes(address) || envelope.includes(address));
  const announced = lines.findIndex((line) => ANNOUNCEMENT.test(line.slice(0, 300)));
  const search = (test: (line: string, address: string) => boolean, { since = 0 } = {}): Failed[] =>
    lines.flatMap((line, index) =>
      index < since || NOT_FAILED.test(line)
        ? []
        : addressesIn(line.slice(0, 1000))
            .filter((address) => isFailed(address) && test(line, address))
            .map((address) => ({ address, line: index })),
    );
  const isListed = (line: string, address: string) => LABEL.test(line) || startsWith(line, address);
  // What stands above the announcement of a list is about the mail, like to whom it was written at all.
  const ways = [
    () => (announced === -1 ? [] : search(isListed, { since: announced })),
    () => (announced === -1 ? [] : localNames(lines, { since: announced + 1, domain })),
    () => search(isListed),
    () => search((line) => CLAIM.test(line)),
  ];
  const told = firstFound(ways);
  const known = told.filter(({ address }) => to.includes(address) || envelope.includes(address));
  const failed = once(
    known.length > 0 ? known : told.length > 0 ? told : (to.length > 0 ? to : envelope).map((address) => ({ address, line: 0 })),
  );
  return failed.map(({ address, line }, index) => {
    const isAlone = failed.length === 1;
    const words = isAlone ? notice : lines.slice(line, failed[index + 1]?.line).join('\n');
    const isLater = tellsOfDelay(notice);
    const status = statusInWords(isAlone ? lines.slice(line).join('\n') : words) || statusInWords(words);
    const fits = isLater && status.startsWith('5') ? '' : status;
    return { address, action: isLater ? 'delayed' : 'failed', status: fits, diagnostic: diagnosticOf(words) };
  });
}

function firstFound(ways: (() => Failed[])[]): Failed[] {
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}

/** Lines of one indented word each, as a server lists its own users. */
function localNames(lines: string[], { since, domain }: { since: number; domain: string }): Failed[] {
  const begin = lines.findIndex((line, index) => index >= since && line.trim() !== '');
  if (begin === -1 || domain === '') return [];
  const rest = lines.slice(begin);
  const end = rest.findIndex((line) => !/^\s+[\w.+-]{2,64}\s*$/.test(line));
  const names = end === -1 ? rest : rest.slice(0, end);
  return names.map((line, index) => ({ address: `${line.trim().toLowerCase()}@${domain}`, line: begin + index }));
}

/** `<ana@example.com>:`, `- ana@example.com`, `"Ana" <ana@example.com>`, `smtp;ana@example.com`, and as X.400 writes it. */
function startsWith(line: string, address: string): boolean {
  const at = line.toLowerCase().indexOf(address);
  const before = line.slice(0, at);
  return (
    /^[\s*•>|\-–"'<[(]{0,16}(?:(?:mailto|smtp|rfc822)[:;]\s*)?$/i.test(before) ||
    /^\s*(?:[a-z]{1,3}=[^;]{0,60};\s*)+dda:smtp=$/i.test(before) ||
    /^\s*"?[^\s"<>@:][^"<>@:]{0,60}"?\s*[<(]$/.test(before)
  );
}

function once(failed: Failed[]): Failed[] {
  return failed.filter(({ address }, index) => failed.findIndex((other) => other.address === address) === index).slice(0, 100);
}

/** The line in which a server speaks. */
function diagnosticOf(words: string): string {
  const lines = words.split('\n').map((line) => line.trim());
  return (lines.find((line) => /(?:^|[\s:;(#<])[45]\d\d[\s\-:]|(?<![\d.])[45]\.\d\.\d{1,3}(?!\.?\d)/.test(line)) ?? '').slice(0, 300);
}
