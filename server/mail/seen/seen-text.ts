import { readHtml } from './read-html.ts';
import { stripInvisible } from './strip-invisible.ts';

/** So few words that only one of two parts has are a link's address or the words below a picture. */
const STRAY_WORDS = 3;
const STRAY_SHARE = 0.3;
/** Far more than a model ever reads of a mail. */
const MAX_COMPARED = 100_000;

/**
 * What somebody who opens a mail sees of it. Where the HTML part exists it is what mail programs show: the plain part
 * stands for it only as long as both say the same, since a plain part of its own is read by nobody but machines.
 */
export function seenText({ text, html }: { text: string; html: string | null }): string {
  const plain = stripInvisible(text);
  const shown = html === null ? '' : stripInvisible(readHtml(html));
  if (shown === '' || plain.trim() === '') return shown === '' ? plain : shown;
  const [said, seen] = [wordsOf(plain.slice(0, MAX_COMPARED)), wordsOf(shown.slice(0, MAX_COMPARED))];
  const hidden = said.difference(seen).size;
  const missing = seen.difference(said).size;
  return hidden > STRAY_WORDS || missing > Math.max(STRAY_WORDS, seen.size * STRAY_SHARE) ? shown : plain;
}

/** Addresses of links, pictures and mails stand in one part only. */
function wordsOf(text: string): Set<string> {
  const prose = text
    .toLowerCase()
    .replace(/\[[^[\]\n]{0,300}\]|<[^<>\n]{0,2000}>/g, ' ')
    .split(/\s+/)
    .filter((word) => !word.includes('@') && !word.includes('://'));
  return new Set(
    prose
      .join(' ')
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}
