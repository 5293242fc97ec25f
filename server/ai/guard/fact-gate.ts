import { plainCharacters } from '../../words/plain-characters.ts';
import { sentencesOf } from '../../words/sentences.ts';
import { withoutAccents } from '../../words/word-edges.ts';
import type { Claim } from '../claims/claim.ts';
import { claimsIn } from '../claims/claims.ts';
import { comparisonFaults, differences } from '../claims/compare-listings.ts';
import { groundFaults } from '../claims/grounded.ts';
import { factsOf, placesOf, wordsOf } from '../claims/listing-facts.ts';
import { type Part, splitByListing } from '../claims/split-by-listing.ts';
import { withoutWishes } from '../claims/wishes.ts';
import { type Draft, proseOf } from '../draft/draft.ts';
import { languageRead } from '../words/language.ts';
import { UNPROVABLE } from '../words/unprovable-words.ts';
import type { GuardContext } from './guard-context.ts';
import { ownFaults } from './own-faults.ts';
import { type Known, placeFaults } from './place-faults.ts';
import { statusFaults } from './status-faults.ts';

/**
 * Every price, number, area, year, address, place, time, feature, type and status in the prose must stand in a listing
 * of this mail, or be the customer's own wish told back as such. Returns the claims that stand nowhere.
 */
export function factGate(draft: Draft, context: GuardContext): string[] {
  const prose = plainCharacters(proseOf(draft));
  const customer = customersClaims(plainCharacters(context.customerWords));
  const office = [...officeClaims(context), ...differences(draft, customer)];
  const listings = new Map(draft.listings.map((listing) => [listing.listingKey, factsOf(listing)]));
  const known: Known = { draft, context, customer, office, listings };
  return [
    ...splitByListing(prose, draft).flatMap((part) => [
      ...unmatched(part, known),
      ...ownFaults(part),
      ...placeFaults(part, known),
      ...statusFaults(part, draft),
      ...ungrounded(part, known),
    ]),
    ...sentencesOf(prose).flatMap((sentence) => [...comparisonFaults(sentence, draft), ...unprovable(sentence)]),
  ];
}

const OF_CALL = /\b(calls?|talk|speak|phone|llamadas?|hablar|appels?|parler|anruf|gespräch|telefon\p{L}*|ligação|conversa)\b/iu;

const OF_OFFICE =
  /\b(office|open(s|ed|ing)?|clos(e|es|ed|ing)|hours|reach|weekdays|call us|phone|oficina|abiert[oa]|horario|anrufen|erreichen|appeler|llamarnos|ligar para|bureau|ouvert|horaires?|joindre|buro|geoffnet|erreich\p{L}+|escritorio|abert[oa])\b/iu;

const OF_CLOSED =
  /(?<!\p{L})(closed|not open|only (on )?weekdays|cerrad[oa]|no abr\p{L}+|fermee?|geschlossen|nicht geoffnet|fechad[oa])(?!\p{L})/iu;
const WEEK = [1, 2, 3, 4, 5, 6, 7];
const dayOf = (day: number, only: RegExp): Claim => ({ kind: 'day', value: day, tolerance: 0, words: String(day), only });

/** The minutes that a call takes are no way to the beach, and the hour the office closes is no appointment. */
function officeClaims({ brokerageWords, settings }: GuardContext): Claim[] {
  const { officeHours } = settings.brokerage;
  const hours = claimsIn(plainCharacters(officeHours)).map((claim) => ({ ...claim, only: OF_OFFICE }));
  const open = hours.flatMap(({ kind, value }) => (kind === 'day' ? [value] : []));
  const closed = WEEK.filter((day) => open.length > 0 && !open.includes(day)).map((day) => dayOf(day, OF_CLOSED));
  const others = claimsIn(plainCharacters(brokerageWords.replace(officeHours, '')));
  return [...hours, ...closed, ...others.map((claim) => (claim.kind === 'distance' ? { ...claim, only: OF_CALL } : claim))];
}

/** A customer's "1500" may be told back as "$1,500 per month". */
function customersClaims(words: string): Claim[] {
  const claims = claimsIn(words);
  const isPrice = ({ kind, value }: Claim) => kind === 'money' || (kind === 'number' && Number(value) >= 100);
  return [...claims, ...claims.filter(isPrice).map((claim) => ({ ...claim, kind: 'money' as const, isMonthly: true }))];
}

function unmatched(part: Part, { draft, context, customer, office, listings }: Known): string[] {
  const facts = [
    ...office,
    ...(part.isGone ? [] : part.listing ? (listings.get(part.listing.listingKey) ?? []) : [...listings.values()].flat()),
  ];
  const words = (part.listing ? [part.listing] : draft.listings).map(wordsOf).join('\n');
  // The customer may be told back what they wish, never that a home grants it.
  const { rest, mayWish } = withoutWishes(part.text, { customer, words: context.customerWords, isHeld: part.listing !== null });
  // An owner is told back what they said of their own home, which is none of ours.
  const isOfTheirs = context.move === 'acknowledge_seller' && part.listing === null && draft.listings.length === 0;
  const allowed = mayWish || isOfTheirs ? [...facts, ...customer] : facts;
  // An owner is asked of his own home: "has anything been renovated?" says nothing of a home of ours.
  const isWishQuestion = /\?\s*$/.test(part.sentence) && (isOfTheirs || WISH_QUESTION.test(part.sentence));
  return claimsIn(rest)
    .filter(({ kind, words }) => !((isWishQuestion && ASKED.has(kind)) || (part.sentence.endsWith('?') && /week-?end/i.test(words))))
    .filter((claim) => claim.kind !== 'type' || part.listing !== null)
    .filter((claim) => !allowed.some((fact) => isSame(claim, fact) && (!fact.only || fact.only.test(withoutAccents(part.sentence)))))
    .filter(
      (claim) =>
        !(isCustomersAddress(claim, customer) && !OFFERS.test(part.sentence)) &&
        !isNearKnown(claim, `${words}\n${mayWish ? context.customerWords.toLowerCase() : ''}`),
    )
    .map((claim) => `"${claim.words}" (${claim.kind}) stands in no listing of this mail and not in the customer's words`);
}

/** "Would you like a garden?" asks; "Did you know that it has a garden?" tells. */
const WISH_QUESTION =
  /\b(would you|do you|should it|does it (need|have) to|are you looking|is there anything|prefer|how important|important|importante|wichtig|how far|what|which|le gustaría|prefiere|quiere|busca|souhaitez|préférez|voulez|avez-vous|faut-il|faut|möchten|wünschen|haben sie|soll(?:te)? es|suchen sie|bevorzugen|brauchen sie|gostaria|prefere|precisa|você tem|procura)(?!\p{L})/iu;

/** What a wish may be asked for. A price or a number of rooms in a question tells too much. */
const ASKED = new Set<Claim['kind']>(['feature', 'type', 'near']);

function isSame(claim: Claim, fact: Claim): boolean {
  // A bare number may be a price told without its sign: "within your 600000".
  const isBarePrice = claim.kind === 'number' && fact.kind === 'money' && Number(claim.value) >= 10_000;
  if (claim.kind !== fact.kind && !isBarePrice) return false;
  if (Boolean(claim.isNegated) !== Boolean(fact.isNegated)) return false;
  if (claim.isMonthly && !fact.isMonthly) return false;
  if (typeof claim.value === 'string' || typeof fact.value === 'string') return claim.value === fact.value;
  return (
    Math.abs(claim.value - fact.value) <=
    Math.max(claim.tolerance, fact.kind === 'area' || fact.kind === 'money' || fact.kind === 'rate' ? fact.tolerance : 0)
  );
}

/** What a customer names is not ours to offer. */
const OFFERS =
  /\b((may|might|could|will|would|['’]ll) (also |really )?(like|love|suit|interest|enjoy)|have a look|take a look|is available|for sale|on the market|listed|recommend|suggest|le (gustara|puede gustar|interesara)|pourrait vous plaire|en vente|konnte ihnen gefallen)\b/iu;

/** An address of the customer's own says nothing of a listing; what is said of it is another claim. */
function isCustomersAddress({ kind, value }: Claim, customer: readonly Claim[]): boolean {
  return kind === 'address' && customer.some((fact) => fact.kind === 'address' && fact.value === value);
}

const FLOOR = /floor|stock|étage|piso|planta|andar|geschoss/u;

/** "The ferry landing around the corner": the noun stands in the listing's words. */
function isNearKnown({ kind, value }: Claim, words: string): boolean {
  if (kind !== 'near') return false;
  const noun = String(value).split(/\s+/).at(-1)?.replace(/s$/, '') ?? '';
  if (FLOOR.test(String(value))) return words.includes(String(value));
  return new RegExp(`(?<!\\p{L})${noun}s?(?!\\p{L})`, 'u').test(words);
}

/** What the customer wrote of may be spoken of where their wish is told back. */
function ungrounded({ text, listing }: Part, { draft, context, customer }: Known): string[] {
  const language = languageRead(draft.language);
  if (!language) return [];
  const homes = listing ? [listing] : [...draft.listings, ...draft.unavailable];
  const { mayWish } = withoutWishes(text, { customer, words: context.customerWords, isHeld: listing !== null });
  const told = [...homes.map((home) => `${wordsOf(home)} ${placesOf(home)}`), mayWish ? plainCharacters(context.customerWords) : ''];
  const known =
    withoutAccents(told.join(' '))
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? [];
  return groundFaults(text, { language, known: new Set(known) });
}

function unprovable(told: string): string[] {
  const sentence = withoutAccents(told);
  return UNPROVABLE.flatMap(([what, pattern]) => {
    const words = pattern.exec(sentence)?.[0];
    return words ? [`"${words}" speaks of ${what}, which no listing can prove`] : [];
  });
}
