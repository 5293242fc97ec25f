import { numbersIn } from '../learn/numbers-in.ts';
import type { Sentence } from './sentence.ts';

const NUMBER = String.raw`(?:\d{1,3}(?:[.,' ]\d{3})+(?![\d])|\d+(?:[.,]\d+)?)`;
const SCALE = String.raw`(?:\s?-?(?:k|m|mm|mio|mil(?:lion(?:s|en)?|lones)?|thousand|grand|mille|tausend|tsd)(?![\p{L}]))`;
const UNIT = String.raw`(?:\s?(?:\$|€|£|dollars?|dolares|usd|us\$|bucks|euros?|美元|元))`;
/** No rooms, no minutes, no year of building. */
const NOT_MONEY = String.raw`(?!\s*-?\s*(?:bed|bath|br\b|bd|ba\b|minute|min\b|mile|km|week|day|people|kids|year|percent|%|sq|m2|m²|acre|feet|ft|dormitorio|habitaci|recamara|chambre|piece|zimmer|schlaf|quarto|street|st\b|avenue|rooms?|:|am\b|pm\b|h\b|uhr)|\d|\/\d)`;
const AMOUNT = String.raw`(?:us)?[$€£]?\s?${NUMBER}${SCALE}?(?:ish)?${UNIT}?${NOT_MONEY}`;
/** "2400/mo": the stroke is no fraction here. */
const AMOUNT_PER = String.raw`(?:us)?[$€£]?\s?${NUMBER}${SCALE}?${UNIT}?`;
const BEFORE_MAXIMUM = [
  String.raw`(?<!can'?t |cannot |not )(?:up to|at (?:the )?(?:most|max(?:imum)?)|no more than|not (?:more than|over|above|exceed(?:ing)?)|no (?:higher|over) than|under|below|less than|max(?:imum)?\.?(?: of| is| rent| price)?|cap(?:ped)?(?: it)?(?: at| of| is)|ceiling (?:of|is)|(?:our|my|the|upper|top) limit (?:of|is|would be)|top(?:s|ping)? out at|stay(?:ing)? (?:under|below|within)|for less,? say)`,
  String.raw`(?<!can'?t |cannot |not )(?:can|could|able to|willing to|happy to|want to|like to|plan to|to)?\s?(?:go|spend|pay|afford|stretch|manage|do|invest)(?:ing)?(?: us)?(?: up| as high)?(?: to| as)?`,
  String.raw`(?:budget|price range|pre-?approv(?:ed|al)|pre-?qualified|approved|financing|spend)(?: price| is| of| would be| for| up to| at| around| about| a|s| range|'s|:| are)*`,
  String.raw`(?:hasta|como mucho|(?:de )?maximo(?: de)?|menos de|no mas de|tope(?: de)?|presupuesto(?: maximo)?(?: es| sera)?(?: de)?|(?:podemos|puedo) (?:gastar|pagar|llegar a)|por debajo de)`,
  String.raw`(?:jusqu'a|au (?:plus|maximum)|maximum(?: de)?|max|moins de|budget(?: maximum| max)?(?: est| serait)?(?: de| d')?(?: maximum)?|ne pas depasser|en dessous de|dans les)`,
  String.raw`(?:bis(?: zu)?|maximal|hochstens|max\.|unter|budget(?: ist| liegt bei| von)?|nicht mehr als|ate|no maximo|orcamento(?: e)?(?: de)?(?: ate)?|预算(?:每月)?(?:是|为|在|最多)?|不超过|最多)`,
].join('|');
const ROUND = String.raw`(?:\s*(?:is|of|at|:|around|about|abt|approximately|approx\.?|roughly|some|maybe|ca\.?|~|unos|alrededor de|unas|environ|etwa|rund|cerca de|to|up to|hasta|say|between)\s*)*`;
const AFTER_MAXIMUM = String.raw`\s*(?:tops|max(?:imum|imo|imal)?|or (?:less|under|below|lower|cheaper)|at (?:the )?(?:very )?most|at max|and (?:under|below)|is (?:our|my|the) (?:max\w*|limit|ceiling|budget|cap)|budget|como (?:maximo|mucho)|o menos|au (?:plus|maximum)|ou moins|hochstens|no maximo|以内|以下|之内)`;
const PERIOD = String.raw`\s*(?:\/|an?\b|per\b|each\b|al\b|por\b|par\b|pro\b|im\b|p\.?)?\s*(?:month(?:ly)?|mo\b|m\b|pcm|mes\b|mois\b|monat|mensual|mensuel)`;

const make = (pattern: string) => new RegExp(pattern, 'iu');
const RANGE = make(
  String.raw`(?<![\p{L}\d])(?:between|from|entre|desde|de|zwischen|von)?\s*(${AMOUNT})\s*(?:and|to|or|y|a|hasta|et|bis|und|e|-|–|—)\s*(${AMOUNT})(${PERIOD})?`,
);
const MAXIMUM = make(String.raw`(?<![\p{L}\d])(?:${BEFORE_MAXIMUM})${ROUND}\s*(${AMOUNT})(?:${PERIOD})?(?:${AFTER_MAXIMUM})?`);
const CAPPED = make(String.raw`(?<![\p{L}\d.,$])(${AMOUNT})(?:${PERIOD})?${AFTER_MAXIMUM}`);
const MONTHLY = make(String.raw`(?<![\p{L}\d.,$])(?:around |about |roughly |~)?(${AMOUNT_PER})${PERIOD}`);
const ABOUT = make(
  String.raw`(?:(?:around|about|approximately|roughly|unos|alrededor de|environ|etwa|ca\.|for)\s*(${AMOUNT})(?! \p{Lu})|(?<![\d.,])(\d+(?:k)?ish)\b)`,
);
const MINIMUM = make(
  String.raw`(?<![\p{L}])(?<!\b(?:not|no|n't|never) )(?:at least|more than|over|above|starting (?:at|from)|from|minimum(?: of)?|no less than|al menos|a partir de|desde|au moins|mindestens|ab|a partir de)\s+([$€£]\s?${NUMBER}${SCALE}?|${NUMBER}${SCALE})${NOT_MONEY}`,
);
const EXPECTED = make(
  String.raw`(?<![\p{L}])(?:hop(?:e|ing|ed) (?:for|to get)|expect(?:ing|ation)?s?(?: is| of)?|want|wanted|need(?: to get)?|ask(?:ing)?(?: for| price)?|get|getting|thinking(?: of)?|(?:list|sell|price|go) (?:it )?(?:at|for)|aim(?:ing)? (?:for|at)|in mind|settle for|accept|take|not (?:sell|go) (?:for )?(?:under|below)|target(?: price)?(?: is)?|esper(?:o|amos|ando)|pid(?:o|iendo)|pedimos|quer(?:emos|ria|riamos)|j'en esper(?:e|ons)|(?:nous|je|j') ?(?:en )?(?:esper(?:e|ons)|voud\w+|souhait\w+)|(?:stelle|stellen|vorstellung)\w*(?: \w+)* (?:vor)?|hoffe\w*(?: auf)?|esperamos)(?: (?:about|around|roughly|at least|to get|for|something like|like|upwards of|north of|of|say|somewhere|maybe|unos|al menos|obtener|sacar|en|environ|au moins|en tirer|mindestens|etwa|pelo menos|cerca de|out of it))*\s*(${AMOUNT})`,
);

type Money = { min: RegExpExecArray | null; max: RegExpExecArray | null; minWords: string; maxWords: string };

/** What a mail says to want to spend: a range, else a highest and a lowest sum. */
export function budgetIn(sentences: readonly Sentence[], isRenter: boolean): { sentence: Sentence; money: Money }[] {
  return sentences.flatMap((sentence) => {
    const range = RANGE.exec(sentence.text);
    if (range && isRange(range, isRenter)) {
      return [{ sentence, money: { min: range, max: range, minWords: range[1] ?? '', maxWords: range[2] ?? '' } }];
    }
    const max = plausible([MAXIMUM, CAPPED, ...(isRenter ? [MONTHLY] : [ABOUT])], sentence.text, isRenter);
    const low = MINIMUM.exec(sentence.text);
    const min = low && low.index !== max?.index ? low : null;
    return max || min ? [{ sentence, money: { min, max, minWords: min?.[1] ?? '', maxWords: max?.[1] ?? max?.[2] ?? '' } }] : [];
  });
}

/** The first pattern that hits a sum which can be a price. */
function plausible(patterns: readonly RegExp[], text: string, isRenter: boolean): RegExpExecArray | null {
  for (const pattern of patterns) {
    for (const hit of text.matchAll(new RegExp(pattern.source, 'giu'))) {
      if (sumOf(hit[1] ?? hit[2] ?? '', isRenter) !== null) return hit;
    }
  }
  return null;
}

function isRange(range: RegExpExecArray, isRenter: boolean): boolean {
  const [low, high] = [sumOf(range[1] ?? '', isRenter), sumOf(range[2] ?? '', isRenter)];
  // "between 2 and 3", "June 2027 - 2028", "207-555": no money.
  return low !== null && high !== null && low < high && high <= low * 4 && !/^\d{3}-\d{3}/.test(range[0].trim());
}

export function expectedIn(text: string): { match: RegExpExecArray; sum: number } | null {
  for (const match of text.matchAll(new RegExp(EXPECTED.source, 'giu'))) {
    const sum = sumOf(match[1] ?? '', false);
    if (sum !== null) return { match, sum };
  }
  return null;
}

/** "600" means 600,000 to who buys; a renter's 2,000 is per month. Too little or too much is no price. */
export function sumOf(words: string, isRenter: boolean): number | null {
  const sum = numbersIn(words.replace(/ish\b/, ''))[0];
  if (!sum) return null;
  if (isRenter) return sum >= 300 && sum <= 20_000 ? sum : null;
  if (sum >= 1900 && sum <= 2100 && !/[$€£k]/i.test(words)) return null;
  const whole = sum < 10_000 ? (sum >= 50 ? sum * 1000 : 0) : sum;
  return whole >= 50_000 && whole <= 100_000_000 ? whole : null;
}
