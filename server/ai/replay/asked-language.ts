/** The languages a person may ask for, by their names in English and their own. */
const NAMES: [string, RegExp][] = [
  ['es', /\b(spanish|español|espanol|castellano)\b/i],
  ['fr', /\b(french|français|francais)\b/i],
  ['de', /\b(german|deutsch)\b/i],
  ['pt', /\b(portuguese|português|portugues)\b/i],
  ['zh', /\b(chinese|mandarin)\b|中文/i],
  ['en', /\b(english|inglés|anglais|englisch)\b/i],
];

/** "In Spanish, please": the ISO 639-1 code of the language a colleague's words ask for; undefined when they ask for none. */
export function askedLanguage(words: string): string | undefined {
  return NAMES.find(([, pattern]) => pattern.test(words))?.[0];
}
