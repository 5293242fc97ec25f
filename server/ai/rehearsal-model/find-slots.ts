import type { Slot, SlotName } from '../../../shared/contact.ts';
import { numbersIn } from '../learn/numbers-in.ts';
import type { LearnData } from '../prompt-data.ts';
import { ownWords } from '../rehearsal-hearing/own-words.ts';
import { budgetIn, expectedIn, sumOf } from '../rehearsal-slots/money.ts';
import { placeAlone, placesIn } from '../rehearsal-slots/places.ts';
import { type Sentence, sentencesIn } from '../rehearsal-slots/sentence.ts';
import { shortAnswers } from '../rehearsal-slots/short-answers.ts';
import {
  ADDRESSES,
  AVAILABILITY,
  CHANNELS,
  CONDITION,
  FINANCING,
  HAS_AGENT,
  NO_AGENT,
  NO_WISH_FOR_TYPE,
  OWNERSHIP,
  REASON,
  SELL_FIRST,
  TYPES,
  WISHES,
} from '../rehearsal-slots/slot-words.ts';
import { type TerseWish, terseWish } from '../rehearsal-slots/terse.ts';
import { whenIn } from '../rehearsal-slots/when.ts';

export type FoundSlot = { slot: SlotName; value: Slot['value']; quote: string };
/** A hit in the plain words: its place is the place of the mail's own. */
type Hit = { slot: SlotName; value: Slot['value']; start: number; length: number };
type Reading = { text: string; plain: string; sentences: Sentence[]; isRenter: boolean };

const COUNT = String.raw`(\d{1,2}(?:[.,]5)?|one|two|three|four|five|six|una?|uno|dos|tres|cuatro|cinco|seis|une|deux|trois|quatre|cinq|zwei|drei|vier|funf|dois|duas|quatro)`;
const OR_MORE = String.raw`(?:\s?\+|\s?-\s?\d| or more| or (?:two|three|four|five|\d)| to (?:two|three|four|five|\d)| (?:good|double|large|decent|spacious|full|separate)(?:-sized)?)?[\s-]*`;
const BEDROOMS = new RegExp(
  String.raw`(?<![\p{L}\d.,$])${COUNT}${OR_MORE}(?:bed(?:room)?s?(?![\p{L}])|brs?(?![\p{L}])|bds?(?![\p{L}])|bdrms?|b\/r|dormitorios?|habitaci(?:ones|on)|recamaras?|cuartos|alcobas?|chambres?|schlafzimmern?|zimmern?(?: \(schlafzimmern?\))?|quartos?|室|居室|卧室|房)(?: min\w*)?`,
  'iu',
);
const BATHROOMS = new RegExp(
  String.raw`(?<![\p{L}\d.,$])${COUNT}${OR_MORE}(?:bath(?:room)?s?(?![\p{L}])|ba(?![\p{L}])|banos?|salles? de bains?|badezimmer|bader|banheiros?|casas de banho)`,
  'iu',
);
const PHONE = /(?<![\d$€£,.])(\+\d[\d\s().-]{7,16}\d|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})(?!\d)/u;
/** "2. 350ish": the answers to our questions, and nothing else. */
const CURT = /^\s*(?:at least )?([1-6])(?:\s*(?:beds?|br))?[\s.,;/]+(?:\$\s?)?(\d{2,4}(?:[.,]\d{3})?k?(?:ish)?)\s*[.!]*\s*$/i;
const IS_CALLING = /\b(call|reach|talk|phone|free|available|ring|speak|llam\w+|appel\w+|telephone|joignable)\b/iu;
const ASKS_FOR_HOMES =
  /\b(do you have|looking for|anything|something|(is|are) there (an?|any|another|other) (\w+ ){0,3}(homes?|houses?|condos?|apartments?|places?|town ?houses?|flats?)|any (\w+ ){0,3}(homes|houses|condos|apartments|places|town ?houses|flats)|tienen|hay|algo|busco|avez|cherche|haben sie|suche|tem|procuro)\b|吗/iu;

/** The town after a street: "9 Foundry Street, Eastgate". */
const IN_TOWN = /^(?:,| in| en) \p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?/u;

/** Who wants nothing of us tells nothing of himself, and a client's house is no wish. */
const SILENT = ['spam', 'vendor', 'unsubscribe', 'auto_reply', 'bounce', 'spam_report', 'complaint', 'other'];
const OF_OTHER_MATTERS = ['existing_client', 'general_inquiry'];

/** Reads what a mail says of its writer's wishes, each with the words that say so. What is known and unchanged is left out. */
export function findSlots({ mail, kind, known, asked = [] }: LearnData): FoundSlot[] {
  if (SILENT.includes(kind)) return [];
  const plain = ownWords(mail.text);
  const reading: Reading = { text: mail.text, plain, sentences: sentencesIn(plain), isRenter: kind === 'renter_lead' };
  const own = OF_OTHER_MATTERS.includes(kind) ? [] : kind === 'seller_lead' ? sellerSlots(reading) : buyerSlots(reading);
  const isMatter = OF_OTHER_MATTERS.includes(kind);
  const told = [...own, ...(isMatter ? [] : timeSlot(reading, mail.sentAt)), ...commonSlots(reading)];
  const hits = [...told, ...shortAnswers(plain, asked).filter(({ slot }) => !told.some((hit) => hit.slot === slot))];
  return hits
    .map(({ slot, value, start, length }) => ({
      slot,
      value: original(value, plain, mail.text),
      quote: mail.text.slice(start, start + length).trim(),
    }))
    .filter(({ slot, value }) => !known.some((one) => one.slot === slot && JSON.stringify(one.value) === JSON.stringify(value)));
}

/** Words taken from the plain text, as the mail spells them. */
function original(value: Slot['value'], plain: string, text: string): Slot['value'] {
  const spelled = (word: string) => {
    const at = plain.indexOf(word);
    return at < 0 ? word : text.slice(at, at + word.length).trim();
  };
  return typeof value === 'string' ? spelled(value) : Array.isArray(value) ? value.map(spelled) : value;
}

function buyerSlots({ text, plain, sentences, isRenter }: Reading): Hit[] {
  const curt = CURT.exec(plain);
  if (curt) {
    const sum = sumOf(curt[2] ?? '', isRenter);
    const at = plain.indexOf(curt[2] ?? '', curt.index + 1);
    return [
      { slot: 'bedroomsMin', value: Number(curt[1]), start: plain.indexOf(curt[1] ?? ''), length: 1 },
      ...(sum ? [{ slot: 'budgetMax' as const, value: sum, start: at, length: (curt[2] ?? '').length }] : []),
    ];
  }
  const terse = terseWish(plain);
  const named = terse?.place ? { ...terse.place, names: [terse.place.name] } : null;
  const places = placesIn(sentences, plain, text) ?? placeAlone(plain) ?? named;
  const [budget] = budgetIn(sentences, isRenter);
  const low = budget?.money.min ? sumOf(lowOf(budget.money.minWords, budget.money.maxWords), isRenter) : null;
  return [
    ...(places ? [{ slot: 'areas' as const, value: places.names, start: places.start, length: places.length }] : []),
    ...(budget?.money.min && low ? [at('budgetMin', low, { hit: budget.money.min, sentence: budget.sentence })] : []),
    ...(budget?.money.max
      ? sumSlot('budgetMax', sumOf(budget.money.maxWords, isRenter), { hit: budget.money.max, sentence: budget.sentence })
      : terseSum(terse, isRenter)),
    ...first('bedroomsMin', BEDROOMS, sentences),
    ...first('bathroomsMin', BATHROOMS, sentences),
    ...types(sentences, 'propertyTypes'),
    ...wishes(sentences),
    ...choice('financing', FINANCING, plain),
    ...(NO_AGENT.test(plain) ? words('hasAgent', NO_AGENT, { plain, value: false }) : words('hasAgent', HAS_AGENT, { plain, value: true })),
    ...words('mustSellFirst', SELL_FIRST, { plain, value: true }),
  ];
}

function terseSum(terse: TerseWish | null, isRenter: boolean): Hit[] {
  const sum = terse?.sum ? sumOf(terse.sum.words, isRenter) : null;
  return terse?.sum && sum ? [{ slot: 'budgetMax', value: sum, start: terse.sum.start, length: terse.sum.words.length }] : [];
}

/** "Between 400 and 450k": the first sum is told in thousands as well. */
const lowOf = (low: string, high: string) => (/\d\s?k\b/i.test(high) && !/k\b|\d[.,]?\d{3}/i.test(low) ? `${low.trim()}k` : low);

type Place = { hit: RegExpExecArray; sentence: Sentence };
const at = (slot: SlotName, value: Slot['value'], { hit, sentence }: Place): Hit => ({
  slot,
  value,
  start: sentence.start + hit.index,
  length: hit[0].length,
});
const sumSlot = (slot: SlotName, sum: number | null, place: Place): Hit[] => (sum ? [at(slot, sum, place)] : []);

function sellerSlots({ plain, sentences }: Reading): Hit[] {
  const address = ADDRESSES.map((pattern) => pattern.exec(plain)).find((hit) => hit !== null);
  const town = address ? (IN_TOWN.exec(plain.slice(address.index + address[0].length))?.[0] ?? '') : '';
  const expected = expectedIn(plain);
  return [
    ...(address
      ? [
          {
            slot: 'sellingAddress' as const,
            value: `${address[0]}${town}`.trim(),
            start: address.index,
            length: address[0].length + town.length,
          },
        ]
      : []),
    ...types(sentences, 'propertyType'),
    ...first('bedroomsMin', BEDROOMS, sentences).map((hit) => ({ ...hit, slot: 'bedrooms' as const })),
    ...words('condition', CONDITION, { plain }),
    ...words('reason', REASON, { plain }),
    ...words('ownership', OWNERSHIP, { plain }),
    ...words('mustSellFirst', SELL_FIRST, { plain, value: true }).filter(() => /\b(buy|purchase|comprar|acheter|kaufen)\b/i.test(plain)),
    ...(expected
      ? [{ slot: 'priceExpectation' as const, value: expected.sum, start: expected.match.index, length: expected.match[0].length }]
      : []),
  ];
}

function timeSlot({ sentences }: Reading, sentAt: string): Hit[] {
  const when = whenIn(sentences, sentAt);
  return when ? [{ slot: 'timeframe', ...when }] : [];
}

function commonSlots({ plain, sentences }: Reading): Hit[] {
  const callable = sentences.find(({ text }) => IS_CALLING.test(text) && AVAILABILITY.test(text));
  const free = callable ? AVAILABILITY.exec(callable.text) : null;
  return [
    ...words('phone', PHONE, { plain }),
    ...choice('preferredChannel', CHANNELS, plain),
    ...(callable && free ? [at('callAvailability', free[0].trim(), { hit: free, sentence: callable })] : []),
  ];
}

function words(slot: SlotName, pattern: RegExp, { plain, value }: { plain: string; value?: boolean }): Hit[] {
  const hit = pattern.exec(plain);
  return hit ? [{ slot, value: value ?? hit[0].trim(), start: hit.index, length: hit[0].length }] : [];
}

function choice(slot: SlotName, rows: readonly (readonly [Slot['value'], RegExp])[], plain: string): Hit[] {
  return rows.flatMap(([value, pattern]) => words(slot, pattern, { plain }).map((hit) => ({ ...hit, value }))).slice(0, 1);
}

/** A number of rooms, where it is not asked of a listing. */
function first(slot: SlotName, pattern: RegExp, sentences: readonly Sentence[]): Hit[] {
  for (const sentence of sentences) {
    // "5 Zimmer, davon 3 Schlafzimmer": three of them are bedrooms.
    const hits = [...sentence.text.matchAll(new RegExp(pattern.source, 'giu'))];
    const hit = hits.find(([words]) => !/\d\s*zimmer/i.test(words)) ?? hits[0];
    const count = hit ? numbersIn(hit[1] ?? '')[0] : undefined;
    if (hit && count) return [at(slot, count, { hit, sentence })];
  }
  return [];
}

function types(sentences: readonly Sentence[], slot: 'propertyTypes' | 'propertyType'): Hit[] {
  const hits = sentences.flatMap((sentence) =>
    TYPES.flatMap(([type, pattern]) =>
      [...sentence.text.matchAll(new RegExp(pattern.source, 'giu'))]
        .filter(
          (hit) =>
            slot === 'propertyType' ||
            (!NO_WISH_FOR_TYPE.test(sentence.text.slice(0, hit.index)) &&
              !/\d{1,5} \p{Lu}[\p{L}'-]+ (\p{Lu}|street|road|lane)/u.test(sentence.text)),
        )
        .map((hit) => ({ type, hit: at(slot, type, { hit, sentence }) })),
    ),
  );
  const [one] = hits;
  if (!one) return [];
  return [{ ...one.hit, value: slot === 'propertyType' ? one.type : [...new Set(hits.map(({ type }) => type))] }];
}

/** Wishes for the home: not what is asked of a listing, nor of a neighbourhood. */
function wishes(sentences: readonly Sentence[]): Hit[] {
  const hits = sentences
    .filter(
      ({ text, isQuestion }) =>
        (!isQuestion || ASKS_FOR_HOMES.test(text)) && !/\b\d{1,5} \p{Lu}\p{L}+ (\p{Lu}|street|road|lane)/u.test(text),
    )
    .flatMap((sentence) =>
      WISHES.flatMap(([name, pattern]) => {
        const hit = pattern.exec(sentence.text);
        return hit ? [at('features', name, { hit, sentence })] : [];
      }),
    );
  const names = new Set(hits.map(({ value }) => value as string));
  if (names.has('fenced yard')) names.delete('garden');
  if (names.has('deck') && names.has('garden')) names.delete('deck');
  // One quote must prove the slot, so the first wish is quoted.
  return hits[0] ? [{ ...hits[0], value: [...names] }] : [];
}
