const INVISIBLE =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0]|[\ufe00-\ufe0f]/gu;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const FULL_STOPS = /[\u3002\uff0e\uff61\u2024]/g;
/** Letters of Cyrillic and Greek that look like Latin ones (Unicode TR39 confusables). */
const LOOKALIKES = Object.entries({
  a: 'аα', b: 'Ьв', c: 'сϲ', d: 'ԁ', e: 'еє', g: 'ɡ', h: 'һ', i: 'іιї', j: 'јϳ', k: 'кκ', l: 'ӏⅼ', m: 'м', n: 'пη', o: 'оο', p: 'рρ',
  q: 'ԛ', r: 'г', s: 'ѕ', t: 'тτ', u: 'υ', v: 'ѵν', w: 'ԝω', x: 'хχ', y: 'уγ', A: 'АΑ', B: 'ВΒ', C: 'СϹ', E: 'ЕΕ', F: 'Ϝ', G: 'Ԍ', H: 'НΗ',
  I: 'ІΙӀ', J: 'Ј', K: 'КΚ', M: 'МΜ', N: 'Ν', O: 'ОΟ', P: 'РΡ', Q: 'Ԛ', S: 'Ѕ', T: 'ТΤ', V: 'Ѵ', W: 'Ԝ', X: 'ХΧ', Y: 'УΥҮ', Z: 'Ζ',
}); // biome-ignore format: a table of single letters
const LATIN = new Map(LOOKALIKES.flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)));
const OTHER_LETTERS = new RegExp(`[${[...LATIN.keys()].join('')}]`, 'gu');
/** "f o u r" and "p.o.o.l": a word whose letters were pulled apart. */
const SPACED = /(?<![\p{L}\d])\p{L}(?:[ .·_-]\p{L}){3,}(?![\p{L}\d])/gu;

/**
 * A text in plain characters: a price in full-width digits, a room count split by an invisible sign, joined by an
 * unusual dash or spelled with letters of another alphabet reads like any other. Fractions become decimals before
 * Unicode spells them out.
 */
export function plainCharacters(text: string): string {
  return text
    .replace(/(\d)\s?½/g, '$1.5')
    .replace(/(\d)\s?¼/g, '$1.25')
    .replace(/(\d)\s?¾/g, '$1.75')
    .replace(/½/g, '0.5')
    .replace(/¼/g, '0.25')
    .replace(/¾/g, '0.75')
    .replace(/²/g, '2')
    .replace(/[\u2160-\u216b\u2170-\u217b]/g, (numeral) => String((numeral.charCodeAt(0) & 0xf) + 1))
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(FULL_STOPS, '.')
    .replace(/(?<=\d)[ЗзƷʒ]|[ЗзƷʒ](?=\d)/g, '3')
    .replace(OTHER_LETTERS, (letter) => LATIN.get(letter) ?? letter)
    .replace(SPACED, (letters) => letters.replace(/[ .·_-]/g, ''));
}
