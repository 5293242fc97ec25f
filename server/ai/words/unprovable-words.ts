import { accentless } from '../../words/word-edges.ts';

/** What nothing in a catalogue can prove: haste, other people's interest, and the whole market as a yardstick. */
const TABLE: readonly (readonly [string, RegExp])[] = [
  ['other people’s interest', /\b((other|many|several|multiple|two|three|\d+) (interested )?(buyers?|parties|bidders?|offers?|people|families|applicants?)\b.{0,40}\b(interest|look|view|offer|bid|ask|want|wait|appl|already|on it)|(lots?|plenty|a great deal|a lot) of interest|high(ly)? (demand|sought[- ]after)|in (high|great) demand|offers? (already )?(on the table|in hand)|(has|have) (an|several|two|three|multiple) offers?)/iu],
  ['haste', /\b((won['’]t|will not|not going to) (last|be (available|around) (long|for long))|(sell|sells|selling|go|goes|going|move|moves|moving) (very |really )?(fast|quickly)|act (fast|now|quickly)|last chance|(?<!no )hurry (up|and|before|or)|before (it is|it['’]s) (gone|too late)|only one left|once in a lifetime|don['’]t miss)\b|\bse vende rápido\b|\búltima oportunidad\b|\bdernière chance\b/iu],
  ['the whole market', /\b(the )?(cheapest|lowest[- ]priced|most affordable|largest|biggest|newest|best[- ]priced|only|finest|best) (\p{L}+ )?(house|home|condo|apartment|listing|property|deal|value|price|one|offer)\b.{0,30}\b(in|on|of|around|available|market|town|area|street|anywhere)\b|\b(below|under|above) market( value| price)?\b|\b(?<!a )(great|best|unbeatable|incredible|terrific) (deal|value|bargain|price)\b|\b(a|such a|really) (great|good|terrific) (value|bargain|price)\b|\bunder ?priced\b|\bsteal\b|\bganga\b|\bbonne affaire\b/iu],
  ['a viewing that nobody has set', /\byour (viewing|visit|appointment|tour|showing) (is|has been|stands) (set|booked|confirmed|arranged|scheduled|today|tomorrow|on|at|for)\b/iu],
  ['its owners', /\b(owners?|sellers?|landlords?|propietari[oa]s?|propriétaires?|eigentümer\p{L}*)\b[^.;]{0,50}\b(built it|lived|renovated|bought|loved|raised|moved|construyeron|ont construit|haben)\b/iu],
  ['how long it is on the market', /\b(listed|on the market|came up) (only |just |for |since )?(yesterday|today|last (week|month)|this (week|morning)|(for )?(only )?\d+ (days?|weeks?|months?)( ago)?)\b|\b(sells?|sold) (with)?in \d+ (days|weeks)\b|\b(days|weeks) on (the )?market\b/iu],
  ['the whole market', /\b(ganga|chollo|pechincha|schnäppchen|el más barato|la más barata de|la moins chère d[eu] (la|le|l|ville)|das (günstigste|billigste))\b/iu],
]; // biome-ignore format: one kind per line

export const UNPROVABLE = TABLE.map(([what, pattern]) => [what, accentless(pattern)] as const);
