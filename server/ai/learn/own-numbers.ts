import type { SlotName } from '../../../shared/contact.ts';
import type { MailKind } from '../../../shared/message.ts';
import { wordwise } from '../../words/word-edges.ts';
import { clauseAround, type Span } from './find-quote.ts';

type Told = { slot: SlotName; value: number; kind: MailKind | null };
type Fault = readonly [what: string, words: RegExp];

const BUDGET: SlotName[] = ['budgetMin', 'budgetMax'];

/** Words of somebody's own wish: where they stand beside the sum, it is theirs whatever else the sentence speaks of. */
const OWN = wordwise(
  /\b(budget|presupuesto|orçamento|spend|afford|pre-?approved (for|up to)|gastar|dépenser|ausgeben|price range|max(imum)? price|lead_max_price|qualif\w+ (for|up to))\b|\b(something|anything|looking for|homes?|places?|houses?|condos?) (\p{L}+ )?(priced )?(under|below|up to|less than)\b|\b(i|we)(['’](d|ll)| would| could| can| will)? (go|stretch|pay) (up )?to\b/iu,
);

/** A sum that a buyer or tenant names and that is no budget of theirs. */
const NO_BUDGET: readonly Fault[] = [
  [
    'the price of a listing',
    /\b(list(ed|ing)?( price)?|price(d)?( (drop|cut|change))?|asking|advertised|reduced|dropped|costs?|going for|on offer|sells? for|precio|cuesta|anunciad\w+|prix|affichée?|coûte|preis|kostet|inseriert|preço|custa|anunciad\w+)\b[^,]{0,24}$/iu,
  ],
  [
    'what they pay now',
    /\b(currently|right now|at the moment|current(ly)? (rent|pay\w*)|(now|already) pay\w*|our rent (is|was)|actualmente|ahora pag\w+|actuellement|aktuell|zurzeit|atualmente)\b/iu,
  ],
  [
    'an income',
    /\b(income|salary|salaries|earn(s|ing)?|wages?|bonus|(i|we|he|she) makes?|we gross|gan(o|amos)|ingresos|sueldo|gagn\w+|salaire|revenus?|verdien\w+|gehalt|einkommen|ganh(o|amos)|renda|salário)\b/iu,
  ],
  [
    'an estimate',
    /\b(zestimate|estimat\w+|apprais\w+|valued|valuation|worth|assess\w+|tasad\w+|valorad\w+|estimée?|évaluée?|geschätzt|avaliad\w+)\b/iu,
  ],
  [
    'money put down',
    /\b(down ?payment|deposit|put(ting)? down|put \S+ down|saved|savings|equity|enganche|entrada de|ahorrad\w+|apport|acompte|anzahlung|eigenkapital|poupança|sinal de)\b/iu,
  ],
  ['the price of their own home', /\b(sold|selling|sale of|vend(er|imos|ido)|vendu\w*|verkauf\w*|vendemos)\b/iu],
  [
    "somebody else's",
    /\b(neighbou?rs?|friends?|(brother|sister|cousin|amig[oa]|voisine?)(?!,? (and|y|et) (i|me|yo|moi)\b)|next door|vecin\w+|amig\w+|voisine?s?|nachbar\w*|vizinh\w+)\b/iu,
  ],
  [
    'a fee',
    /\b(hoa|fees?|dues|tax(es)?|insurance|closing costs|utilities|cuota|impuestos|charges|taxe|nebenkosten|steuer\w*|condomínio)\b[^,]{0,24}$/iu,
  ],
  ['the price of a listing', /\b(saw|seen|found|noticed|vi|visto|vu|gesehen)\b[^.;!?]*\b(for|at|por|a|pour|à|für)\s*[$€£]?\s*$/iu],
];
/** "$2,400 a month" is a tenant's budget and a buyer's payment. */
const MONTHLY = wordwise(
  /^[\s-]*(\/|an?\b|per\b|each\b|every\b|al\b|por\b|par\b|pro\b|im\b)?\s*(month(ly)?|mo\b|mes\b|mois\b|monat|mês\b)/iu,
);
const PAYMENT = wordwise(/\b(payments?|mortgage|repayments?|instal?lments?|hipoteca|mensualités?|rate[n]?|prestaç\w+)\b[^,]{0,24}$/iu);

const NO_EXPECTATION: readonly Fault[] = [
  ['an estimate', /\b(zestimate|zillow|redfin|estimat\w+|apprais\w+|assess\w+|tasad\w+|évaluée?|geschätzt|avaliad\w+)\b/iu],
  [
    'what they paid or owe',
    /\b(owe|owing|mortgage|balance|bought|paid|purchased|debe(mos)?|hipoteca|compr(é|amos|ado)|dev(ons|ez)|achetée?|schulden|gekauft|compramos|devemos)\b/iu,
  ],
  [
    "somebody else's",
    /\b(neighbou?rs?|friends?|brother|sister|next door|across the street|down the road|vecin\w+|voisine?s?|nachbar\w*|vizinh\w+)\b/iu,
  ],
  ['a fee', /\b(fees?|commission|tax(es)?|insurance|comisión|impuestos|taxe|provision|comissão)\b/iu],
];

const ROOMS = {
  bedroomsMin:
    /\b(bed(room)?s?|br|bd|dormitorios?|habitaci\w+|recámaras?|cuartos|chambres?|pièces|schlafzimmern?|zimmern?|quartos?|studio)\b/iu,
  bathroomsMin: /\b(bath(room)?s?|ba|baños?|salles? de bains?|badezimmer|bäder|bad|banheiros?)\b/iu,
} as const;
const NO_ROOMS = wordwise(
  /^[\s-]*(kids?|children|people|persons?|adults|dogs?|cats?|cars?|years?|months?|weeks?|minutes?|miles?|hijos|niños|personas|perros|enfants|personnes|ans|kinder|personen|jahre|filhos|pessoas|anos)\b/iu,
);
const HOME_OF_NOW = wordwise(
  /\b(currently|at the moment|right now|we (now )?(live|rent|have)|i (now )?(live|rent|have)|our (current|present|old) \w+|vivimos|tenemos|habitons|wohnen|moramos)\b(?![^.;]*\b(would like|want|wish|looking|need|hope|quier\w+|busc\w+|cherch\w+|such\w+)\b)/iu,
);
const A_LISTING = wordwise(/\b(the|that|this|your|la|el|le|das|die)\s*$/iu);
const ON_A_STREET = wordwise(/^[\s-]*\p{L}+[\s,]+(on|at|in|you|house|home|condo|listing|one|en la|rue|in der)\b/iu);

/**
 * Why a number in a mail is not the writer's own wish, or null. List prices, payments, rents of now, incomes, estimates
 * and other people's sums are facts that they tell, not what they want. Pure.
 * @param span where the number stands in the text
 */
export function whyNotOwn(span: Span, text: string, { slot, value, kind }: Told): string | null {
  const { before, after } = clauseAround(span, text);
  if (slot === 'bedroomsMin' || slot === 'bathroomsMin') {
    if (!wordwise(ROOMS[slot]).test(`${before} ${text.slice(span.start, span.end)}${after}`) || NO_ROOMS.test(after))
      return `${value} counts something else`;
    if (HOME_OF_NOW.test(before)) return 'that is the home of now';
    return A_LISTING.test(before) && ON_A_STREET.test(after) ? 'that is a listing' : null;
  }
  if (OWN.test(before.slice(-60)) || OWN.test(after.slice(0, 20))) return null;
  if (slot === 'priceExpectation') return fault(NO_EXPECTATION, `${before} ${after}`);
  if (!BUDGET.includes(slot)) return null;
  if (kind !== 'renter_lead' && (MONTHLY.test(after) || PAYMENT.test(before))) return 'that is a payment, no budget';
  return fault(NO_BUDGET, before) ?? fault(NO_BUDGET.slice(2, 5), after.slice(0, 30));
}

function fault(faults: readonly Fault[], words: string): string | null {
  const found = faults.find(([, pattern]) => wordwise(pattern).test(words));
  return found ? `that is ${found[0]}` : null;
}
