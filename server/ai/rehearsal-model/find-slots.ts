import type { Slot, SlotName } from '../../../shared/contact.ts';
import { sentencesOf } from '../words/sentences.ts';
import { numbersIn } from '../learn/numbers-in.ts';
import type { LearnData } from '../prompt-data.ts';
import { AVAILABILITY, CHANNELS, CONDITION, FINANCING, OWNERSHIP, REASON, TIMEFRAMES, TYPES, WISHES } from './slot-words.ts';

export type FoundSlot = { slot: SlotName; value: Slot['value']; quote: string };

const AMOUNT = String.raw`(?:US)?[$€£]?\s?\d[\d.,]*\d?(?:\s?(?:k|m|million|mil(?:lones)?|thousand)(?![\p{L}]))?(?!\s*-?\s*(?:bed|bath|minute|mile|month|year|people|sq|m²|dormitorio|habitaci|chambre|mes))`;
const MAXIMUM = new RegExp(
  String.raw`(?:\b(?:for(?=\s?[$€£])|up to|at most|no more than|under|below|less than|max(?:imum)?(?: of)?|(?:can )?spend(?: up to| about)?|afford(?: up to)?|budget(?: is| of|:)?(?: up to| about| around| roughly)?|hasta|m[áa]ximo(?: de)?|presupuesto(?: es)?(?: de)?(?: hasta)?|jusqu['’]à|maximum(?: de)?|budget(?: est)?(?: de)?)\s*)(${AMOUNT})`,
  'iu',
);
const BETWEEN = new RegExp(String.raw`\b(?:between|from|entre|desde|de)\s+(${AMOUNT})\s+(?:and|to|y|a|hasta|et|à)\s+(${AMOUNT})`, 'iu');
const MINIMUM = /\b(?:at least|more than|over|above|al menos|a partir de|au moins)\s+([$€£]\s?\d[\d.,]*\s?(?:k|m|million)?)/iu;
const EXPECTED = new RegExp(
  String.raw`\b(?:hop(?:e|ing) for|expect(?:ing)?|want|ask(?:ing)?|get|thinking of|esper(?:o|amos)|espér(?:ons|e))\s+(?:about |around |roughly |at least |unos |environ )?(${AMOUNT})`,
  'iu',
);
const COUNT = String.raw`(\d{1,3}(?:[.,]5)?|one|two|three|four|five|six|una?|dos|tres|cuatro|cinco|une|deux|trois|quatre|cinq)[\s-]*`;
const BEDROOMS = new RegExp(
  String.raw`(?<!\p{L})${COUNT}(?:\+\s*)?(?:or more\s+)?(?:bed(?:room)?s?\b|br\b|dormitorios?|habitaci(?:ones|ón)|recámaras?|chambres?)`,
  'iu',
);
const BATHROOMS = new RegExp(String.raw`(?<!\p{L})${COUNT}(?:full )?(?:bath(?:room)?s?\b|baños?|salles? de bains?)`, 'iu');
const PLACE = String.raw`\p{Lu}[\p{L}'’-]+(?:\s(?!Or\b|And\b)\p{Lu}[\p{L}'’-]+){0,2}`;
const AREAS = new RegExp(
  String.raw`(?<![\p{L}])(?:in|near|around|en|cerca de|à|dans|près de)\s+(?:the\s+|el\s+|la\s+|le\s+)?(${PLACE}(?:(?:,|\s+or|\s+and|,\s+or|,\s+and|\s+y|\s+o|\s+ou|\s+et)\s+(?:in\s+)?(?:the\s+|el\s+|la\s+)?${PLACE})*)`,
  'u',
);
const AREA_ASKED = new RegExp(
  String.raw`\b(?:[Ii]s|[Aa]re)\s+(?:the\s+)?(${PLACE})\s+(?:an?\s+)?(?:safe|good|nice|quiet|expensive|right|ok)\b`,
  'u',
);
const NO_PLACE =
  /^(January|February|March|April|May|June|July|August|September|October|November|December|English|Spanish|French|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Google|God|Best|Thanks|Regards|I|We|My)$/;
const PHONE = /(?<![\d$€£,.])(\+\d[\d\s().-]{7,16}\d|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})(?!\d)/u;
const ADDRESS =
  /(?<![\d:.,$€£])\b\d{1,6}[A-Za-z]?\s+(?!AM\b|PM\b)(?:\p{Lu}[\p{L}'’-]+\s){0,3}\p{Lu}[\p{L}'’-]+(?:,\s\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)?/u;
const HAS_AGENT =
  /\b(?:(?:i|we) (?:already )?(?:have|work with|am working with|are working with) (?:an |our |my )?(?:own )?(?:agent|realtor)|(?:my|our) (?:own )?(?:agent|realtor))\b/iu;
const NO_AGENT = /\b(?:no agent|do(?:n['’]t| not) have an? (?:agent|realtor)|without an agent)\b/iu;
const SELL_FIRST =
  /\b(?:(?:need|have|must) to sell|sell (?:my|our) (?:current |own )?(?:house|home|condo|place|apartment) first|primero (?:vender|tengo que vender)|vendre d['’]abord)\b/iu;

/** Who wants nothing of us tells nothing of himself. */
const SILENT = ['spam', 'vendor', 'unsubscribe', 'auto_reply', 'bounce', 'spam_report'];

/** Reads what a mail says of its writer's wishes, each with the words that say so. What is known and unchanged is left out. */
export function findSlots({ mail, kind, known }: LearnData): FoundSlot[] {
  if (SILENT.includes(kind)) return [];
  const isSeller = kind === 'seller_lead';
  const found = [...(isSeller ? sellerSlots(mail.text) : buyerSlots(mail.text, kind === 'renter_lead')), ...commonSlots(mail.text)];
  return found.filter(({ slot, value }) => !known.some((one) => one.slot === slot && JSON.stringify(one.value) === JSON.stringify(value)));
}

function buyerSlots(text: string, isRenter: boolean): FoundSlot[] {
  const wishes = sentencesOf(text)
    .filter((sentence) => !sentence.endsWith('?') || /\b(do you have|looking for|tienen|avez)\b/iu.test(sentence))
    .join('\n');
  const between = BETWEEN.exec(text);
  const type = TYPES.flatMap(([value, pattern]) => hit('propertyTypes', pattern.exec(text), () => [value]))[0];
  const features = WISHES.flatMap(([value, pattern]) => hit('features', pattern.exec(wishes), () => [value]));
  return [
    ...hit('areas', areaHit(text) ?? AREA_ASKED.exec(text), ([, places = '']) => placesIn(places)),
    ...(between
      ? hit('budgetMin', between, ([, low = '']) => money(low, isRenter))
      : hit('budgetMin', MINIMUM.exec(text), ([, low = '']) => money(low, isRenter))),
    ...hit('budgetMax', between ?? MAXIMUM.exec(text), (groups) => money((between ? groups[2] : groups[1]) ?? '', isRenter)),
    ...hit('bedroomsMin', BEDROOMS.exec(text), ([, count = '']) => numbersIn(count)[0]),
    ...hit('bathroomsMin', BATHROOMS.exec(text), ([, count = '']) => numbersIn(count)[0]),
    ...(type ? [type] : []),
    // One quote must prove the slot, so the first wish is quoted.
    ...(features[0] ? [{ ...features[0], value: features.flatMap(({ value }) => (Array.isArray(value) ? value : [])) }] : []),
    ...FINANCING.flatMap(([value, pattern]) => hit('financing', pattern.exec(text), () => value)).slice(0, 1),
    ...(NO_AGENT.test(text) ? hit('hasAgent', NO_AGENT.exec(text), () => false) : hit('hasAgent', HAS_AGENT.exec(text), () => true)),
    ...hit('mustSellFirst', SELL_FIRST.exec(text), () => true),
  ];
}

function sellerSlots(text: string): FoundSlot[] {
  return [
    ...hit('sellingAddress', ADDRESS.exec(text), ([words]) => words),
    ...TYPES.flatMap(([value, pattern]) => hit('propertyType', pattern.exec(text), () => value)).slice(0, 1),
    ...hit('bedrooms', BEDROOMS.exec(text), ([, count = '']) => numbersIn(count)[0]),
    ...hit('condition', CONDITION.exec(text), ([words]) => words.trim()),
    ...hit('reason', REASON.exec(text), ([words]) => words),
    ...hit('ownership', OWNERSHIP.exec(text), ([words]) => words),
    ...hit('priceExpectation', EXPECTED.exec(text), ([, sum = '']) => money(sum, false)),
  ];
}

function commonSlots(text: string): FoundSlot[] {
  const callable = sentencesOf(text).find(
    (sentence) => /\b(call|reach|talk|phone|free|available)\b/iu.test(sentence) && AVAILABILITY.test(sentence),
  );
  return [
    ...TIMEFRAMES.flatMap(([value, pattern]) => hit('timeframe', pattern.exec(text), () => value)).slice(0, 1),
    ...hit('phone', PHONE.exec(text), ([words]) => words.trim()),
    ...CHANNELS.flatMap(([value, pattern]) => hit('preferredChannel', pattern.exec(text), () => value)).slice(0, 1),
    ...(callable ? hit('callAvailability', AVAILABILITY.exec(callable), ([words]) => words.trim()) : []),
  ];
}

function hit(
  slot: SlotName,
  match: RegExpExecArray | null,
  read: (groups: RegExpExecArray) => Slot['value'] | undefined | null,
): FoundSlot[] {
  const value = match ? read(match) : null;
  const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  return match && !isEmpty ? [{ slot, value, quote: match[0].trim() }] : [];
}

/** The first place that is none of the words which merely look like one. */
function areaHit(text: string): RegExpExecArray | null {
  for (const match of text.matchAll(new RegExp(AREAS.source, 'gu'))) if (placesIn(match[1] ?? '').length > 0) return match;
  return null;
}

function placesIn(list: string): string[] {
  return list
    .split(/,\s*(?:or|and)?\s*|\s+(?:or|and|y|o|ou|et)\s+/u)
    .map((place) => place.replace(/^(?:in\s+)?(?:the|el|la|le)\s+/iu, '').trim())
    .filter((place) => place && !NO_PLACE.test(place));
}

/** "600" means 600,000 to who buys; a renter's 2,000 is per month. */
function money(words: string, isRenter: boolean): number | null {
  const sum = numbersIn(words)[0];
  if (!sum) return null;
  if (!isRenter && sum < 10_000) return sum >= 50 ? sum * 1000 : null;
  return sum;
}
