const MAX_HEAD = 200_000;
const MAX_SEARCHED = 100_000;
const CONTENT_TYPE = /^content-type:.*(?:\r?\n[ \t].*)*/im;
/** A line like a boundary, above the header of a part. */
const BOUNDARY = /^--([^\s"\\].{0,68}[^\s"\\])[ \t]*\r?\n(?=content-[a-z-]+:)/im;

/**
 * A multipart that says no boundary, or one that never comes, has no parts for a parser (RFC 2046 §5.1.1), though a
 * reader sees words. Its boundary is the line that stands above a part; where that does not help, the body is text.
 * @returns the ways to read it, the best first; none when there is nothing to mend
 */
export function mendMultipart(raw: Buffer): Buffer[] {
  const head = raw.toString('latin1', 0, MAX_HEAD);
  const gap = /\r?\n\r?\n/.exec(head);
  const type = CONTENT_TYPE.exec(head.slice(0, gap?.index ?? 0))?.[0];
  if (!gap || !type || !/^content-type:\s*multipart\//i.test(type)) return [];
  const body = raw.subarray(gap.index + gap[0].length);
  const searched = body.toString('latin1', 0, MAX_SEARCHED);
  const announced = /\bboundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type);
  // Its parts are where it says, and empty.
  if (announced && hasLine(searched, `--${announced[1] ?? announced[2]}`)) return [];
  const found = BOUNDARY.exec(searched)?.[1];
  const kind = /multipart\/[\w.+-]{1,60}/i.exec(type)?.[0] ?? 'multipart/mixed';
  const meant = found ? [`Content-Type: ${kind}; boundary="${found}"`, AS_TEXT] : [AS_TEXT];
  return meant.map((line) => Buffer.concat([Buffer.from(head.slice(0, gap.index).replace(type, () => line) + gap[0], 'latin1'), body]));
}

const AS_TEXT = 'Content-Type: text/plain; charset=utf-8';

const hasLine = (text: string, line: string) =>
  text.split('\n').some((each) => each.startsWith(line) && /^(--)?\s*$/.test(each.slice(line.length)));
