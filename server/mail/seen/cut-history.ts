import { attributionAt, beginsCopy, beginsForm, isForward } from './quote-signs.ts';

/** Keeps a line from being taken for a quote's: a private character that no mail carries. */
export const GUARD = '\uE0F1';

const isQuoted = (line: string | undefined) => line?.startsWith('>') ?? false;
const isBlank = (line: string | undefined) => line?.trim() === '';
/** The end of a quoted line that was too long, without a mark of its own. */
const isWrapped = (lines: string[], at: number) =>
  isQuoted(lines[at - 1]) && isQuoted(lines[at + 1]) && /^\s*[(<]?https?:|[)>]\s*$/.test(lines[at] ?? '');
/** A forward announces its header a few lines above it. */
const ABOVE = 3;

/**
 * Cuts the mails that stand below what somebody wrote, by the lines with which mail programs introduce them. After
 * quote marks the writer may go on; where there are none, all below is history. What is forwarded is meant to be read.
 * @returns the rest, with a guard before the lines that only look like a quote's
 */
export function cutHistory(text: string): string {
  const lines = text.split(/\r?\n/);
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (isForward(line)) return [...kept, ...lines.slice(at)].join('\n');
    const isTold = lines.slice(Math.max(0, at - ABOVE), at).some(isForward);
    if (!isTold && beginsCopy(lines, at)) return kept.join('\n');
    const found = attributionAt(lines, at);
    if (!found) {
      kept.push(beginsForm(lines, at) ? `${GUARD}${line}` : line);
      continue;
    }
    if (found.before) kept.push(found.before);
    if (!found.isMarked) return kept.join('\n');
    at = found.end;
    while (at < lines.length && (isQuoted(lines[at]) || isBlank(lines[at]) || isWrapped(lines, at))) at++;
    at--;
  }
  return kept.join('\n');
}
