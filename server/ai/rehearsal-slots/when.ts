import type { SlotValues } from '../../../shared/contact.ts';

type Timeframe = SlotValues['timeframe'];
const WORDS: readonly (readonly [Timeframe, RegExp])[] = [
  [
    'distant',
    /\b(no (rush|hurry|hurries|particular (rush|hurry))|not in (a|any) (rush|hurry)|(nothing|not) urgent|(just|only) (looking|browsing|curious|dreaming|wondering)( around)?|some ?day|one day|eventually|in a (few|couple of) years|(not (buying|moving|selling|looking)[\w ]{0,30})?(for )?(at least )?(the next )?(two|three|four|five|\d|several|a few|a couple of)( or (two|three|four|\d))? years( or so)?( away| from now)?|not for (a while|years)|sin (prisa|urgencia)|no (hay|tengo|tenemos) prisa|dentro de (unos|varios|dos|tres) anos|rien d'urgent|pas (presse|d'urgence)\w*|dans (quelques|deux|trois) ans|nao tenho pressa|sem pressa|kein\w* eile|in ein paar jahren)(?!\p{L})|不急/iu,
  ],
  [
    'now',
    /\b(as soon as (possible|we can)|asap|immediate(ly)?|right away|straight away|at once|(move|moving|act) (quickly|fast)|urgent(ly)?|(the )?sooner the better|this (week|month|weekend)|next (week|month)|tomorrow|by the end of (the|this) month|end of (the|this) month|within (a|1|one|the) (month|week)|in (a|one|two|three|four|[1-4]) weeks?|(within|in) (the next )?(\d|1\d|2\d|30) days|up in (a|two|three|four|[1-4]) weeks?|lo antes posible|cuanto antes|ya mismo|de inmediato|inmediatamente|urgente(mente)?|este mes|el (proximo mes|mes que viene)|des que possible|au plus vite|rapidement|immediatement|ce mois|le mois prochain|sofort|so schnell wie moglich|baldmoglichst|nachsten monat|o mais rapido possivel|imediatamente|ja)(?!\p{L})|马上|尽快|立刻/iu,
  ],
  [
    'soon',
    /\b((with)?in|over|d'ici|dans|en|dentro de|innerhalb von|in|em|next) (about |around |the next |les |los proximos |den nachsten |os proximos )?(a couple of|a few|two|three|2|3|two (or|to) three|2-3|1-3|one to three|deux|trois|dos|tres|zwei|drei|dois|couple of|few|six weeks|6 weeks|six|eight|8 weeks)( prochains)?( weeks| months| mois| meses| monaten)(?!\p{L})/iu,
  ],
  [
    'later',
    /\b((with)?in|over|dans|en|dentro de|in|em|next) (about |around |the next |les |den nachsten )?(four|five|six|seven|eight|nine|ten|twelve|[4-9]|1[0-2]|six to twelve|quatre|cinq|cuatro|cinco|seis|vier|funf|sechs)( (or|to|-) \w+)?( prochains)? (months|mois|meses|monaten)|(half|in) a year|later this year|(before|by|at|towards?) (the )?end of (the|this) year|(erst )?(next|nachstes|nachsten|im nachsten) (year|jahr|spring|summer|fall|autumn|winter|fruhjahr|fruhling|sommer|herbst)|el (proximo ano|ano que viene)|a finales de ano|l'annee prochaine|(fin|d'ici la fin) d[e'] ?(l')?annee|no proximo ano|this time next year|明年/iu,
  ],
];
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december'.split('|');
const MONTH_WORDS: readonly RegExp[] = [
  ...[
    'jan(uary|\\.)?|enero|janvier|januar|janeiro',
    'feb(ruary|\\.)?|febrero|fevrier|februar|fevereiro',
    'mar(ch|\\.)|marzo|mars|marz|marco',
  ],
  ...['apr(il|\\.)?|abril|avril', 'may|mayo|mai|maio', 'june?|junio|juin|juni|junho', 'july?|julio|juillet|juli|julho'],
  ...['aug(ust|\\.)?|agosto|aout', 'sep(t(ember)?|\\.)?|septiembre|septembre|setembro', 'oct(ober|\\.)?|octubre|octobre|oktober|outubro'],
  ...['nov(ember|\\.)?|noviembre|novembre|novembro', 'dec(ember|\\.)?|diciembre|decembre|dezember|dezembro'],
].map(
  (words) =>
    new RegExp(
      String.raw`(?<!\p{L})(?:in|by|for|from|until|before|around|mid-?|early|late|end of|beginning of|starting|as of|aiming for|come|after|towards?|until|en|para|desde|antes de|avant|vor|a partir (?:de|du|d')|pour|vers|debut|fin|ab|im|anfang|ende|mitte|em|(?:el|le|zum|am) \d{1,2}\.?(?: de)?|first of|1st of)\s+(?:the )?(?:el |le )?(?:\d{1,2}(?:st|nd|rd|th|er|\.)? (?:de |of )?)?(?:${words})(?!\p{L})(?:\s+(\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?!,? (?:19|20[01]|202[0-5]))`,
      'iu',
    ),
);
const CHINESE_MONTH = /(\d{1,2}|[一二三四五六七八九十]{1,2})月(初|中|底)?/u;
const SEASONS: readonly (readonly [number, RegExp])[] = [
  [
    3,
    /\b(this|in the|in|by|before|over the|late|early|el|esta|ce|au|dieses|im|na|nesta) ?(spring|primavera|printemps|fruhjahr|fruhling)\b/iu,
  ],
  [
    6,
    /\b(this|in the|by|before|over the|late|early|in|este|en|el|cet|cette|l'|en|diesen|im|neste|no) ?(summer|verano|ete|sommer|verao)\b/iu,
  ],
  [9, /\b(this|in the|by|before|late|early|in|este|en|cet|cette|a l'|en|diesen|im|neste) ?(fall|autumn|otono|automne|herbst|outono)\b/iu],
  [11, /\b(this|in the|by|before|next|este|en|cet|cette|diesen|im) ?(winter|invierno|hiver|inverno)\b/iu],
];
/** Not when the writer wants to move: what was done to a house, or when somebody else does something. */
const OF_THE_PAST = /\b(built|renovated|redone|replaced|since|bought|was|were|had|construid|renovad|renove|depuis|seit|baut)\b/i;

export type WhenFound = { value: Timeframe; start: number; length: number };

/** When somebody wants to move or sell, by words or by a month, which is soon or late as seen from the mail's own day. */
export function whenIn(sentences: readonly { text: string; start: number }[], sentAt: string): WhenFound | null {
  const now = new Date(sentAt);
  for (const { text, start } of sentences) {
    const named = monthIn(text, now) ?? seasonIn(text, now);
    if (named && !OF_THE_PAST.test(text)) return { ...named, start: start + named.start };
    for (const [value, pattern] of WORDS) {
      const hit = pattern.exec(text);
      if (hit && !isOfTalk(text, hit[0])) return { value, start: start + hit.index, length: hit[0].length };
    }
  }
  return null;
}

/** "Call me tomorrow" and "view it this week" say when to talk; that one is in haste is read from it all the same. */
const isOfTalk = (text: string, hit: string) =>
  /\b(next|this) (week|month)|end of/i.test(hit) &&
  /\b(call|talk|ring|speak|read|office|closed|open|last|see|view|viewing|visit|tour|show|showing|meet)\b/i.test(text);

function monthIn(text: string, now: Date): WhenFound | null {
  for (const [month, pattern] of MONTH_WORDS.entries()) {
    const hit = pattern.exec(text);
    if (hit)
      return {
        value: fromNow(month, /\d/.test(hit[1] ?? '') ? Number(hit[1]) : /early|debut|anfang|beginning|\b1\b/i.test(hit[0]) ? 1 : 15, now),
        start: hit.index,
        length: hit[0].length,
      };
  }
  const chinese = CHINESE_MONTH.exec(text);
  if (!chinese?.[1] || /每|个|個/.test(text.slice(Math.max(0, chinese.index - 1), chinese.index))) return null;
  const number = /\d/.test(chinese[1]) ? Number(chinese[1]) : '一二三四五六七八九十'.indexOf(chinese[1]) + 1;
  if (number < 1 || number > MONTHS.length) return null;
  return { value: fromNow(number - 1, chinese[2] === '初' ? 5 : 15, now), start: chinese.index, length: chinese[0].length };
}

function seasonIn(text: string, now: Date): WhenFound | null {
  for (const [month, pattern] of SEASONS) {
    const hit = pattern.exec(text);
    if (hit) return { value: fromNow(month, 15, now), start: hit.index, length: hit[0].length };
  }
  return null;
}

function fromNow(month: number, day: number, now: Date): Timeframe {
  const thisYear = Date.UTC(now.getUTCFullYear(), month, day);
  const at = thisYear < now.getTime() - 15 * DAY ? Date.UTC(now.getUTCFullYear() + 1, month, day) : thisYear;
  const days = (at - now.getTime()) / DAY;
  return days <= 31 ? 'now' : days <= 95 ? 'soon' : days <= 370 ? 'later' : 'distant';
}
const DAY = 86_400_000;
