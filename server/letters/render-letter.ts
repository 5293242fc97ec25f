import { renderPage } from './blocks/letter-page.tsx';
import type { Block, Letter, List, ListingBlock, Span } from './letter.ts';

/** Sets a mail of ours, whoever wrote it, as its two parts: plain text, and HTML that says the same. Pure. */
export function renderLetter(letter: Letter): { text: string; html: string } {
  return { text: printable(renderText(letter)), html: printable(renderPage(letter, preheaderOf(letter))) };
}

/** Control characters have no business in a mail; those that turn the reading order about can make a price read otherwise. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** The text part. `letterOfText` reads it back, so that a person may edit it and the mail keeps its look. */
export function renderText({ greeting, blocks, signature, disclosure, footer }: Letter): string {
  const isQuote = ({ kind }: Block) => kind === 'quote';
  const parts = [
    greeting,
    ...blocks.filter((block) => !isQuote(block)).map(textOf),
    signature.join('\n'),
    // RFC 3676 §4.3: what stands under "-- " is no part of what is said, and mail programs cut it from a reply.
    disclosure && `-- \n${disclosure}`,
    ...blocks.filter(isQuote).map(textOf),
    footer ? [...footer.lines, [footer.wayOut.words, footer.wayOut.url].filter(Boolean).join(': ')].join('\n') : '',
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

export function textOf(block: Block): string {
  switch (block.kind) {
    case 'words':
      return block.text;
    case 'rich':
      return plainSpans(block.spans);
    case 'list':
      return plainList(block.list).join('\n');
    case 'aside':
      return block.blocks.map(textOf).join('\n\n').replace(/^/gm, '> ');
    case 'listing': {
      const { address, news, link } = block.listing;
      return [address, factsOf(block.listing), news, link].filter(Boolean).join('\n');
    }
    case 'panel':
      return [block.title, ...block.lines.map((line) => `  ${line}`), block.hint].filter(Boolean).join('\n');
    case 'button':
      return `${block.label}: ${block.url}`;
    case 'picture':
      return block.alt && `[${block.alt}]`;
    case 'quote':
      return `${block.intro}\n${block.text.replace(/^/gm, '> ')}`;
  }
}

/** Words as they are read aloud: a link says its address behind its words, unless they are the address. */
function plainSpans(spans: Span[]): string {
  const parts = spans.map(({ text, href }, at) => {
    if (!href || spans[at + 1]?.href === href) return text;
    const label = linkLabel(spans, at);
    const address = href.replace(/^(mailto|tel):/i, '');
    return label === address || label === href ? text : `${text} (${address})`;
  });
  return parts.join('');
}

/** A link may hold words of several looks. */
function linkLabel(spans: Span[], last: number): string {
  const { href } = spans[last] ?? {};
  const first = spans.findLastIndex((span, at) => at < last && span.href !== href) + 1;
  return spans
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join('');
}

function plainList({ start, items }: List): string[] {
  return items.flatMap(({ spans, lists }, at) => {
    const mark = start === null ? '- ' : `${start + at}. `;
    const [first = '', ...rest] = plainSpans(spans).split('\n');
    const deeper = [...rest, ...lists.flatMap(plainList)];
    return [`${mark}${first}`, ...deeper.map((line) => `${' '.repeat(mark.length)}${line}`)];
  });
}

/** The one line of text that holds what a listing's card shows in several. */
export function factsOf({ price, details, status }: ListingBlock): string {
  return [price, details, status].filter(Boolean).join(' · ');
}

const PREHEADER_CHARS = 120;

/** What a list of mails shows beside the subject: the first thing said, not the letterhead. */
export function preheaderOf({ blocks }: Letter): string {
  const first = blocks.find(({ kind }) => kind === 'words' || kind === 'rich') ?? blocks.find(({ kind }) => kind === 'panel');
  const words = first ? textOf(first).replace(/\s+/g, ' ').trim() : '';
  if (words.length <= PREHEADER_CHARS) return words;
  return `${words.slice(0, PREHEADER_CHARS).replace(/\s+\S*$/, '')}…`;
}
