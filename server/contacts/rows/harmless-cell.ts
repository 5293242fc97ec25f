/**
 * A cell that a spreadsheet would take for a formula gets a quote in front, which spreadsheets show as text (OWASP, CSV
 * injection). A phone number's plus is the one sign at the front that is meant. Pure.
 */
export function harmless(cell: string): string {
  if (/^\+\d[\d\s().-]*$/.test(cell)) return cell;
  return /^[=+\-@\t\r\n|]/.test(cell) ? `'${cell}` : cell;
}
