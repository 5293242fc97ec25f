import { languageOf } from '../words/language.ts';

/** Words that only one of the languages has, for mails too short for small words to tell. */
const TELLING: readonly (readonly [string, RegExp])[] = [
  ['es', /[¿¡ñ]|\b(hola|busco|gracias|casa|alquiler|quiero|buenos|buenas|favor|piso|usted|ustedes|cuanto|correos?)\b/i],
  ['fr', /[œç]|\b(bonjour|merci|cherche|louer|maison|vous|nous|votre|cordialement|quels|appartement)\b/i],
  ['de', /[äßü]|\b(ich|wir|wie|wann|dauert|verkauf\w*|kaufen|gibt|suche|bitte|danke|haus|wohnung|mit|nicht|guten|haben)\b/i],
  ['pt', /[ãõ]|\b(ola|procuro|obrigad[oa]|voces?|gostaria|apartamento para|nao|bom dia|quanto vale)\b/i],
];

/** Those that the house does not speak are named all the same: a person has to answer them. */
const FOREIGN: readonly (readonly [string, RegExp])[] = [
  ['pl', /[ąęłńśźż]/i],
  ['ru', /\p{Script=Cyrillic}{3}/u],
  ['it', /\b(buongiorno|buonasera|cerco|vorrei|cerchiamo|grazie mille|cordiali saluti)\b/i],
  ['nl', /\b(goedendag|geachte|wij zoeken|ik zoek|met vriendelijke groet)\b/i],
];

/** The language of a mail's own words, else of its subject, else of the conversation so far. */
export function hearLanguage(written: string, title: string, earlier: readonly string[]): string {
  // "Port Larkin, ME" is an address in every language, and no Spanish.
  const [text, subject] = [written, title].map((words) => words.replace(/\b[A-Z]{2}\b/g, '')) as [string, string];
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  // One Chinese character says as much as a word of letters.
  if (han * 3 > letters - han && han > 1) return 'zh';
  const foreign = FOREIGN.find(([, pattern]) => pattern.test(text))?.[0];
  if (foreign) return foreign;
  const before = earlier.findLast((turn) => languageOf(turn) !== null);
  const found = languageOf(text) ?? (before ? languageOf(before) : null) ?? languageOf(`${subject}\n${text}`);
  return found ?? TELLING.find(([, pattern]) => pattern.test(text))?.[0] ?? 'en';
}
