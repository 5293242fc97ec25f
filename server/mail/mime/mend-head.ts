const MAX_HEAD = 200_000;
const FIELD = /^[!-9;-~]+[ \t]*:/;

/** A line of blanks, then one that neither is a field nor continues one. */
const BLANKS = /\r?\n[ \t]+\r?\n(?![!-9;-~]+[ \t]*:|[ \t\r\n])/;

/**
 * Takes out of a header the lines that are no field and continue none (RFC 5322 §2.2): a parser reads what follows them
 * as more of them, and the subject is gone. A line of blanks above what is no field was meant to end the header: read as
 * its continuation it would take the first part of the mail with it.
 * @returns the same bytes when each line is one
 */
export function mendHead(raw: Buffer): Buffer {
  const head = raw.toString('latin1', 0, MAX_HEAD);
  const gap = endOf(head);
  if (!gap) return raw;
  const lines = head.slice(0, gap.from).split(/(?<=\n)/);
  const isRead = lines.map((line) => FIELD.test(line));
  if (!isRead.includes(true)) return raw;
  let isKept = true;
  const kept = lines.filter((line, at) => {
    // The first line may be the envelope of a mailbox file, which parsers know.
    if (/^[ \t]/.test(line) && at > 0) return isKept;
    isKept = isRead[at] === true || (at === 0 && line.startsWith('From '));
    return isKept;
  });
  if (kept.length === lines.length && !gap.isOfBlanks) return raw;
  return Buffer.concat([Buffer.from(kept.join('') + gap.line, 'latin1'), raw.subarray(gap.to)]);
}

/** Where the header ends and where the body begins. */
function endOf(head: string): { from: number; to: number; line: string; isOfBlanks: boolean } | null {
  const empty = /\r?\n\r?\n/.exec(head);
  const blanks = BLANKS.exec(head.slice(0, empty?.index));
  const found = blanks ?? empty;
  return (
    found && { from: found.index, to: found.index + found[0].length, line: found[0].replace(/[ \t]/g, ''), isOfBlanks: blanks !== null }
  );
}
