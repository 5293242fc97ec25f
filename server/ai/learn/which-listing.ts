import type { PublicProperty } from '../../../shared/property.ts';
import { typeWords } from '../../properties/property-words.ts';
import { streetAddress } from '../../properties/public-address.ts';
import { wordwise } from '../../words/word-edges.ts';

type Context = {
  /** In the order of the mail that showed them. */
  shown: readonly PublicProperty[];
  /** Keys of those that the clause before spoke of: "it" is that one. */
  spokenOf: readonly string[];
};

const ORDINALS: readonly RegExp[] = [
  /\b(first|1st|number (one|1)|no\.? ?1|option (one|1)|#1|primer[oa]?|premi[eè]re?|n° ?1|erste[nrs]?|primeir[oa])\b/iu,
  /\b(second|2nd|number (two|2)|no\.? ?2|option (two|2)|#2|segund[oa]|deuxième|seconde?|n° ?2|zweite[nrs]?)\b/iu,
  /\b(third|3rd|number (three|3)|no\.? ?3|option (three|3)|#3|tercer[oa]?|troisième|n° ?3|dritte[nrs]?|terceir[oa])\b/iu,
  /\b(fourth|4th|number (four|4)|no\.? ?4|option (four|4)|#4|cuart[oa]|quatrième|n° ?4|vierte[nrs]?|quart[oa])\b/iu,
].map(wordwise);
/** "The first floor", "my second choice" and "one second" count no listings. */
const NO_ORDINAL = wordwise(
  /\b(first|second|third|fourth) (floor|stor(y|ey)|time|choice|bath(room)?|bed(room)?|car|thing|home|week|month|step|mortgage|weekend)s?\b|\bat first\b|\bfirst[- ]time\b|\b(primer|segundo|tercer) (piso|baño|vez)\b|\b(premier|deuxième) (étage|fois)\b|\b(one|a) second\b|\bfirst of all\b/giu,
);
const LAST = wordwise(
  /\b(last|latter|último|última|dernière?|letzte[nrs]?) (one|house|home|condo|listing|option|place|casa|maison|haus)?\b/iu,
);
const ALL = wordwise(
  /\b(both|all (of (them|these|those)|three|four|two)|(they|these|those) are all|none of (them|these|those)|neither|either of them|tod[oa]s|amb[oa]s|las dos|los dos|ningun[oa]|les deux|toutes?|tous|aucune?|beide|alle|keine[sr]? (davon|von)|nenhum[oa]?)\b/iu,
);
const IT = wordwise(
  /^(\W|and |so |well,? |sadly |unfortunately |although )*(it|it['’]s|that one|this one|that['’]s|that|this|es|está|c['’]est|elle|il|das|es ist|é)\b|\b(the house|the home|the place|the condo|the apartment|the listing|la casa|el piso|la maison|l['’]appartement|das haus|die wohnung|a casa)\b/iu,
);

/** Which of the listings that we showed a clause speaks of: by number, address, area, kind, or "it". Pure. */
export function listingsMeant(clause: string, { shown, spokenOf }: Context): string[] {
  const keys = (properties: readonly PublicProperty[]) => properties.map(({ listingKey }) => listingKey);
  const named = shown.filter((property) => names(clause, property));
  if (named.length > 0) return keys(named);
  const counted = clause.replace(NO_ORDINAL, '');
  const byNumber = shown.filter((_, at) => shown.length > 1 && ORDINALS[at]?.test(counted));
  if (byNumber.length > 0) return keys(byNumber);
  if (LAST.test(counted) && shown.length > 1) return keys(shown.slice(-1));
  if (ALL.test(clause)) return keys(shown);
  // "The house at 112 Eastgate Avenue" is none of ours, though ours stands in the same street.
  if (shown.some((property) => streetIn(clause, property) === 'another')) return [];
  const alone = shown.filter((property) => isAlone(property, shown, clause));
  if (alone.length === 1) return keys(alone);
  if (!IT.test(clause)) return [];
  return spokenOf.length > 0 ? [...spokenOf] : shown.length === 1 ? keys(shown) : [];
}

/** "12 Harbour Street", "12 harbor st", "the Harbour Street one", or its number in the catalogue. */
function names(clause: string, property: PublicProperty): boolean {
  const words = ` ${plain(clause)} `;
  if (words.includes(` ${plain(property.listingKey)} `)) return true;
  if (!property.streetName) return false;
  const street = plain(property.streetName).replace(/ (street|avenue|road|lane|drive|court|boulevard|place|terrace|square|way)$/, '');
  return (
    words.includes(` ${plain(property.streetNumber)} ${street} `) ||
    streetIn(clause, property) === 'this' ||
    words.includes(` ${plain(streetAddress(property))} `)
  );
}

/** What stands after a street and counts something: no number of a house. */
const COUNTED =
  /^(bed|bath|room|floor|stor(y|ey)|car|garage|minute|min\b|hour|day|week|month|year|people|person|mile|km|m2|sq|k\b|am\b|pm\b|of\b|dormitorio|habitacion|bano|piso|minuto|hora|dia|chambre|piece|etage|heure|jour|zimmer|schlaf|bad|etage|stock|uhr|tag|quarto|banheiro|andar|suite)/;

/** Is the street named with the number of this house or with none, or with another house's: "112 Mill Road", "Calle Mayor 5"? */
function streetIn(clause: string, property: PublicProperty): 'this' | 'another' | null {
  if (!property.streetName) return null;
  const [words, number, street] = [` ${plain(clause)} `, plain(property.streetNumber), ` ${plain(property.streetName)} `];
  let isSeen = false;
  for (let at = words.indexOf(street); at >= 0; at = words.indexOf(street, at + 1)) {
    isSeen = true;
    const [before, after] = [words.slice(0, at + 1), words.slice(at + street.length - 1)];
    if (before.endsWith(` ${number} `) || after.startsWith(` ${number} `)) return 'this';
    const [, behind, rest = ''] = /^ (\d+\p{L}?) (.*)$/u.exec(after) ?? [];
    const isNumbered = / \d+\p{L}? $/u.test(before) || (behind !== undefined && !COUNTED.test(rest));
    if (!isNumbered) return 'this';
  }
  return isSeen ? 'another' : null;
}

/** "The condo", "the one in Eastgate": a kind or an area that one listing alone has. */
function isAlone(property: PublicProperty, shown: readonly PublicProperty[], clause: string): boolean {
  if (shown.length < 2) return false;
  const words = ` ${plain(clause)} `;
  const others = shown.filter((one) => one !== property);
  const kind = plain(typeWords(property));
  const isKind = [`the ${kind}`, kind === 'condominium' ? 'the condo' : ''].some((name) => name && words.includes(` ${name} `));
  if (isKind && others.every((one) => typeWords(one) !== typeWords(property))) return true;
  const area = plain(property.subdivisionName);
  const isArea =
    area !== '' &&
    new RegExp(
      `\\b(the|one|la|el|le|das|a)( one| house| home| condo)? (in|at|near|en|de|à|in der) (the )?${area}\\b|\\bthe ${area} (one|house|home|condo|listing)\\b`,
    ).test(words);
  return isArea && others.every((one) => plain(one.subdivisionName) !== area);
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bharbor\b/g, 'harbour')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
