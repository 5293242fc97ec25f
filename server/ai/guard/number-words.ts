const WORDS: Record<string, number> = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10,
  deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10,
}; // biome-ignore format: one line per language
const ONE =
  /\b(one|an?|un|una|une|uno)(?=[ -](bed|bath|half bath|car garage|stor(y|ey)|habitaci|dormitorio|recámara|baño|chambre|salle de bain))/giu;
const WORD = new RegExp(`(?<!\\p{L})(${Object.keys(WORDS).join('|')})(?!\\p{L})`, 'giu');
const HALF = /(\d+)\s+(and a half|y medio|y media|et demie?)\b/giu;

/** Number words as digits, so that one set of patterns reads "three-bed" and "3-bed", in English, Spanish and French. */
export function withDigits(text: string): string {
  return text
    .replace(ONE, '1')
    .replace(WORD, (word) => String(WORDS[word.toLowerCase()]))
    .replace(HALF, '$1.5');
}

/** "1,200,000", "1.200.000", "1 200 000", "1.2", "1,5" as a number. Three digits after a separator are thousands. */
export function readNumber(text: string): number {
  const compact = text.replace(/[\s\u00a0\u202f']/g, '');
  if (/^\d{1,3}([.,]\d{3})+$/.test(compact)) return Number(compact.replace(/[.,]/g, ''));
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(compact)) return Number(compact.replace(/,/g, ''));
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(compact)) return Number(compact.replace(/\./g, '').replace(',', '.'));
  return Number(compact.replace(',', '.'));
}
