const WORDS: Record<string, number> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ un: 1, uno: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10 },
  ...{ une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10, studio: 0 },
};
const SCALE: Record<string, number> = {
  ...{ k: 1000, thousand: 1000, grand: 1000, mil: 1000, mille: 1000, m: 1_000_000, mio: 1_000_000, million: 1_000_000 },
  ...{ millions: 1_000_000, millón: 1_000_000, millones: 1_000_000, mm: 1_000_000 },
};
const NUMBER =
  /(?<![\p{L}\d])(\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?|\p{L}+)(?:[\s\u00a0-]*(k|thousand|grand|mil|mille|mm|mio|millions?|millón|millones|m)(?![\p{L}\d²³]))?/giu;

/** Every number a text says: `450k`, `$1.2M`, `1,200,000`, `1.200.000 €`, `1 200 000`, `three`, `half a million`. */
export function numbersIn(text: string): number[] {
  const found: number[] = [];
  for (const [, word = '', scale] of text.matchAll(NUMBER)) {
    const base = /^\d/.test(word) ? readDigits(word) : WORDS[word.toLowerCase()];
    if (base === undefined) continue;
    found.push(Math.round(base * (scale ? (SCALE[scale.toLowerCase()] ?? 1) : 1) * 100) / 100);
  }
  if (/half a million|medio millón|demi-million/i.test(text)) found.push(500_000);
  return found;
}

/** A separator before exactly three digits groups thousands; any other is a decimal point, whatever the country. */
function readDigits(word: string): number {
  const grouped = /^\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+/.exec(word)?.[0];
  if (!grouped) return Number(word.replace(',', '.'));
  return Number(grouped.replace(/\D/g, '') + word.slice(grouped.length).replace(',', '.'));
}
