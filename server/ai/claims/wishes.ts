import type { Claim } from './claim.ts';
import { claimsIn } from './claims.ts';

/** Words that tell the customer back what they wish or wrote. "You will love" and "thank you" tell nothing back. */
const WISH =
  /\b(you(['’]re| are| were|['’]d| would| had| have)? ?(now |also |then )?(look|search|want|wish|need|ask|told|tell|said|say|mention|wrote|write|describ|hop|prefer|plan|own|(?<=would )like|like to|love to|pay|relocat|mov|have in mind|in mind)\p{L}*|your (own )?(budget|wish|search|question|mail|message|plans?|criteria|limit|maximum|price|idea|interest|answer|home|house|property|place)|clear picture|(that|this) is clear|noted|understood|have in mind|telling us|writing to us|if possible|matters? to you|important to you|keep looking for|you can (?:choose|spend)|(?:we|i)(?:['’]ve| have)? (?:search|look)ed (?:again )?for|kept to|not among (our|the)|have (none|nothing))\b|\b(busca|quiere|desea|necesita|contó|contarnos|escrib\p{L}+|nos (cuenta|dice|pide)|su (presupuesto|búsqueda|pregunta|vivienda|casa|interés)|idea clara|le gustaría|si es posible)\b|\b(cherchez|souhaitez|voulez|aimeriez|idée claire|avez (dit|écrit|demandé)|écrit|votre (budget|recherche|question|bien|maison)|si possible)\b|(?<!\p{L})sie (suchen|möchten|wünschen|wollen|haben|schreiben|fragen|brauchen)(?!\p{L})|(?<!\p{L})ihr(e[mnrs]?)? (budget|suche|wunsch|frage|nachricht)(?!\p{L})|(?<!\p{L})(procura|deseja|gostaria|quer|precisa|seu orçamento|sua busca)(?!\p{L})/iu;
/** Words that say what homes are or have, whatever else the sentence holds. */
const TELLS_OF_HOMES =
  /\b((these|those|both|all of them|all three|each of them|they|(this|that|the|these|those|all( of)? (the|these)|our|every) (first |second |third |last )?(homes?|houses?|listings?|ones?|apartments?|condos?|propert(y|ies)|places?))\b.{0,25}\b(ha(s|ve)|is|are|offers?|comes?|includes?|features?|boasts?|with)|it (has|is an?|offers|comes with|includes|was built|costs)|there (is|are)|we (have|found|picked|chose|selected) (an?|the|some|two|three|\d|these)|here (is|are)|comes? with)\b|\b(estas? (viviendas?|casas?)|tienen?|hay|hemos encontrado)\b|\b(ces biens|ce bien|il y a|nous avons trouvé)\b/iu;
/** What may be told back even of a named home: how it stands to the customer's own figures. */
const BESIDE_A_HOME =
  /(?:US)?[$€£]\s?[\d.,]+\s?(?:k|m|million)? (?:that )?you (?:mentioned|named|gave|set|wrote|have|can spend|had in mind)(?!\p{L})|\b(?:your|su|votre|ihr(?:e[mnrs]?)?|seu) (?:\p{L}+ )?(?:budget|limit|maximum|price|presupuesto|tope|límite|máximo|plafond|limite|obergrenze|orçamento)(?: of| de| d['’]| von)?(?: up to| about| hasta| jusqu['’]à| bis zu| até)? (?:US)?[$€£]?\s?[\d.,]+\s?(?:k|m|million|mil)?(?:\s?(?:dollars?|dólares|euros?|[$€£]))?|\b(?:the|las|los|les)?\s?(?:\w+) (?:bed|bath)?rooms? (?:that )?you (?:asked for|want(?:ed)?|need|wish(?:ed)?(?: for)?|are looking for|mentioned)\b/giu;
const QUOTED = /[“"«]([^”"»]{3,200})[”"»]/gu;

type Told = { customer: readonly Claim[]; words: string; isHeld: boolean };

/**
 * Takes out of a sentence what only repeats the customer: literal quotes, and their own figures beside a named home.
 * @returns the rest, and whether the customer's own words may stand for claims in it
 */
export function withoutWishes(text: string, { customer, words, isHeld }: Told): { rest: string; mayWish: boolean } {
  const said = fold(words);
  const unquoted = text.replace(QUOTED, (quote, inner: string) => (said.includes(fold(inner)) ? '•' : quote));
  const rest = unquoted.replace(BESIDE_A_HOME, (span) =>
    claimsIn(span).every((claim) => customer.some((one) => isTheirs(claim, one))) ? '•' : span,
  );
  return { rest, mayWish: !isHeld && WISH.test(text) && !TELLS_OF_HOMES.test(text) };
}

function isTheirs(claim: Claim, own: Claim): boolean {
  if (claim.kind !== own.kind) return false;
  if (typeof claim.value === 'string' || typeof own.value === 'string') return claim.value === own.value;
  return Math.abs(claim.value - own.value) <= claim.tolerance;
}

const fold = (text: string) => text.toLowerCase().replace(/[’‘`]/g, "'").replace(/\s+/g, ' ');
