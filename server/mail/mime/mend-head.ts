const MAX_HEAD = 200_000;
const FIELD = /^[!-9;-~]+[ \t]*:/;

/**
 * Takes out of a header the lines that are no field and continue none (RFC 5322 §2.2): a parser reads what follows them
 * as more of them, and the subject is gone.
 * @returns the same bytes when each line is one
 */
export function mendHead(raw: Buffer): Buffer {
  const head = raw.toString('latin1', 0, MAX_HEAD);
  const gap = /\r?\n\r?\n/.exec(head);
  if (!gap) return raw;
  const lines = head.slice(0, gap.index).split(/(?<=\n)/);
  const isRead = lines.map((line) => FIELD.test(line));
  if (!isRead.includes(true)) return raw;
  let isKept = true;
  const kept = lines.filter((line, at) => {
    // The first line may be the envelope of a mailbox file, which parsers know.
    if (/^[ \t]/.test(line) && at > 0) return isKept;
    isKept = isRead[at] === true || (at === 0 && line.startsWith('From '));
    return isKept;
  });
  return kept.length === lines.length ? raw : Buffer.concat([Buffer.from(kept.join(''), 'latin1'), raw.subarray(gap.index)]);
}
