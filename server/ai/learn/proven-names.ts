import type { Slot, SlotName } from '../../../shared/contact.ts';
import { featuresIn } from '../../properties/match/features.ts';
import { subTypesMeant } from '../../properties/property-words.ts';

type Names = { value: Slot['value']; dropped: string[] };
const CLOCK = /^\d{1,2}([:.]\d{2})?\s*([ap]\.?m\b|[ECMP][SD]T\b|uhr\b|heures?\b|horas?\b)/i;
/** Words that many places share: "Vale Heights" is not proven by "Mill Heights". */
const COMMON = new Set(
  'heights hills hill park village city town district area neighborhood neighbourhood street st road rd avenue ave lane drive court north south east west the near barrio zona centro quartier ville'.split(
    ' ',
  ),
);

/**
 * The names among a value that the words prove: a place stands in the quote, a wish or a kind of home anywhere in the
 * mail, in whatever language. Other texts are taken as they are. Pure.
 * @returns null when none is proven
 */
export function provenNames(slot: SlotName, value: Slot['value'], { quoted, text }: { quoted: string; text: string }): Names | null {
  if (slot === 'sellingAddress') return saysPlace(quoted, String(value)) ? { value, dropped: [] } : null;
  if (!Array.isArray(value)) return { value, dropped: [] };
  const isSaid = (name: string) =>
    slot === 'areas' ? saysPlace(quoted, name) : slot === 'features' ? saysFeature(text, name) : saysType(text, name);
  const kept = value.filter(isSaid);
  return kept.length > 0 ? { value: kept, dropped: value.filter((name) => !isSaid(name)) } : null;
}

function saysPlace(quoted: string, name: string): boolean {
  if (CLOCK.test(name)) return false;
  const words = new Set(wordsOf(quoted));
  const own = wordsOf(name);
  const telling = own.filter((word) => !COMMON.has(word));
  return telling.length > 0 ? telling.some((word) => words.has(word)) : own.length > 0 && own.every((word) => words.has(word));
}

function saysFeature(text: string, feature: string): boolean {
  const meant = featuresIn(feature);
  return (meant.length > 0 && featuresIn(text).some((said) => meant.includes(said))) || sharesWord(text, feature);
}

function saysType(text: string, type: string): boolean {
  const meant = subTypesMeant([type]);
  return (meant.length > 0 && subTypesMeant(text.split(/\s+/)).some((said) => meant.includes(said))) || sharesWord(text, type);
}

/** "gardens" and "garden" are one word. */
function sharesWord(text: string, name: string): boolean {
  const stem = (word: string) => word.replace(/(es|s)$/, '');
  const words = new Set(wordsOf(text).map(stem));
  return wordsOf(name).some((word) => word.length > 3 && words.has(stem(word)));
}

const wordsOf = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/harbor\b/g, 'harbour')
    .match(/[\p{L}\p{N}]{2,}/gu) ?? [];
