import { mendBeginning } from './mend-beginning.ts';

const MAX_HEAD = 200_000;
/** More multiparts within each other, or lines like a boundary, than people's mail has. */
const MAX_WITHIN = 50;
const MAX_TRIES = 1000;
/** A line that may be a boundary, and the header of a part below it. */
const PART = /^--([^\r\n]{1,200})\r?\n((?:[!-9;-~]+[ \t]*:.*(?:\r?\n[ \t].*)*\r?\n){1,60})(?=\r?\n)/gm;
/** A type and its parameters, in the header of a mail or of a part. */
export const TYPE = /^content-type[ \t]*:(?:[ \t]|\r?\n[ \t])*([\w.+-]+\/[\w.+-]+)(.*(?:\r?\n[ \t].*)*)/im;
const BOUNDARY = /;\s*boundary\s*=\s*(?:"([^"\\]{1,200})"|([^\s;"]{1,200})(?=[\s;]|$))/i;

/**
 * A multipart within a good one whose boundary is missing or never comes has no parts for a parser, and its words are
 * lost (RFC 2046 §5.1.1): it is text. Only what stands under a boundary that was announced above it is looked at, so that
 * what a file or a forwarded mail holds stays as it is, and so does a boundary that is written in a way not read here.
 * @returns the same bytes when there is nothing to mend
 */
export function mendParts(raw: Buffer): Buffer {
  const head = raw.toString('latin1', 0, MAX_HEAD);
  const gap = /\r?\n\r?\n/.exec(head);
  const outer = gap && boundaryOf(TYPE.exec(head.slice(0, gap.index))?.[2] ?? '');
  if (!outer) return raw;
  const announced = new Set([outer]);
  return mendBeginning(raw, (text) => endLines(mendWithin(text, { raw, announced }), announced));
}

/** Announces the boundaries of the multiparts within, and takes those without one for text. */
function mendWithin(text: string, { raw, announced }: { raw: Buffer; announced: Set<string> }): string {
  let isWithinMail = false;
  let looked = 0;
  return text.replace(PART, (all, name: string, head: string) => {
    if (isWithinMail || looked >= MAX_WITHIN || !announced.has(name.trimEnd())) return all;
    const [whole = '', type = '', parameters = ''] = TYPE.exec(head) ?? [];
    isWithinMail = /^message\//i.test(type);
    // One with a name is a file, and would change its place among them.
    if (!/^multipart\//i.test(type) || /name/i.test(head)) return all;
    const boundary = boundaryOf(parameters);
    const isReadable = boundary !== null || !/boundary/i.test(parameters);
    if (!isReadable) return all;
    looked++;
    if (boundary === null || !hasLine(raw, boundary)) return all.replace(whole, () => AS_TEXT);
    announced.add(boundary);
    return all;
  });
}

/** Whether a boundary comes anywhere in the mail, looked for in its bytes: as text a large one would take many times its size. */
function hasLine(raw: Buffer, boundary: string): boolean {
  const line = Buffer.from(`\n--${boundary}`, 'latin1');
  let at = raw.indexOf(line);
  for (let tries = 0; at !== -1 && tries < MAX_TRIES; tries++) {
    const end = at + line.length;
    if (/^(?:--)?[ \t]*(?:\r?\n|\r?$)/.test(raw.toString('latin1', end, end + 100))) return true;
    at = raw.indexOf(line, end);
  }
  // So many lines that only begin like it are made to be searched: they are left as they are.
  return at !== -1;
}

/** More boundaries than a mail that people write has; each is looked for at each line. */
const MAX_ENDED = 20;

/**
 * A boundary counts as soon as it stands at the beginning of a line (RFC 2046 §5.1.1), whatever follows it; our parser
 * wants it alone. Words may follow after a blank, and signs after the last one; one that begins like another is another.
 */
function endLines(text: string, announced: Set<string>): string {
  const names = [...announced].slice(0, MAX_ENDED).sort((one, other) => other.length - one.length);
  const followed = `^--(${names.map((name) => RegExp.escape(name)).join('|')})(?:(--)(?![\\w-])|(?=[ \\t]))[ \\t]*[^\\s-][^\\r\\n]*`;
  return text.replace(new RegExp(followed, 'gm'), (line, name: string, closing = '') =>
    announced.has(line.slice(2).trimEnd().replace(/--$/, '')) ? line : `--${name}${closing}`,
  );
}

const AS_TEXT = 'Content-Type: text/plain; charset=utf-8';

export function boundaryOf(parameters: string): string | null {
  const found = BOUNDARY.exec(parameters);
  return found?.[1] ?? found?.[2] ?? null;
}
