import { calmText } from '../../calm-text.ts';

/** What a mail says of times: alternatives in the order they were named, and what it rules out. Accents removed. */
export type Wishes = { wished: Clause[][]; refused: Clause[] };
/** `words` in lower case; `written` as it stood, for abbreviations that count in capitals only. */
export type Clause = { words: string; written: string };

/** More than anybody writes who names a time. */
const MOST_WORDS = 8000;
const MOST_CLAUSES = 100;

/** The wishes of a mail: sentences, and in each its alternatives ("Thursday or Friday at ten"); refusals apart. Pure. */
export function splitWishes(words: string): Wishes {
  const refused: Clause[] = [];
  const wished: Clause[][] = [];
  let left = MOST_CLAUSES;
  for (const sentence of sentencesOf(words)) {
    const alternatives: Clause[] = [];
    let isRefusal = false;
    for (const part of sentence.split(ALTERNATIVE, MOST_CLAUSES)) {
      // "I can't do Tuesday or Wednesday" rules out both.
      isRefusal &&= !SPEAKS_FOR_ITSELF.test(part);
      for (const piece of splitRefusal(part)) {
        if (piece.trim() === '' || left-- <= 0) continue;
        const clause = { words: piece.trim().toLowerCase(), written: piece.trim() };
        isRefusal = refuses(clause.words) || (isRefusal && piece === part);
        if (isRefusal) refused.push(clause);
        else alternatives.push(clause);
      }
    }
    if (alternatives.length > 0) wished.push(alternatives);
  }
  return { wished, refused };
}

function sentencesOf(words: string): string[] {
  return (
    calmText(words, MOST_WORDS)
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/ß/g, 'ss')
      // German writes a day and its part as one word: "Donnerstagnachmittag".
      .replace(/\b((?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)(vormittag|mittag|nachmittag|abend|morgen|fruh)/gi, '$1 $2')
      .replace(/[’`´]/g, "'")
      // French mail programs and our own labels write a true minus: UTC−5.
      .replace(/\b(UTC|GMT)(\s?)[\u2212\u2013\u2010\u2011]/gi, '$1$2-')
      // Where a call is moved from is no wish: "move it from Tuesday to Friday".
      .replace(
        /\b((?:move|change|push|shift|switch|bring|reschedule)\b(?:(?! to )[^.!?;\n]){0,40}?) from (?:(?! to )[^.!?;\n]){1,40} to /gi,
        '$1 to ',
      )
      .replace(/\b([ap])\.\s?m\b\.?/gi, '$1m')
      .replace(/\b(Mon|Tues?|Weds?|Thurs?|Thu|Fri|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.(?=\s)/gi, '$1')
      // "Am 5. März" and "at 9.30" are no end of a sentence.
      .split(
        /(?<!\d)[.]|[.](?!\d|\s*(?:\d|um\b|gegen\b|nach\b|(?:jan|feb|mar|apr|ma[iy]|ju[nl]|aug|sep|okt|oct|nov|de[zc])))|[!?;\n]|,?\s+(?:but|pero|mais|aber|mas)\s+/iu,
      )
      .slice(0, MOST_CLAUSES)
  );
}

/** An "o" between two Spanish times means or; before a Portuguese noun it is an article. */
const ALTERNATIVE =
  /,?\s+(?:or|o bien|ou|oder|alternatively|otherwise|failing that)\s+(?!later|after|mas|plus|spater)|,?\s+o\s+(?=(?:el|la|las|a las?|por|lunes|martes|miercoles|jueves|viernes|sabado|manana|pasado|hoy|\d))/i;

/** "Wednesday is no good, Friday works" and "any day except Thursday" hold a wish and a refusal. */
function splitRefusal(part: string): string[] {
  const [wish = '', ...exceptions] = part.split(
    /,?\s+(?=(?:except|apart from|anything but|but not|instead of|rather than|excepto|salvo|menos el|en (?:lugar|vez) de|sauf|au lieu d[eu]|ausser|(?:an)?statt am|exceto|em vez d[aeo]|nur nicht)\b)/i,
  );
  const pieces = refuses(wish.toLowerCase())
    ? wish.split(/,\s+|\s+[-–—]\s+|\s+(?:so|and)\s+(?=(?:could|can|would|may|shall|how|what|is)\b)/)
    : [wish];
  return [...pieces, ...exceptions.flatMap((exception) => exception.split(/,\s+/))];
}

const refuses = (words: string) => REFUSES.test(words.replace(NO_REFUSAL, ' '));
const SPEAKS_FOR_ITSELF =
  /\b(works?|does|is|ok|okay|fine|good|can|could|free|possible|would|please|perfect|better|prefer|puedo|podria|si|mejor|oui|peux|va|convient|passt|geht|kann|posso|sim|pode|serve)\b/i;

/** Politeness that sounds like a no. */
const NO_REFUSAL =
  /\b(no problem|not a problem|no worries|why not|can't wait|cannot wait|don't hesitate|do not hesitate|don't mind|if not too|if that's not|not sure if|pas de (?:probleme|souci)|n'hesitez pas|kein problem|sin problema|no hay problema|sem problemas?|nao ha problema|not later than|no later than|not before)\b/g;
const REFUSES =
  /\b(not|no longer|can'?t|cannot|won'?t|doesn'?t|don'?t|isn'?t|unable|busy|except|apart from|anything but|but not|no puedo|no podemos|no me|no nos|imposible|excepto|salvo|menos el|ne peux|ne peut|pas|impossible|sauf|unavailable|taken|no good|c[ao]me up (?:on|for)|instead of|rather than|en (?:lugar|vez) de|surgido (?:algo|un imprevisto) (?:el|para)|au lieu d[eu]|empechement (?:le )?\w+di|\w+(?:tag|woch) (?:ist|kam) (?:mir|uns) .{0,12}dazwischen\w*|(?:an)?statt am|em vez d[aeo]|surgiu|nicht|kein(?:e|en|er)?|leider|ausser|nao|nunca|exceto|impossivel|never)\b/;
