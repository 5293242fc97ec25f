import { Parser } from 'htmlparser2';
import { type Declarations, isSeen, type Look, lookInside, PLAIN, readDeclarations } from './look.ts';
import { readStyleSheet } from './read-style-sheet.ts';

/** More is a picture book or an attack; the beginning holds the words. */
const MAX_HTML = 500_000;
/** Nobody nests so deeply; whoever does wants a parser that searches its stack at every end. */
const MAX_DEPTH = 400;

/** Never shown as text, or only by programs that run scripts. */
const UNSEEN = new Set(
  ['script', 'style', 'head', 'title', 'template', 'noscript', 'noembed', 'noframes', 'iframe', 'object', 'embed', 'applet'].concat(
    ...['svg', 'math', 'select', 'datalist', 'textarea', 'audio', 'video', 'canvas', 'map', 'xml', 'dialog'],
  ),
);
const BLOCK = new Set(
  ['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'table', 'tr', 'blockquote', 'pre', 'hr', 'section', 'article'].concat(
    ...['header', 'footer', 'main', 'address', 'center', 'dl', 'dt', 'dd', 'form', 'fieldset', 'body', 'caption', 'aside', 'nav'],
  ),
);
const SPACED = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'blockquote', 'pre']);

type Open = { tag: string; look: Look; isShown: boolean };

/**
 * The text of an HTML mail that somebody who opens it sees: without what styles hide (RFC 2318 media aside), with
 * quoted text marked by `>` as in a plain mail. Words that nobody sees are the commonest way to talk to a model.
 */
export function readHtml(whole: string): string {
  const html = whole.slice(0, MAX_HTML);
  const sheet = readStyleSheet(html);
  const page = createPage();
  const stack: Open[] = [];
  const around = () => stack.at(-1)?.look ?? PLAIN;
  const isShown = () => stack.at(-1)?.isShown ?? true;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (stack.length >= MAX_DEPTH) return parser.pause();
        if (isShown()) page.begin(tag);
        const look = UNSEEN.has(tag) ? { ...around(), isGone: true } : lookOf(tag, attributes);
        stack.push({ tag, look, isShown: isSeen(look) });
      },
      onclosetag(tag) {
        if (stack.at(-1)?.tag !== tag) return;
        stack.pop();
        if (isShown()) page.end(tag);
      },
      ontext(text) {
        if (isShown()) page.write(text, { isPre: stack.some((open) => open.tag === 'pre') });
      },
    },
    { decodeEntities: true },
  );
  const lookOf = (tag: string, attributes: Record<string, string>) => {
    const own = [...fromAttributes(tag, attributes), ...sheet(tag, attributes), readDeclarations(attributes.style ?? '')];
    return lookInside(around(), own.length === 1 ? (own[0] ?? new Map()) : new Map(own.flatMap((css) => [...css])));
  };
  parser.write(html);
  parser.end();
  return page.text();
}

/** What HTML said before there were styles, and what it says to everybody: `hidden`, `aria-hidden`. */
function fromAttributes(tag: string, { bgcolor, color, text, background, size, ...more }: Record<string, string>): Declarations[] {
  const isHidden = more.hidden !== undefined || more['aria-hidden'] === 'true' || (tag === 'input' && more.type === 'hidden');
  const ink = tag === 'body' ? text : color;
  const said: [string, string | undefined][] = [
    ['display', isHidden ? 'none' : undefined],
    ['color', ink],
    ['background-color', bgcolor],
    ['background-image', background === undefined ? undefined : 'url()'],
    ['font-size', tag === 'font' && size === '0' ? '0' : undefined],
  ];
  return [new Map(said.flatMap(([name, value]) => (value === undefined ? [] : [[name, value.toLowerCase()]])))];
}

/** Lines as a plain mail has them. */
function createPage() {
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  let isSpaced = false;
  let endsBlank = false;
  const flush = () => {
    const words = line.trim();
    if (words !== '') {
      if (isSpaced && lines.length > 0 && lines.at(-1) !== '') lines.push('');
      lines.push('> '.repeat(depth) + words);
      isSpaced = false;
    }
    line = '';
    endsBlank = true;
  };
  const edge = (tag: string) => {
    if (!BLOCK.has(tag)) return;
    flush();
    if (SPACED.has(tag)) isSpaced = true;
  };
  return {
    begin(tag: string) {
      edge(tag);
      if (tag === 'br') {
        if (line.trim() === '') isSpaced = true;
        flush();
      }
      if (tag === 'blockquote') depth = Math.min(depth + 1, 20);
      if (tag === 'li') {
        line = '- ';
        endsBlank = true;
      }
      // Cells of a row stay apart, so that a label and its value are not one word.
      if ((tag === 'td' || tag === 'th') && line.trim() !== '') {
        line = `${line.trim()}\t`;
        endsBlank = true;
      }
    },
    end(tag: string) {
      edge(tag);
      if (tag === 'blockquote') depth = Math.max(0, depth - 1);
    },
    write(text: string, { isPre }: { isPre: boolean }) {
      const rows = isPre ? text.split(/\r?\n/) : [text.replace(/[^\S\t]+|\t/g, ' ')];
      for (const [index, row] of rows.entries()) {
        if (index > 0) flush();
        // Told by the last piece: looking at the line itself would copy it for each of very many pieces.
        const piece = endsBlank ? row.trimStart() : row;
        line += piece;
        if (piece !== '') endsBlank = piece.endsWith(' ');
      }
    },
    text() {
      flush();
      return lines.join('\n');
    },
  };
}
