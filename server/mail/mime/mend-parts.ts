const MAX_HEAD = 200_000;
/** A line that may be a boundary, and the header of a part below it. */
const PART = /^--([^\r\n]{1,200})\r?\n((?:[!-9;-~]+[ \t]*:.*(?:\r?\n[ \t].*)*\r?\n){1,60})(?=\r?\n)/gm;
const TYPE = /^content-type[ \t]*:(?:[ \t]|\r?\n[ \t])*([\w.+-]+\/[\w.+-]+)(.*(?:\r?\n[ \t].*)*)/im;
const BOUNDARY = /;\s*boundary\s*=\s*(?:"([^"\\]{1,200})"|([^\s;"]{1,200})(?=[\s;]|$))/i;

/**
 * A multipart within a good one whose boundary is missing or never comes has no parts for a parser, and its words are
 * lost (RFC 2046 §5.1.1): it is text. Only what stands under a boundary that was announced above it is looked at, so that
 * what a file or a forwarded mail holds stays as it is, and so does a boundary that is written in a way not read here.
 * @returns the same bytes when there is nothing to mend
 */
export function mendParts(raw: Buffer): Buffer {
  const text = raw.toString('latin1');
  const gap = /\r?\n\r?\n/.exec(text.slice(0, MAX_HEAD));
  const outer = gap && boundaryOf(TYPE.exec(text.slice(0, gap.index))?.[2] ?? '');
  if (!outer) return raw;
  const announced = new Set([outer]);
  const lines = new Set(Array.from(text.matchAll(/^--([^\r\n]{1,200}?)(?:--)?[ \t]*\r?$/gm), ([, name]) => name));
  let isWithinMail = false;
  const mended = text.replace(PART, (all, name: string, head: string) => {
    if (isWithinMail || !announced.has(name.trimEnd())) return all;
    const [whole = '', type = '', parameters = ''] = TYPE.exec(head) ?? [];
    isWithinMail = /^message\//i.test(type);
    // One with a name is a file, and would change its place among them.
    if (!/^multipart\//i.test(type) || /name/i.test(head)) return all;
    const boundary = boundaryOf(parameters);
    const isReadable = boundary !== null || !/boundary/i.test(parameters);
    if (!isReadable) return all;
    if (boundary === null || !lines.has(boundary)) return all.replace(whole, () => AS_TEXT);
    announced.add(boundary);
    return all;
  });
  const bounded = endLines(mended, announced);
  return bounded === text ? raw : Buffer.from(bounded, 'latin1');
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

function boundaryOf(parameters: string): string | null {
  const found = BOUNDARY.exec(parameters);
  return found?.[1] ?? found?.[2] ?? null;
}
