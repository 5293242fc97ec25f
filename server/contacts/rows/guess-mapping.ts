import { addressSchema } from '../../../shared/id.ts';
import type { ImportField, ImportMapping } from '../../../shared/import.ts';
import { fieldNamed, isAnyName } from './header-words.ts';

/**
 * What each column probably holds, wherever it stands: by its name, and the address, without which nothing goes, by what is in
 * the first rows where no name tells. Every field is guessed once, except those that several columns may fill. Pure.
 */
export function guessMapping(headers: readonly string[], samples: readonly (readonly string[])[] = []): ImportMapping {
  const taken = new Set<ImportField>();
  const guesses = headers.map((header) => {
    const field = fieldNamed(header);
    // A second address of theirs is one as well.
    const next = field === 'email' && taken.has('email') ? 'otherEmails' : field;
    if (next === null || (taken.has(next) && next !== 'otherEmails')) return null;
    taken.add(next);
    return next;
  });
  const address = taken.has('email') ? -1 : guesses.findIndex((guess, at) => guess === null && holdsAddresses(samples, at));
  if (address >= 0) guesses[address] = 'email';
  return Object.fromEntries(headers.map((header, at) => [header, wholeName(header, guesses[at] ?? null, taken)]));
}

/** "Nombre" or "Nom" alone is the whole name; beside the other one it is a part of it. */
function wholeName(header: string, guess: ImportField | null, taken: ReadonlySet<ImportField>): ImportField | null {
  if (guess !== 'firstName' && guess !== 'lastName') return guess;
  const isAlone = !taken.has('fullName') && !(taken.has('firstName') && taken.has('lastName'));
  return isAlone && isAnyName(header) ? 'fullName' : guess;
}

function holdsAddresses(samples: readonly (readonly string[])[], at: number): boolean {
  const cells = samples.map((cells) => cells[at]?.trim() ?? '').filter(Boolean);
  return cells.length > 0 && cells.every((cell) => addressSchema.safeParse(cell).success);
}
