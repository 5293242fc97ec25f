export type CsvPart = { csv: string; firstRow: number; rows: number };

/**
 * Cuts a file into parts of some rows, each with the header, so that a long import shows how far it is and can be
 * stopped. A line break between quotes ends no row. Pure.
 */
export function splitCsv(text: string, rowsPerPart: number): CsvPart[] {
  const [header = '', ...rows] = rowsOf(text.replace(/^\uFEFF/, ''));
  const parts: CsvPart[] = [];
  for (let at = 0; at < rows.length; at += rowsPerPart) {
    const some = rows.slice(at, at + rowsPerPart);
    parts.push({ csv: [header, ...some].join('\n'), firstRow: at + 2, rows: some.length });
  }
  return parts;
}

function rowsOf(text: string): string[] {
  const rows: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at <= text.length; at++) {
    const letter = text[at];
    if (letter === '"') isQuoted = !isQuoted;
    if (at < text.length && (isQuoted || letter !== '\n')) continue;
    const row = text.slice(from, at).replace(/\r$/, '');
    if (row.trim() !== '') rows.push(row);
    from = at + 1;
  }
  return rows;
}
