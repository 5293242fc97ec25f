import { simpleParser } from 'mailparser';
import type { Message } from '../../../shared/message.ts';
import { buildCatalogue } from '../seed/catalogue.ts';

/** A mail of ours as a customer reads it. */
export type HeardMail = {
  from: { address: string; name: string };
  subject: string;
  /** Without the quoted history. */
  text: string;
  fullText: string;
  html: string | null;
  at: Date;
  messageId: string | null;
  references: string[];
  headers: Record<string, string>;
  /** Street addresses of the listings in it, in order. */
  listings: string[];
  /** Call times offered in it, as they are written there, in order. */
  slots: string[];
};

/** The first letters of weekdays and months in the languages we answer in: English, Spanish, French. */
const WEEKDAY = /(?<!\p{L})(mon|tue|wed|thu|fri|sat|sun|lun|mar|mié|jue|vie|sáb|dom|mer|jeu|ven|sam|dim)\p{L}*/iu;
const MONTH = /(?<!\p{L})(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|fév|avr|mai|jui|aoû|déc)\p{L}*\.?(?!\p{L})/giu;
const CLOCK = /\b\d{1,2}([:.]\d{2})?\s?[ap]\.?\s?m\b|\b\d{1,2}(:|\s?h\s?)\d{2}\b/i;
const DAY = /\b([1-9]|[12]\d|3[01])\b/;

/** Reads a mail like a person: its words, the listings it shows, the times it offers. */
export async function hearMail(raw: Buffer, at: Date): Promise<HeardMail> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true });
  const fullText = parsed.text ?? '';
  const text = withoutQuote(fullText);
  const sender = parsed.from?.value[0];
  const references = parsed.references ?? [];
  return {
    from: { address: (sender?.address ?? '').toLowerCase(), name: sender?.name ?? '' },
    subject: parsed.subject ?? '',
    text,
    fullText,
    html: parsed.html || null,
    at,
    messageId: parsed.messageId ?? null,
    references: Array.isArray(references) ? references : [references],
    headers: Object.fromEntries(parsed.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()])),
    listings: listingsIn(text),
    // An invitation confirms a time; nothing is offered then.
    slots: parsed.attachments.some(({ contentType }) => contentType === 'text/calendar') ? [] : slotsIn(text),
  };
}

type Letter = Pick<Message, 'from' | 'subject' | 'text' | 'sortAt' | 'messageId' | 'references' | 'delivery'>;

/** The same of a mail that was read before a restart, as Openhouse remembers it. */
export function heardAgain({ from, subject, text: fullText, sortAt: at, messageId, references, delivery }: Letter): HeardMail {
  const text = withoutQuote(fullText);
  const slots = delivery?.calendar ? [] : slotsIn(text);
  return { from, subject, text, fullText, html: null, at, messageId, references, headers: {}, listings: listingsIn(text), slots };
}

function withoutQuote(text: string): string {
  const lines = text.split(/\r?\n/);
  const quote = lines.findIndex(
    (line, i) =>
      /^On .+ wrote:$/.test(line.trim()) || (line.startsWith('>') && lines.slice(i).every((rest) => rest === '' || rest.startsWith('>'))),
  );
  return (quote < 0 ? lines : lines.slice(0, quote)).join('\n').trim();
}

/** Only the catalogue's own streets count, so that prose with numbers in it is not taken for an address. */
const STREETS = buildCatalogue(new Date(0)).map(({ streetNumber, streetName }) => `${streetNumber} ${streetName}`);
const LISTING = new RegExp(`(?<!\\d)(?:${STREETS.join('|')})\\b`, 'g');

function listingsIn(text: string): string[] {
  return [...new Set(text.match(LISTING))];
}

/** A line with a weekday, a date and a clock time offers a call; office hours have no date. */
function slotsIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^[\s*•\-–\d.)]+(?=\p{L})/u, '').trim())
    .filter((line) => line.length < 90 && WEEKDAY.test(line) && CLOCK.test(line) && namesDate(line));
}

/** A month with a day beside it. `mar` may be a Tuesday in March's clothes, so the weekday does not count as the month. */
function namesDate(line: string): boolean {
  const rest = line.replace(WEEKDAY, ' ');
  return [...rest.matchAll(MONTH)].length > 0 && DAY.test(rest.replace(CLOCK, ' '));
}
