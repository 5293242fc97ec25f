import { claimsIn } from '../claims/claims.ts';
import { wordsOf } from '../claims/listing-facts.ts';
import type { Part } from '../claims/split-by-listing.ts';
import { withDigits } from '../words/number-words.ts';

const SUBJECT = String.raw`•|(?<!\p{L})(?:it|this (?:home|house|one|place|apartment|condo|property)|the (?:home|house|condo|apartment|place|property)|la casa|la vivienda|la maison|le bien|das haus|die wohnung|a casa|o apartamento)`;
/** Who is not the home: what follows says nothing of it. */
const OTHERS = String.raw`(?<!\p{L})(?:we|you|i|they|colleague|agent|usted|nosotros|nous|vous|wir|ihnen|você|nós)(?!\p{L})`;
const HAS = String.raw`has(?! (?:been|just|already|also been|gone|come|sold|not|now|had|recently)(?!\p{L}))|with|offers|features|boasts|includes|comes with|tiene|cuenta con|dispone de|ofrece|incluye|con|dispose|offre|compte|avec|hat|bietet|verfügt über|mit|tem|possui|oferece|conta com|com`;
const OWN = new RegExp(`(?:${SUBJECT})(?:(?!${OTHERS})[^.;:!?•]){0,80}?(?<!\\p{L})(?:${HAS})(?!\\p{L})\\s*([^.;:!?•]{2,160})`, 'giu');
/** Where the list of what a home has ends and something else begins. */
const NEXT_CLAUSE =
  /(?<!\p{L})(?:i|we|you|it|they|so|which|that|but|while|who|because|if|when|where|as|though|although|than|since|and (?:it|is|was|has|you|we|this|that|the|at|in|sits)|y (?:se|es|está|cuesta)|pero|que|qui|mais|et (?:est|se|date)|und (?:ist|wurde|liegt|kostet)|aber|e (?:é|foi|fica|custa)|mas)(?!\p{L}).*$/iu;
const AND = /,|\s(?:and|or|y|o|et|ou|und|oder|e|plus|as well as|sowie)\s/iu;
const PREPOSITION =
  /(?<!\p{L})(?:of|in|on|for|from|by|at|to|with|under|below|de|du|des|en|para|pour|von|für|im|am|do|da|no|na)(?!\p{L}).*$/iu;
/** What every home has, and what no listing needs to say. */
const COMMON = new Set(
  `everything all what more less fewer enough mehr weniger más menos plus moins mais most much price facts photos pictures photographs details size year home house kitchen bath bathroom living room rooms
  hall space area wish wishes needs something nothing number same one both it them you your appeal character feel listing
  todo precio datos fotos detalles cocina baño salón sala prix photos détails cuisine salon séjour alles preis fotos küche wohnzimmer tudo preço cozinha sala
  unos environ about around rund etwa cerca`.split(/\s+/),
); // biome-ignore format: a list of words

/**
 * What a home is said to have must be known to be there. The other checks know many words for features; this one asks
 * of every other thing ("a greenhouse", "an observatory") that the listing itself speaks of it.
 */
export function ownFaults({ text, listing }: Part): string[] {
  if (!listing || text.trim().endsWith('?')) return [];
  const known = new Set(wordsOf(listing).match(/\p{L}{3,}/gu) ?? []);
  return [...text.matchAll(OWN)]
    .flatMap(([, owned = '']) => owned.replace(NEXT_CLAUSE, '').split(AND))
    .map((item) => item.trim())
    .filter((item) => item && claimsIn(item).length === 0 && !isKnown(item, known))
    .map((item) => `"${item}" (feature) stands in no listing of this mail`);
}

function isKnown(item: string, known: ReadonlySet<string>): boolean {
  if (!/\p{L}/u.test(withDigits(item))) return true;
  const words =
    item
      .toLowerCase()
      .replace(PREPOSITION, '')
      .match(/\p{L}+/gu) ?? [];
  return words.length === 0 || words.some((word) => COMMON.has(word) || known.has(word) || known.has(word.replace(/s$/, '')));
}
