import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** How the validator's own messages begin, which are written for programmers; ours never begin so. */
const VALIDATORS = /^(Invalid |Too (small|big): |Unrecognized keys?: )/;

/**
 * What is wrong with a field, for the person who filled it in: our own words where the schema has some, and plain words
 * for what the validator found. The one place for them, for the server's answers and for forms that check by themselves.
 */
export function issueWords(issue: Issue): string {
  if (!VALIDATORS.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue);
    case 'too_small':
      return smallWords(issue);
    case 'too_big':
      return bigWords(issue);
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'This is not written as it must be';
    case 'invalid_value':
      return `Please choose ${issue.values.length === 1 ? '' : 'one of: '}${issue.values.join(', ')}`;
    case 'not_multiple_of':
      return `Please give a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `There is no field ${issue.keys.map((key) => `“${key}”`).join(', ')}`;
    default:
      return 'This cannot be taken as it is';
  }
}

const TYPES: Record<string, string> = {
  int: 'Please give a whole number',
  number: 'Please give a number',
  string: 'Please give some text',
  boolean: 'Please say yes or no',
  date: 'Please give a date',
  array: 'Please give a list',
};

const FORMATS: Record<string, string> = {
  email: 'Please give an email address, such as name@example.com',
  url: 'Please give a web address, such as https://example.com',
  date: 'Please give a date, such as 2026-03-31',
  time: 'Please give a time, such as 14:30',
  datetime: 'Please give a date and a time',
};

/** A field left empty comes as nothing, and an empty number as NaN. */
function typeWords({ expected, message }: z.core.$ZodIssueInvalidType): string {
  if (/received (undefined|null|NaN)$/.test(message)) return 'Please fill this in';
  return TYPES[expected] ?? 'This cannot be taken as it is';
}

function smallWords({ origin, minimum, inclusive, exact }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string' && minimum === 1) return 'Please fill this in';
  if (origin === 'array' && minimum === 1) return 'Please give at least one';
  if (origin === 'date') return `Not before ${dayWords(minimum)}`;
  return `${exact ? 'Exactly' : inclusive ? 'At least' : 'More than'} ${amountWords(origin, minimum)}`;
}

function bigWords({ origin, maximum, inclusive, exact }: z.core.$ZodIssueTooBig): string {
  if (origin === 'date') return `Not after ${dayWords(maximum)}`;
  return `${exact ? 'Exactly' : inclusive ? 'At most' : 'Less than'} ${amountWords(origin, maximum)}`;
}

const BOUND = /^(At least|At most|More than|Less than) ([\d.,]+)$/;

/** The same words for a field that shows its number so many times larger, in a unit: what is at most 1 is at most 100 %. */
export function scaledWords(words: string, { scale, unit = '' }: { scale: number; unit?: string }): string {
  return words.replace(BOUND, (_, bound: string, number: string) => {
    const shown = Math.round(Number(number.replaceAll(',', '')) * scale * 1000) / 1000;
    return `${bound} ${shown.toLocaleString('en')}${unit && ` ${unit}`}`;
  });
}

function amountWords(origin: string, amount: number | bigint): string {
  const number = amount.toLocaleString('en');
  if (origin === 'string') return `${number} ${amount === 1 ? 'character' : 'characters'}`;
  return origin === 'array' || origin === 'set' ? `${number} of them` : number;
}

const dayWords = (time: number | bigint) => new Date(Number(time)).toISOString().slice(0, 10);
