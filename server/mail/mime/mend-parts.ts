/** The line of a boundary and the header of the part below it. */
const PART = /^(--[^\r\n]{1,200}\r?\n)((?:[!-9;-~]+[ \t]*:.*(?:\r?\n[ \t].*)*\r?\n){1,60})(?=\r?\n)/gm;
const TYPE = /^content-type[ \t]*:[ \t]*([\w.+-]+\/[\w.+-]+)(.*(?:\r?\n[ \t].*)*)/im;
const INLINE = /^(content-disposition[ \t]*:[ \t]*)inline(?=\s*;(?:[^\r\n]|\r?\n[ \t])*\bfilename\b)/im;
const BOUNDARY = /\bboundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i;

/**
 * Puts right what parts say of themselves and no parser reads as it was meant: a text with a file name, shown within the
 * mail, is a file and not more of its words (RFC 8621 §4.1.4), except where it comes first; a multipart whose boundary
 * never comes is text. What lies below a mail within the mail is left to whoever opens that.
 * @returns the same bytes when there is nothing to mend
 */
export function mendParts(raw: Buffer): Buffer {
  const text = raw.toString('latin1');
  let texts = 0;
  let isWithin = false;
  const mended = text.replace(PART, (all, line: string, head: string) => {
    const [whole = '', type = '', rest = ''] = TYPE.exec(head) ?? [];
    isWithin ||= /^message\//i.test(type);
    if (isWithin) return all;
    if (/^text\/(?:plain|html)$/i.test(type) || type === '') {
      texts++;
      return texts > 1 ? line + head.replace(INLINE, '$1attachment') : all;
    }
    if (!/^multipart\//i.test(type) || hasParts(text, rest)) return all;
    return line + head.replace(whole, () => 'Content-Type: text/plain; charset=utf-8');
  });
  return mended === text ? raw : Buffer.from(mended, 'latin1');
}

function hasParts(text: string, parameters: string): boolean {
  const found = BOUNDARY.exec(parameters);
  return found !== null && text.includes(`\n--${found[1] ?? found[2]}`);
}
