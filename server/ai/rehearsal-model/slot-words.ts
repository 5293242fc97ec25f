import type { SlotName, SlotValues } from '../../../shared/contact.ts';

type Choice<N extends SlotName> = readonly (readonly [SlotValues[N], RegExp])[];

export const TIMEFRAMES: Choice<'timeframe'> = [
  [
    'distant',
    /\b(no (rush|hurry)|nothing urgent|not urgent|(just|only) (looking|browsing)( around)?|some ?day|in a (few|couple of) years|sin prisa|sin urgencia|rien d['’]urgent|pas pressée?s?)\b/iu,
  ],
  [
    'now',
    /\b(as soon as possible|asap|immediately|right away|tomorrow|this (week|month)|next (week|month)|within (a|1|one) month|lo antes posible|cuanto antes|mañana|este mes|el próximo mes|dès que possible|demain|ce mois|le mois prochain)\b/iu,
  ],
  [
    'soon',
    /\b((within|in|over) (the )?(next )?(two|three|2|3|couple of|few)( or (two|three))? months|(en|dentro de) (dos|tres|2|3) meses|dans (les )?(deux|trois|2|3)( prochains)? mois|this (spring|summer|fall|autumn|winter))\b/iu,
  ],
  [
    'later',
    /\b((within|in|over) (the )?(next )?(four|five|six|seven|eight|nine|ten|twelve|[4-9]|1[0-2]) months|(half )?a year|later this year|next (year|spring|summer|fall|autumn|winter)|(en|dentro de) (cuatro|seis|4|6) meses|el próximo año|dans (six|6) mois|l['’]année prochaine)\b/iu,
  ],
];

export const FINANCING: Choice<'financing'> = [
  [
    'needs_mortgage',
    /\b((need|apply|applying|looking) (for )?a (mortgage|loan)|not (yet )?(been )?pre-?approved|sin preaprobación|necesito (una )?hipoteca|besoin d['’]un prêt)\b/iu,
  ],
  ['pre_approved', /\b(pre-?approv(ed|al)( \p{L}+)?|preaprobad[oa]s?|pré-?approuvée?s?|accord de principe)\b/iu],
  ['cash', /\b(cash buyers?|pay(ing)? (in )?cash|(in|all) cash|al contado|en efectivo|(au )?comptant)\b/iu],
];

export const CHANNELS: Choice<'preferredChannel'> = [
  ['whatsapp', /\bwhats ?app\b/iu],
  ['wechat', /\bwe ?chat\b/iu],
  ['text', /\b(text me|by text|send me a text|sms)\b/iu],
  ['email', /\b(e-?mail only|by e-?mail|prefer e-?mail|por correo|par (e-)?mail)\b/iu],
  ['phone', /\b((?<!not )(?<!n['’]t )call me|(?<!not )by phone|phone me|llámeme|appelez-moi)\b/iu],
];

/** A kind of property as the search knows it, and how customers write it. */
export const TYPES: readonly (readonly [string, RegExp])[] = [
  ['townhouse', /\b(town ?houses?|row ?houses?|adosados?|maisons? de ville)\b/iu],
  ['condominium', /\b(condos?|condominiums?|condominios?|copropriétés?)\b/iu],
  ['apartment', /\b(apartments?|flats?|apartamentos?|pisos?|departamentos?|appartements?|studios?)\b/iu],
  ['duplex', /\bduplex(es)?\b/iu],
  ['land', /\b(building lots?|plots? of land|terrenos?|terrains?)\b/iu],
  ['cottage', /\bcottages?\b/iu],
  ['house', /\b(houses?|casas?|maisons?)\b/iu],
];

export const WISHES: readonly (readonly [string, RegExp])[] = [
  ['garden', /\b(gardens?|yards?|backyard|jardín|jardin)\b/iu],
  ['pool', /\b(pool|piscina|piscine)\b/iu],
  ['garage', /\b(garage|garaje)\b/iu],
  ['balcony', /\b(balcony|balcón|balcon)\b/iu],
  ['fireplace', /\b(fireplace|chimenea|cheminée)\b/iu],
  ['water', /\b(near the (water|sea|beach|harbou?r)|water ?views?|waterfront|cerca del (mar|agua)|près de (la mer|l['’]eau))\b/iu],
  [
    'pets',
    /\b(pets? (must|should|need|are)|(?<!(?:service|guide|assistance|therapy|support|seeing-eye) )(dog|cat)s?\b|mascotas?|perro|gato|chien|chat)\b/iu,
  ],
  ['deck', /\b(deck|porch|terraza|terrasse)\b/iu],
];

export const REASON =
  /\b(relocat(e|ing|ion)|moving (away|abroad|closer)|downsiz(e|ing)|need(s)? more (space|room)|inherited|nos mudamos|nous déménageons)\b/iu;
export const OWNERSHIP =
  /\b(own (it|the house|the home) (outright|jointly|together)|free and clear|still (have|owe|pay) (a |on )?(the )?mortgage|inherited (it|the house))\b/iu;
export const CONDITION =
  /\ben (très |muy )?(bon|excellent|parfait|buen|excelente|perfecto) (état|estado)(?!\p{L})|(?<!\p{L})à rénover\b|\bpara reformar\b|\b(in )?(very |really )?(good|excellent|great|fair|perfect) condition\b|\bneeds (some |a lot of )?work\b|\bfixer[- ]upper\b|\b(kitchen|bathrooms?|roof) (was|were|is|are) (\p{L}+ )?(renovated|redone|replaced|new)( \p{L}+){0,3}/iu;
export const AVAILABILITY =
  /\b((any |most )?(weekday|weekend|morning|afternoon|evening|(mon|tues|wednes|thurs|fri|satur|sun)day)s? ?(mornings?|afternoons?|evenings?)?( (after|before|between) \d{1,2}(:\d{2})?( ?[ap]m)?( and \d{1,2}( ?[ap]m)?)?)?)\b/iu;
// biome-ignore-all format: tables of words, one row per meaning
