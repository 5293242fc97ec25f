const LONGEST_NUMBER = 30;

/**
 * The beginning of a text as patterns can read it in no time: blanks and empty lines once, no endless numbers. Customers
 * write some thousand characters; what is made of a million blanks or digits was made to be slow.
 */
export function calmText(text: string, most: number): string {
  return text
    .slice(0, most)
    .split('\n')
    .map((line) => line.trim().replace(/[^\S\n]+/g, ' '))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\d+/g, (digits) => digits.slice(0, LONGEST_NUMBER));
}
