/** The wish for one of the offered slots by its place in the list, counted from 0; null when there is none. */
export function readOrdinal(clause: string, count: number): number | null {
  const numbered = NUMBERED.exec(clause);
  if (numbered) return inList(Number(numbered[1] ?? numbered[2]) - 1, count);
  // "The first house", "first of all" and "segunda-feira" are no choice of a time.
  const named = NAMED.exec(clause);
  if (!named || !CHOOSES.test(clause)) return null;
  const place = ORDINALS.find(([word]) => new RegExp(`^(?:${word})$`).test(named[1] ?? ''))?.[1] ?? 0;
  return inList(place < 0 ? count - 1 : place, count);
}

const NUMBERED =
  /\b(?:option|slot|number|opcion|creneau|numero|opcao|nummer|termin|horario)\s*#?\s*([1-9])\b(?![:.]?\d|\s*(?:am|pm|h\b|o'clock|uhr))|#\s*([1-9])\b/;
const ORDINALS: [string, number][] = [
  ['first|1st|1er|1ere|primer[oa]?|premiere?|erste[nrs]?|primeir[oa]', 0],
  ['second|2nd|2eme|2e|segund[oa]|deuxieme|zweite[nrs]?', 1],
  ['third|3rd|3eme|3e|tercer[oa]?|troisieme|dritte[nrs]?|terceir[oa]', 2],
  ['last|ultim[oa]|derniere?|letzte[nrs]?', -1],
];
const WORDS = ORDINALS.map(([word]) => word).join('|');
const OTHER_NOUNS =
  'of all|house|home|place|property|listing|condo|apartment|unit|week|weekend|month|year|night|thing|floor|home ?buyer|time buyer|' +
  'casa|piso|vivienda|planta|semana|vez|mes|maison|appartement|etage|semaine|fois|mois|haus|wohnung|etage|woche|mal|monat|imovel|apartamento|andar|' +
  'feira|(?:a|as|de|pela|por)\\s+(?:la\\s+)?(?:manha|tarde|noite|\\d)|as \\d';
const NAMED = new RegExp(`\\b(${WORDS})\\b(?!-|\\s*(?:${OTHER_NOUNS})\\b)`);
const CHOOSES =
  /\b(one|slot|option|time|works?|please|is|would|fine|good|great|perfect|sounds|prefer|take|book|opcion|funciona|prefiero|mejor|va|bien|viene|convient|me|parfait|creneau|passt|gern|termin|ware|nehme|bitte|horario|opcao|serve|bom|melhor|prefiro|pode|ser)\b|^\W*(?:the|la|el|le|der|den|das|o|a)?\s*\w+\W*$/;

const inList = (place: number, count: number) => (place >= 0 && place < count ? place : null);
