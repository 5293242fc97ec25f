/** What is no name of a place in a mail of a few words. */
const NO_NAME =
  /^(\$?\d.*|an?|the|in|at|for|or|and|near|up|to|max|under|about|around|ca|beds?|bedrooms?|br|bd|baths?|bathrooms?|ba|rent|buy|sale|lease|house|houses|home|homes|condo|condos|flat|apartment|apartments|apt|townhouse|place|loft|studio|please|pls|thx|thanks|hi|hey|hello|budget|tops|between|least|most|more|less|than|k|usd|month|mo|per|with|garage|garden|yard|pool|pets?|dogs?|cats?|need|want|wanted|looking|asap|now|soon|cheap|big|small|new|any|some)$/i;
/** Who writes sentences has said it elsewhere. */
const IS_SENTENCE = /\b(is|are|was|would|will|could|no|not|fine|ok(ay)?|sounds?|works?|then)\b/i;
const BARE_SUM = /(?<![\d.,$])\$?(\d{2,4}(?:[.,]\d)?k|\d(?:\.\d{1,2})?m)\b/i;
const MOST_WORDS = 9;
const MOST_OF_NAME = 2;

export type TerseWish = { place: { name: string; start: number; length: number } | null; sum: { words: string; start: number } | null };

/** "3 bed eastgate 450k": a whole wish in a handful of words. Null for a mail that is written out. */
export function terseWish(plain: string): TerseWish | null {
  const words = [...plain.matchAll(/[\p{L}\p{N}$.'-]+/gu)];
  if (words.length > MOST_WORDS || /[?？]/.test(plain) || IS_SENTENCE.test(plain) || !/\d[ -]?(bed|br\b|bd\b)/i.test(plain)) return null;
  const names = words.filter(([word]) => !NO_NAME.test(word) && /^\p{L}{3,}$/u.test(word));
  const [first] = names;
  const last = names.at(-1);
  const isOne =
    first !== undefined && last !== undefined && names.length <= MOST_OF_NAME && words.indexOf(last) - words.indexOf(first) < MOST_OF_NAME;
  const length = isOne ? last.index + last[0].length - first.index : 0;
  const sum = BARE_SUM.exec(plain);
  return {
    place: isOne ? { name: capitalised(plain.slice(first.index, first.index + length)), start: first.index, length } : null,
    sum: sum ? { words: sum[0], start: sum.index } : null,
  };
}

const capitalised = (name: string) => name.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());
