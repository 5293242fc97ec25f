import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { cutText } from '../../../shared/import.ts';
import { AppError } from '../../errors.ts';

/** `row` is what a spreadsheet calls it: an empty one before it counts. */
export type SheetRow = { row: number; cells: string[] };

/**
 * The rows of a CSV text that comes in pieces, the header first, without the empty ones. Quotes, line breaks in cells, CRLF and a byte order
 * mark are csv-parse's business; a row may have too few or too many cells.
 * @throws AppError BAD_INPUT when the text breaks off inside a quoted cell
 */
export async function* readRows(pieces: AsyncIterable<string> | Iterable<string>, delimiter: string): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 200_000,
  });
  const source = Readable.from(inSlices(pieces), { encoding: 'utf8' });
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    let row = 0;
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++;
      if (cells.some((cell) => cell.trim())) yield { row, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const userMessage = `This file cannot be read as CSV: ${error.message}.`;
    throw new AppError('BAD_INPUT', { message: error.message, userMessage, cause: error });
  } finally {
    source.destroy();
  }
}

/** What is parsed in one go: some milliseconds of work. */
const SLICE = 16_000;

/** Large pieces are parsed a slice at a time, and whoever else has something to do comes in between. */
async function* inSlices(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces)
    for (const slice of cutText(piece, SLICE)) {
      yield slice;
      await new Promise(setImmediate);
    }
}

/** The character between the cells: the one that stands most often in the first line, outside quotes. Pure. */
export function guessDelimiter(text: string): string {
  const line = (/^\uFEFF?([^\r\n]*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string) => line.split(mark).length;
  return [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** The first rows of the beginning of a file; the last line may be cut off and is left out unless it is all there is. */
export async function readSample(
  text: string,
  { rows, isWhole }: { rows: number; isWhole: boolean },
): Promise<{ delimiter: string; found: string[][] }> {
  const delimiter = guessDelimiter(text);
  const whole = isWhole ? text : text.slice(0, Math.max(text.lastIndexOf('\n'), 0) || undefined);
  const found: string[][] = [];
  try {
    for await (const { cells } of readRows([whole], delimiter)) {
      found.push(cells);
      if (found.length > rows) break;
    }
  } catch (error) {
    // The beginning may end inside a quoted cell; what stands before it was read.
    if (isWhole || found.length === 0) throw error;
  }
  return { delimiter, found };
}
