/** Where the words of a mail stand: what follows so much is a file, and taking it for text would cost its size many times over. */
const MAX_MENDED = 1_000_000;

/**
 * Mends the beginning of a mail as text, whole lines of it; what follows stays as it is.
 * @returns the same bytes when there is nothing to mend
 */
export function mendBeginning(raw: Buffer, mend: (text: string) => string): Buffer {
  const end = raw.length <= MAX_MENDED ? raw.length : raw.lastIndexOf('\n', MAX_MENDED) + 1;
  const text = raw.toString('latin1', 0, end);
  const mended = mend(text);
  return mended === text ? raw : Buffer.concat([Buffer.from(mended, 'latin1'), raw.subarray(end)]);
}
