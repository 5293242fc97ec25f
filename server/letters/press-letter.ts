import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { renderPage } from './blocks/letter-page.tsx';
import { LinkedWords } from './blocks/linked-words.tsx';
import type { Letter } from './letter.ts';
import { preheaderOf, printable, renderLetter, renderText } from './render-letter.ts';

/** Letters of one form that differ in their words alone are set once; more forms than this at a time there are not. */
const MAX_FORMS = 200;
const forms = new Map<string, string>();

/**
 * Sets a letter as `renderLetter` does, to the letter, but keeps the form for the next one that differs only in
 * greeting, words and way out: a campaign sets ten thousand of them. Pure but for what it remembers.
 */
export function pressLetter(letter: Letter): { text: string; html: string } {
  const preheader = preheaderOf(letter);
  const { blanks, form } = blankOut(letter);
  const key = JSON.stringify([form, preheader.length]);
  // Whoever writes our marks into a letter gets it set by hand.
  if (MARKS.test(JSON.stringify(letter))) return renderLetter(letter);
  let page = forms.get(key);
  if (page === undefined) {
    // A preheader is padded by its length, which the form must have too.
    page = renderPage(form, preheader && `${HEAD}${PAD.repeat(preheader.length - 1)}`);
    if (forms.size >= MAX_FORMS) forms.clear();
    forms.set(key, page);
  }
  const filled = page.replace(FILLED, (_, at: string | undefined) =>
    at === undefined ? escaped(preheader) : (blanks[Number(at)]?.() ?? ''),
  );
  return { text: printable(renderText(letter)), html: printable(filled) };
}

/** Signs of the private use area, which stand for nothing in anybody's mail. */
const [OPEN, CLOSE, HEAD, PAD] = ['\uE000', '\uE001', '\uE002', '\uE003'];
const MARKS = /[\uE000-\uE003]/;
const FILLED = /\uE000(\d+)\uE001|\uE002\uE003*/g;

/** The letter with a mark in the place of whatever is somebody's own, and how each mark is filled. */
function blankOut(letter: Letter): { blanks: (() => string)[]; form: Letter } {
  const blanks: (() => string)[] = [];
  const blank = (fill: () => string) => `${OPEN}${blanks.push(fill) - 1}${CLOSE}`;
  const url = letter.footer?.wayOut.url ?? null;
  const wayOut = letter.footer && { ...letter.footer.wayOut, url: url === null ? null : blank(() => escaped(url)) };
  const form: Letter = {
    ...letter,
    greeting: letter.greeting && blank(() => escaped(letter.greeting)),
    blocks: letter.blocks.map((block) => (block.kind === 'words' ? { ...block, text: blank(() => linked(block.text)) } : block)),
    footer: letter.footer && wayOut && { ...letter.footer, wayOut },
  };
  return { blanks, form };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** As React writes them. */
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };

/** Words without an address in them, which are most, need nobody's help. */
function linked(text: string): string {
  if (text.includes('://')) return renderToStaticMarkup(createElement(LinkedWords, { text }));
  return escaped(text).replace(/\n/g, '<br/>');
}
