const VALUES: Record<string, number> = {
  zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11, zwölf: 12, dreizehn: 13, vierzehn: 14,
  fünfzehn: 15, sechzehn: 16, siebzehn: 17, achtzehn: 18, neunzehn: 19, zwanzig: 20, dreißig: 30, vierzig: 40, fünfzig: 50, sechzig: 60,
  siebzig: 70, achtzig: 80, neunzig: 90, ein: 1,
}; // biome-ignore format: a table
const LONGEST_FIRST = Object.keys(VALUES).sort((a, b) => b.length - a.length);
const WORD = `(?:${LONGEST_FIRST.join('|')})`;
/** At least one part that is no article: "ein" and "eine" count nothing by themselves. */
const NUMBER = new RegExp(
  `(?<!\\p{L})(?=(?:ein|und)*(?!ein(?!\\p{L}))\\p{L})(?:${WORD}(?:und(?=${WORD}))?|hundert|tausend){1,8}(?!\\p{L})`,
  'giu',
);
const DECADE = /(?<!\p{L})(zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)er(?:[ -]?jahren?)/giu;

/** German writes numbers as one word, with the ones before the tens: "vierhundertachtzigtausend", "zweiundzwanzig". */
export function germanDigits(text: string): string {
  return text
    .replace(DECADE, (_, tens: string) => `19${VALUES[tens.toLowerCase()] ?? ''}s`)
    .replace(NUMBER, (word) => (word.toLowerCase() === 'ein' ? word : String(compose(word.toLowerCase()))));
}

function compose(word: string): number {
  const [thousands, rest] = word.includes('tausend') ? word.split('tausend') : [null, word];
  return (thousands === null ? 0 : (below(thousands) || 1) * 1000) + below(rest ?? '');
}

function below(word: string): number {
  const [hundreds, rest] = word.includes('hundert') ? word.split('hundert') : [null, word];
  const parts = (rest ?? '').split('und').map((part) => VALUES[part] ?? 0);
  return (hundreds === null ? 0 : (VALUES[hundreds] || 1) * 100) + parts.reduce((sum, part) => sum + part, 0);
}
