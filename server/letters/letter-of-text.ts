import type { Block, Letter, ListingBlock } from './letter.ts';
import { factsOf, textOf } from './render-letter.ts';

type Frame = Pick<Letter, 'language' | 'sender'> & {
  /** Listings the text may hold as it was rendered: each becomes a card again. */
  listings?: readonly ListingBlock[];
  footer?: Letter['footer'];
  /** A line that is a label and an address ("For your calendar: https://…") becomes a button. */
  hasButtons?: boolean;
  /** `![what it shows](https://…)` by itself becomes a picture. */
  hasPictures?: boolean;
};

/**
 * Plain text as a mail of ours, in the form `renderLetter` gives to text: blank lines part paragraphs, lines indented
 * below a title are set apart, `> ` is quoted, `-- ` begins the disclosure. What a person edits keeps its look. Pure.
 */
export function letterOfText(
  text: string,
  { language, sender, listings = [], footer = null, hasButtons = false, hasPictures = false }: Frame,
): Letter {
  const parts = text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n(?:[ \t]*\n)+/);
  const [first = ''] = parts;
  const greeting = parts.length > 1 && GREETING.test(first) ? first : '';
  const disclosures = parts.filter((part) => part.startsWith('-- \n'));
  const blocks = parts
    .slice(greeting ? 1 : 0)
    .filter((part) => !part.startsWith('-- \n'))
    .map((part) => blockOf(part, { listings, hasButtons, hasPictures }));
  return {
    language,
    sender,
    greeting,
    blocks: blocks.filter((block) => block.kind === 'picture' || textOf(block).trim() !== ''),
    signature: [],
    disclosure: disclosures.map((part) => part.slice('-- \n'.length)).join('\n'),
    footer,
  };
}

/** "Hello Ana,": one short line that ends as greetings do. It is no news for the list of mails. */
export const GREETING = /^[^\n]{1,60}[,:!]$/;

type Reading = Required<Pick<Frame, 'listings' | 'hasButtons' | 'hasPictures'>>;

function blockOf(part: string, { listings, hasButtons, hasPictures }: Reading): Block {
  return (
    listingOf(part, listings) ??
    quoteOf(part) ??
    panelOf(part) ??
    (hasButtons ? buttonOf(part) : null) ??
    (hasPictures ? pictureOf(part) : null) ?? { kind: 'words', text: part }
  );
}

/** Its first two lines are the catalogue's to the letter; what else stands there is the writer's, and stays. */
function listingOf(part: string, listings: readonly ListingBlock[]): Block | null {
  const [address = '', facts = '', ...rest] = part.trim().split('\n');
  const listing = listings.find((one) => one.address === address && factsOf(one) === facts);
  if (!listing) return null;
  const link = rest.includes(listing.link) ? listing.link : '';
  const news = rest.filter((line) => line !== link).join(' ');
  return { kind: 'listing', listing: { ...listing, news, link } };
}

function quoteOf(part: string): Block | null {
  const [intro = '', ...rest] = part.split('\n');
  const isQuote = rest.length > 0 && !intro.startsWith('>') && rest.every((line) => line.startsWith('>'));
  return isQuote ? { kind: 'quote', intro, text: rest.map((line) => line.replace(/^> ?/, '')).join('\n') } : null;
}

function panelOf(part: string): Block | null {
  const [title = '', ...rest] = part.split('\n');
  const end = rest.findIndex((line) => !line.startsWith('  '));
  const lines = end < 0 ? rest : rest.slice(0, end);
  if (title.startsWith(' ') || lines.length === 0) return null;
  const hint = end < 0 ? '' : rest.slice(end).join('\n');
  return { kind: 'panel', title, lines: lines.map((line) => line.trim()), hint };
}

function buttonOf(part: string): Block | null {
  const [, label, url] = /^([^:\n]{2,60}): (https?:\/\/[^\s<>"]+)$/.exec(part.trim()) ?? [];
  return label && url ? { kind: 'button', label, url } : null;
}

function pictureOf(part: string): Block | null {
  const [, alt = '', url] = /^!\[([^\]\n]*)\]\((https?:\/\/[^\s<>"()]+)\)$/.exec(part.trim()) ?? [];
  return url ? { kind: 'picture', url, alt: alt.trim() } : null;
}
