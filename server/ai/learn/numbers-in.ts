const WORDS: Record<string, number> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ un: 1, uno: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10 },
  ...{ une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10, studio: 0 },
  ...{ ein: 1, eine: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10 },
  ...{ um: 1, uma: 1, dois: 2, duas: 2, três: 3, quatro: 4, oito: 8, nove: 9, dez: 10 },
};
const SCALE: Record<string, number> = {
  ...{ k: 1000, thousand: 1000, grand: 1000, mil: 1000, mille: 1000, m: 1_000_000, mio: 1_000_000, million: 1_000_000 },
  ...{ millions: 1_000_000, millón: 1_000_000, millones: 1_000_000, mm: 1_000_000 },
  ...{ tausend: 1000, tsd: 1000, millionen: 1_000_000, milhão: 1_000_000, milhões: 1_000_000 },
};
const NUMBER =
  /(?<![\p{L}\d])(\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?|\p{L}+)(?:[\s\u00a0-]*(k|thousand|tausend|tsd|grand|mil|mille|mm|mio|million(?:s|en)?|millón|millones|milhão|milhões|m)(?![\p{L}\d²³]))?/giu;

type Said = { value: number; start: number; end: number };

/** Every number a text says: `450k`, `$1.2M`, `1,200,000`, `1.200.000 €`, `1 200 000`, `three`, `half a million`. */
export function numbersIn(text: string): number[] {
  return saidIn(text).map(({ value }) => value);
}

/** Where a text says this number. */
export function placesOfNumber(text: string, number: number): { start: number; end: number }[] {
  return saidIn(text).filter(({ value }) => value === number);
}

function saidIn(text: string): Said[] {
  const found: Said[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [whole, word = '', scale] = match;
    const base = /^\d/.test(word) ? readDigits(word) : WORDS[word.toLowerCase()];
    if (base === undefined) continue;
    const value = Math.round(base * (scale ? (SCALE[scale.toLowerCase()] ?? 1) : 1) * 100) / 100;
    found.push({ value, start: match.index, end: match.index + whole.length });
  }
  const half = HALF_A_MILLION.exec(text);
  if (half) found.push({ value: 500_000, start: half.index, end: half.index + half[0].length });
  return found;
}

const HALF_A_MILLION = /half a million|medio millón|demi-million|halbe million|meio milhão/i;

/** A separator before exactly three digits groups thousands; any other is a decimal point, whatever the country. */
function readDigits(word: string): number {
  const grouped = /^\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+/.exec(word)?.[0];
  if (!grouped) return Number(word.replace(',', '.'));
  return Number(grouped.replace(/\D/g, '') + word.slice(grouped.length).replace(',', '.'));
}
