/** Where another cell begins for a spreadsheet that takes the file for one with other separators than commas. */
const BREAK = /([;\t\r\n])/;
/** A phone number's plus is the one sign at the front that is meant. */
const PHONE = /^'*\+\d[\d\s().-]*$/;
const FORMULA = /^['"\s\p{C}]*[=+\-@|]/u;

/**
 * A cell that a spreadsheet would take for a formula gets a quote in front, which spreadsheets show as text (OWASP, CSV
 * injection); so does what would be one behind a separator. Blanks and quotes before the sign do not hide it, nor does a
 * full-width one. `readHarmless` takes the quote away again. Pure.
 */
export function harmless(cell: string): string {
  return inPieces(cell, (piece) => (isFormula(piece) ? `'${piece}` : piece));
}

/** What `harmless` was given. Of quotes that somebody else wrote, the one before a formula is taken for such a guard. Pure. */
export function readHarmless(cell: string): string {
  return inPieces(cell, (piece) => (piece.startsWith("'") && isFormula(piece) ? piece.slice(1) : piece));
}

const inPieces = (cell: string, change: (piece: string) => string) => cell.split(BREAK).map(change).join('');

/** The same with one more quote in front and without: each is one guard, however many there are. */
function isFormula(piece: string): boolean {
  const narrow = piece.normalize('NFKC');
  return FORMULA.test(narrow) && !PHONE.test(narrow);
}
