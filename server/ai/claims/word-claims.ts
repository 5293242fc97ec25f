import { withoutAccents } from '../../words/word-edges.ts';
import { FEATURES } from '../words/feature-words.ts';
import type { Claim } from './claim.ts';

const ORDINALS: Record<string, number> = { second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6 };
const FLOOR =
  /(?<!\p{L})(?:(?:top|ground|\d{1,2}(?:st|nd|rd|th)) floor|(?:primer|segund[oa]|tercer|cuarto|quinto|últim[oa]|\d{1,2}[.ºª°]) (?:piso|planta)|planta baja|(?:premier|deuxième|second|troisième|quatrième|dernier|\d{1,2}(?:er|e|ème)) étage|rez-de-chaussée|(?:ersten|zweiten|dritten|vierten|obersten|\d{1,2}\.) (?:stock|etage|obergeschoss)|(?:erd|dach)geschoss|(?:primeiro|segundo|terceiro|quarto|último|\d{1,2}º) andar|térreo)(?!\p{L})/giu;
const DAYS = [
  'monday|lunes|lundi|montag|segunda-feira',
  'tuesday|martes|mardi|dienstag|terça-feira',
  'wednesday|miércoles|mercredi|mittwoch|quarta-feira',
  'thursday|jueves|jeudi|donnerstag|quinta-feira',
  'friday|viernes|vendredi|freitag|sexta-feira',
  'saturday|sábado|samedi|samstag|sonnabend',
  'sunday|domingo|dimanche|sonntag',
];
const TO = 'to|through|until|till|-|a|hasta|a|au|à|bis|até';

const TYPES: Record<string, RegExp> = {
  flat: /condos?|condominiums?|apartments?|flats?|apartamentos?|pisos?|condominios?|appartements?|copropriété|(?:eigentums|etagen)?wohnung(?:en)?|condomínios?/iu,
  townhouse:
    /town ?houses?|town ?homes?|row ?houses?|(?:casas? )?adosad[oa]s?|maisons? de ville|reihen(?:eck|end|mittel)?h(?:aus|äuser)|sobrados?/iu,
  duplex: /duplex(?:es)?|dúplex|two-family/iu,
  house: /houses?|casas?|maisons?|cottages?|bungalows?|single[- ]family(?: home)?|(?:einfamilien)?h(?:aus|äuser)/iu,
  villa: /villas?|villen|mansões|mansão|mansions?|estate home|farmhouses?/iu,
  penthouse: /penthouses?/iu,
  loft: /lofts?/iu,
  cabin: /cabins?|chalets?|ranch(?: house)?|mobile home|trailer|houseboat/iu,
};
const TYPE_WORDS = Object.values(TYPES).map(({ source }) => source).join('|'); // biome-ignore format: a list
const TYPE_CLAIM = new RegExp(
  `(?<!\\p{L})(?:is|es|est|ist|é|was|c['’]est|it['’]s)\\s+(?:really |in fact |actually )?(?:an?|the|una?|une?|uma?|eine?|la|le|die|das)\\s+(?:[\\p{L}\\d'-]+\\s){0,3}?(${TYPE_WORDS})(?!\\p{L})`,
  'giu',
);

/** The kind of home a sentence says something is. A wish for one ("looking for a condo") says nothing. */
export function typesIn(text: string): Claim[] {
  return [...text.matchAll(TYPE_CLAIM)].flatMap(([words, name = '']) => {
    const value = Object.entries(TYPES).find(([, pattern]) => new RegExp(`^(?:${pattern.source})$`, 'iu').test(name))?.[0];
    return value ? [{ kind: 'type' as const, value, tolerance: 0, words }] : [];
  });
}

const NEAR =
  /\b(?:close to|next (?:door )?to|steps (?:away )?(?:from|to)|(?:within |an? )?(?:easy |short |quick )?(?:walking distance|walk|stroll|drive|bike ride) (?:of|from|to|away from)|overlook(?:s|ing)|backs onto|around the corner from|across (?:the street )?from|adjacent to|minutes? from|(?:is|located|set|right) near|cerca del?|junto a|a pasos de|près d(?:e|u)|à côté d(?:e|u)|à deux pas d(?:e|u)|a stone['’]s throw (?:away )?from|en face d(?:e|u)|proche d(?:e|u)|au bord d(?:e|u)|al lado del?|frente al?|(?:easy|quick|good) access to|direkt a[mn]|in der nähe (?:von|vom|der|des|zur?m?)|nahe|neben (?:dem|der)|gegenüber|minuten (?:vom?|von|zur?m?)|minutes? (?:de|à)|minutos (?:de|da|do)|perto d[aoe]|ao lado d[aoe]|em frente a[o]?|a passos d[aoe])\s+(?!(?:your?|what|su|lo que|votre|ihr\p{L}*|seu|sua)(?!\p{L}))(?:the|a|an|its own|several|many|some|la|el|los|las|le|les|l['’]|der|dem|den|das|o|os|as)?\s*(?:[\p{L}-]+\s){0,1}?(\p{L}{3,})/giu;

/** What a home is said to be near. The noun has to stand in the listing. */
export function nearIn(text: string): Claim[] {
  return [...text.matchAll(NEAR)].map(([words]) => ({ kind: 'near' as const, value: words.toLowerCase(), tolerance: 0, words }));
}

/** "a fourth bedroom" says four; "on the third floor" says a floor. */
export function ordinalsIn(text: string): Claim[] {
  const pattern = new RegExp(`\\b(${Object.keys(ORDINALS).join('|')}) (bed|bath|floor|stor(?:y|ey))`, 'giu');
  const floors = [...text.matchAll(FLOOR)].map(([words]) => ({ kind: 'near' as const, value: words.toLowerCase(), tolerance: 0, words }));
  const counted = [...text.matchAll(pattern)].map(([words, ordinal = '', what = '']) => {
    const kind = /^bed/i.test(what) ? ('bedrooms' as const) : /^bath/i.test(what) ? ('bathrooms' as const) : ('near' as const);
    const value = ORDINALS[ordinal.toLowerCase()] ?? 0;
    return { kind, value: kind === 'near' ? `${ordinal.toLowerCase()} floor` : value, tolerance: 0, words };
  });
  return [...counted, ...floors];
}

/** Weekdays, 1 to 7; "Monday to Friday" says all five. */
export function daysIn(text: string): Claim[] {
  const names = `(${DAYS.join('|')})s?`;
  const day = (name: string) => DAYS.findIndex((names) => new RegExp(`^(${names})$`, 'iu').test(name)) + 1;
  const claim = (value: number, words: string): Claim => ({ kind: 'day', value, tolerance: 0, words });
  const spans = [...text.matchAll(new RegExp(`(?<!\\p{L})${names}\\s?(?:${TO})\\s?${names}(?!\\p{L})`, 'giu'))];
  const spanned = spans.flatMap(([words, from = '', to = '']) => {
    const [first, last] = [day(from), day(to)];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => claim(first + i, words));
  });
  const single = [...text.matchAll(new RegExp(`(?<!\\p{L})${names}(?!\\p{L})`, 'giu'))].map(([words, name = '']) =>
    claim(day(name), words),
  );
  const weekend = /\b(the|this|next|on) weekends?\b|\bfin de semana\b|\bweek-end\b|\bwochenende\b|\bfim de semana\b/iu.exec(text)?.[0];
  return [...spanned, ...single, ...(weekend ? [claim(6, weekend)] : [])];
}

const NEGATION =
  /(?:(?<!\p{L})(?:kein(?:e[mnrs]?)?|nicht|ohne|weder|noch|não|sem|nem|nenhuma?|ninguno|jamais)(?!\p{L})|\b(?:no|not|without|lacks?|neither|nor|n['’]t|never|isn['’]t|doesn['’]t|aren['’]t|sin|ni|ningún|ninguna|sans|pas|aucune?)\b|n['’]t\b)[^.,;:!?]{0,24}$/iu;
/** "The one thing that is missing is the pool." */
const MISSING =
  /(?<!(?:nothing|nichts|nada|rien|nicht|no|ne) (?:\p{L}+ )?)(?<!\p{L})(?:missing|lacking|fehlt|fehlen|faltan?|faltam|manquent?|open point)(?!\p{L})[^.;!?]{0,20}$/iu;
/** "Neither of these two homes has a" reaches further than a "no". */
const NONE =
  /(?<!\p{L})(?:neither|none|no (?:home|house|listing|condo|one)|ningun[oa]|ninguno|aucun(?:e)?|kein(?:e[sr]?)?|nenhuma?)(?!\p{L})[^.,;:!?]{0,70}$/iu;
const NEGATED_AFTER =
  /^[^.,;:!?]{0,24}\b(?:(?:is|are) missing|fehlt|fehlen|faltan?|faltam|manquent?|(?:zu|in|bei) kein\p{L}*|[ae]n ninguna?|em nenhuma?)(?!\p{L})|^[^.,;:!?]{0,14}\b(?:not|n['’]t|no (?:se|está)|pas|nicht|proibid[oa]s?|forbidden|prohibited|excluded)\b/iu;
/** "The listing does not say whether it has a garage" claims nothing. */
const OPEN =
  /\b(whether|if (?:it|there)|(?:not|n['’]t) (?:say|mention|state|tell|list|show)|(?:listing|description|remarks|anzeige|anuncio|ficha|annonce|anúncio)s? (?:states?|shows?|gives?|names?|mentions?|lists?) no|anything about|nothing about|no mention|unknown|not sure|check|find out|look (?:it|that) up|no (?:dice|menciona|indica)|nada sobre|si (?:tiene|hay)|s['’]il y a|(?:ne|n['’]) ?(?:dit|précise|mentionne)|rien sur|ob (?:es|das)|nichts (?:über|zu)|nicht, ob|não (?:diz|menciona)|se (?:há|tem))\b[^.;!?]*$/iu;

/** "If pets are part of the plan, …" and "Should something with a pool come up, …" suppose. */
const SUPPOSED =
  /(?:^|[.;!?]\s)(?:if|should|in case|wenn|falls|sollte|si|caso|se (?:você|houver|surgir|aparecer|for|[oa]s?|uma?|algo))(?!\p{L})[^,.;!?]*$/iu;

/** As far as a negation reaches. Looking further makes a text full of gardens slow. */
const AROUND = 300;

/** Compiled once: there are many, and every sentence meets them all. */
const EVERYWHERE = FEATURES.map(([value, pattern]) => [value, new RegExp(pattern.source, 'giu')] as const);

/** "Palmer Beach" is the name of an area; what lies in it or near it is another claim. */
const NAMED_PLACE =
  /(?<!^)(?<=\s)(?!The )\p{Lu}\p{L}+ (?:Beach|Parks?|Station|Lake|Forest|Woods|Airport|University|College|Trail)(?!\p{L})/gu;

export function featuresIn(text: string): Claim[] {
  const plain = withoutAccents(text).replace(NAMED_PLACE, (name) => '•'.repeat(name.length));
  return EVERYWHERE.flatMap(([value, pattern]) =>
    [...plain.matchAll(pattern)].flatMap((hit) => {
      const end = hit.index + hit[0].length;
      const [before, after] = [text.slice(Math.max(0, hit.index - AROUND), hit.index), text.slice(end, end + AROUND)];
      if (OPEN.test(before) || SUPPOSED.test(before)) return [];
      const isNegated = NEGATION.test(before) || NONE.test(before) || MISSING.test(before) || NEGATED_AFTER.test(after);
      return [{ kind: 'feature' as const, value, tolerance: 0, words: hit[0], ...(isNegated && { isNegated }) }];
    }),
  );
}
