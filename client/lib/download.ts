/** Hands the person a file made here: a list of rejected rows, an export. */
export function downloadText(fileName: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken it once the click has been worked off.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
