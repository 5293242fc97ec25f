export type CsvPart = { csv: string; firstRow: number; rows: number };

/**
 * Cuts a file into parts of some rows, each with the header, so that a long import shows how far it is and can be
 * stopped. A line break between quotes ends no row. Empty rows stay, since a spreadsheet counts them. Pure.
 */
export function splitCsv(text: string, rowsPerPart: number): CsvPart[] {
  const all = rowsOf(text.replace(/^\uFEFF/, ''));
  const top = all.findIndex(isFull);
  const rows = all.slice(top + 1);
  const parts: CsvPart[] = [];
  for (let at = 0; at < rows.length; at += rowsPerPart) {
    const some = rows.slice(at, at + rowsPerPart);
    const full = some.filter(isFull).length;
    if (full > 0) parts.push({ csv: [all[top], ...some].join('\n'), firstRow: top + at + 2, rows: full });
  }
  return parts;
}

const isFull = (row: string) => row.trim() !== '';

function rowsOf(text: string): string[] {
  const rows: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at <= text.length; at++) {
    const letter = text[at];
    if (letter === '"') isQuoted = !isQuoted;
    if (at < text.length && (isQuoted || letter !== '\n')) continue;
    rows.push(text.slice(from, at).replace(/\r$/, ''));
    from = at + 1;
  }
  return rows;
}
