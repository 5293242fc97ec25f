const LOOKED_AT = 4000;
const MOST_CONTROLS = 0.01;

/**
 * Why a file cannot be a table of text, or null. Pictures, spreadsheets and PDFs are full of control characters; a stray
 * one in a list that an old program wrote is none.
 */
export function whyNoTable(text: string): string | null {
  if (text.trim() === '') return 'This file is empty. Choose one whose first line names the columns.';
  const start = text.slice(0, LOOKED_AT);
  const controls = start.match(/[^\P{Cc}\t\n\v\f\r\u0080-\u009f]/gu)?.length ?? 0;
  if (!start.startsWith('%PDF-') && controls <= start.length * MOST_CONTROLS) return null;
  return 'This file is no table of text: it looks like a picture, a document or a program’s own format. Save the list as CSV first, then drop that file here.';
}
