type Header = { name: string; value: string; at: number };

/** The headers of a mail, each on one line (RFC 5322 §2.2.3), and what stands below them. Nothing is decoded: this is the original. */
export function splitRaw(raw: string): { headers: Header[]; body: string } {
  const end = /\r?\n\r?\n/.exec(raw);
  const head = end ? raw.slice(0, end.index) : raw;
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return {
    headers: lines.map((line, at) => {
      const colon = line.indexOf(':');
      return { name: colon < 0 ? '' : line.slice(0, colon), value: line.slice(colon + 1).trim(), at };
    }),
    body: end ? raw.slice(end.index + end[0].length) : '',
  };
}
