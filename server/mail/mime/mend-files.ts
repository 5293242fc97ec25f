import { boundaryOf, TYPE } from './mend-parts.ts';

/** More lines like a boundary, more parts, and a longer header of one, than people's mail has. */
const MAX_LINES = 100_000;
const MAX_PARTS = 1000;
const MAX_HEADER = 20_000;
const DISPOSITION = /^content-disposition[ \t]*:(?:[ \t]|\r?\n[ \t])*([\w-]*)(.*(?:\r?\n[ \t].*)*)/im;
/** RFC 2045 §5.1, or in the parts of RFC 2231 §3. */
const NAME = /;\s*(?:file)?name(?:\*\d*\*?)?\s*=\s*(?!""|;|$)\S/i;

type Multipart = { isAlternative: boolean; parts: number };
type Edit = { at: number; to: number; words: string };

/**
 * A text with a name that stands behind the first part of a mail is a file, though it is to be shown where it stands or does
 * not say how (RFC 8621 §4.1.4); a parser puts it among the words of the letter. It is marked as a file. What has no name
 * (the text between two pictures, the footer of a list), what stands first, and the same letter in another form are words.
 * @returns the same bytes when there is nothing to mend
 */
export function mendFiles(raw: Buffer): Buffer {
  const outer = multipartAt(raw, 0);
  if (!outer) return raw;
  const announced = new Map([outer]);
  const edits: Edit[] = [];
  let line = raw.indexOf('\n--');
  for (let [lines, parts] = [0, 0]; line !== -1 && lines < MAX_LINES && parts < MAX_PARTS; lines++) {
    const end = raw.indexOf('\n', line + 1);
    const within = announced.get(end === -1 ? '' : nameIn(raw.toString('latin1', line + 3, Math.min(end, line + 300))));
    if (within) {
      const nested = multipartAt(raw, end + 1);
      if (nested) announced.set(...nested);
      else if (!within.isAlternative && within.parts > 0) edits.push(...markedAsFile(raw, end + 1));
      within.parts++;
      parts++;
    }
    line = raw.indexOf('\n--', line + 1);
  }
  return withEdits(raw, edits);
}

/** Blanks behind a boundary are no part of it (RFC 2046 §5.1.1). */
const nameIn = (line: string) => line.trimEnd();

/** The multipart whose header begins there: its boundary, and how many of its parts have been seen. */
function multipartAt(raw: Buffer, at: number): [string, Multipart] | null {
  const [, type = '', parameters = ''] = TYPE.exec(headerAt(raw, at)) ?? [];
  const boundary = /^multipart\//i.test(type) ? boundaryOf(parameters) : null;
  return boundary === null ? null : [boundary, { isAlternative: /^multipart\/alternative$/i.test(type), parts: 0 }];
}

function markedAsFile(raw: Buffer, at: number): Edit[] {
  const header = headerAt(raw, at);
  const [, type = '', parameters = ''] = TYPE.exec(header) ?? [];
  const found = DISPOSITION.exec(header);
  const [, kind = '', more = ''] = found ?? [];
  if (!/^text\/(?:plain|html)$/i.test(type) || !/^(?:inline)?$/i.test(kind)) return [];
  if (!NAME.test(parameters) && !NAME.test(more)) return [];
  if (!found) return [{ at, to: at, words: 'Content-Disposition: attachment\r\n' }];
  return [{ at: at + found.index, to: at + found.index + found[0].length, words: `Content-Disposition: attachment${more}` }];
}

/** With the empty line that ends it; empty where there is none, or none ends it. */
function headerAt(raw: Buffer, at: number): string {
  const beginning = raw.toString('latin1', at, at + MAX_HEADER);
  if (/^\r?\n/.test(beginning)) return '';
  const gap = /\r?\n\r?\n/.exec(beginning);
  return gap ? beginning.slice(0, gap.index + gap[0].length) : '';
}

function withEdits(raw: Buffer, edits: Edit[]): Buffer {
  if (edits.length === 0) return raw;
  const kept = edits.flatMap(({ at, words }, n) => [raw.subarray(edits[n - 1]?.to ?? 0, at), Buffer.from(words, 'latin1')]);
  return Buffer.concat([...kept, raw.subarray(edits.at(-1)?.to)]);
}
