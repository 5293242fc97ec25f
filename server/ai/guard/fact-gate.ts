import type { PublicProperty } from '../../../shared/property.ts';
import { type Draft, proseOf } from '../draft/draft.ts';
import { type Claim, claimsIn } from './claims.ts';
import type { GuardContext } from './guard-context.ts';
import { factsOf, namesOf } from './listing-facts.ts';
import { sentencesOf } from './sentences.ts';

const GONE =
  /\b(no longer|not available|any ?more|sold|under contract|off the market|pending|taken)\b|\bya no\b|\bvendid[oa]s?\b|\bbajo contrato\b|\bn['’]est plus\b|\bplus disponible\b|\bvendue?s?\b|\bsous compromis\b/iu;
const SAYS_GONE =
  /\b(is|was|are|has been|have been|just) (already )?(sold|pending|under contract|off the market|no longer available)\b|\b(está|fue) vendid|\best (déjà )?vendue?\b/iu;
const OF_CUSTOMER = /\b(you|your|yours|asked|su|sus|usted|tu|tus|buscas?|pidi[óo]|vous|votre|vos|demandé)\b/iu;

/**
 * Every price, number, area, year, address, time, feature and status in the prose must stand in a listing of this mail
 * or in the customer's own words. Returns the claims that stand nowhere.
 */
export function factGate(draft: Draft, context: GuardContext): string[] {
  const customer = claimsIn(context.customerWords);
  const ours = [...claimsIn(context.brokerageWords), ...draft.listings.flatMap(factsOf)];
  return sentencesOf(proseOf(draft)).flatMap((sentence) => [
    ...statusFaults(sentence, draft),
    ...unmatched(sentence, { draft, customer, ours }),
  ]);
}

function unmatched(sentence: string, { draft, customer, ours }: { draft: Draft; customer: Claim[]; ours: Claim[] }): string[] {
  const named = draft.listings.filter((listing) => isNamed(sentence, listing));
  const rest = [...draft.listings, ...draft.unavailable].reduce(cutNames, sentence);
  // A sentence about one listing is held to that one: the neighbour's bedrooms are a wrong answer.
  const facts =
    named.length === 1 && named[0] ? [...factsOf(named[0]), ...(OF_CUSTOMER.test(sentence) ? customer : [])] : [...ours, ...customer];
  const isQuestion = sentence.endsWith('?');
  return claimsIn(rest)
    .filter((claim) => !(isQuestion && claim.kind === 'feature'))
    .filter((claim) => !facts.some((fact) => isSame(claim, fact)) && !isOfOffice(claim, ours))
    .map((claim) => `"${claim.words}" (${claim.kind}) stands in no listing of this mail and not in the customer's words`);
}

/** Office hours, call times and the length of a call hold beside any listing. */
function isOfOffice(claim: Claim, ours: Claim[]): boolean {
  return (claim.kind === 'time' || claim.kind === 'distance') && ours.some((fact) => isSame(claim, fact));
}

function isSame(claim: Claim, fact: Claim): boolean {
  // A bare number may be any number we know: "within your 600000".
  const isComparable = claim.kind === fact.kind || (claim.kind === 'number' && typeof fact.value === 'number');
  if (!isComparable) return false;
  if (typeof claim.value === 'string' || typeof fact.value === 'string') return claim.value === fact.value;
  return Math.abs(claim.value - fact.value) <= Math.max(claim.tolerance, fact.tolerance);
}

function statusFaults(sentence: string, draft: Draft): string[] {
  const gone = draft.unavailable.filter((listing) => isNamed(sentence, listing));
  if (gone.length > 0)
    return GONE.test(sentence)
      ? []
      : gone.map((listing) => `${namesOf(listing)[0]} is ${listing.standardStatus} and is not said to be off the market`);
  const live = draft.listings.filter((listing) => isNamed(sentence, listing));
  const isWrong = SAYS_GONE.test(sentence) && !sentence.endsWith('?') && (live.length > 0 || draft.unavailable.length === 0);
  return isWrong ? [`"${sentence}" says a listing is gone that is not`] : [];
}

function isNamed(sentence: string, listing: PublicProperty): boolean {
  const words = fold(sentence);
  return namesOf(listing).some((name) => words.includes(fold(name)));
}

function cutNames(sentence: string, listing: PublicProperty): string {
  return namesOf(listing).reduce((rest, name) => {
    const at = fold(rest).indexOf(fold(name));
    return at < 0 ? rest : `${rest.slice(0, at)}•${rest.slice(at + name.length)}`;
  }, sentence);
}

const fold = (text: string) => text.toLowerCase();
