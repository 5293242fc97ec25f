import { areaKey } from '../../properties/property-words.ts';
import type { Claim } from '../claims/claim.ts';
import { placesOf } from '../claims/listing-facts.ts';
import type { Part } from '../claims/split-by-listing.ts';
import { withoutWishes } from '../claims/wishes.ts';
import type { Draft } from '../draft/draft.ts';
import type { GuardContext } from './guard-context.ts';

/** What a sentence is held against, worked out once per draft. */
export type Known = { draft: Draft; context: GuardContext; customer: Claim[]; office: Claim[]; listings: Map<string, Claim[]> };

const NAME = String.raw`\p{Lu}[\p{L}'’-]+(?:\s(?:of\s|de\s|la\s)?\p{Lu}[\p{L}'’-]+){0,3}`;
const PLACE = new RegExp(
  String.raw`(?<!\p{L})(?:[Ii]n|[Nn]ear|[Aa]round|[Ww]ithin|on|off|en|cerca de|à|près de|dans|em|perto de|nahe)\s+(?:the\s+(?:heart|cent(?:er|re)|middle|north|south|east|west|edge)\s+of\s+)?(?:the\s+|el\s+|la\s+|le\s+)?(${NAME})`,
  'gu',
);
const NO_PLACE =
  /^(January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|English|Spanish|French|Ihre?[mnrs]?|I|We|You|Your|Our|It|The|This|That|These|Fair Housing|AI)\b/u;

/**
 * Places a sentence puts something in: they must be the listing's, the brokerage's, or the customer's own. A home in
 * Mill Hill is not in Eastgate, however much the customer would like it to be.
 */
export function placeFaults(part: Part, { draft, context, customer }: Known): string[] {
  const { rest, mayWish } = withoutWishes(part.text, { customer, words: context.customerWords, isHeld: part.listing !== null });
  const homes = part.listing ? [part.listing] : draft.listings;
  const { name, postalAddress } = context.settings.brokerage;
  const told = part.listing === null && (mayWish || !SAYS_WHERE.test(part.text)) ? context.customerWords : '';
  const known = ` ${areaKey([...homes.map(placesOf), name, postalAddress, context.brokerageWords, told].join(' · '))} `;
  const isOwnWish = (place: string) => ` ${areaKey(context.customerWords)} `.includes(` ${areaKey(place)} `);
  return (
    [...rest.matchAll(PLACE)]
      .map(({ 1: place = '', index }) => ({ place, before: rest.slice(0, index) }))
      .filter(({ place, before }) => !(isOwnWish(place) && NOT_THERE.test(before)))
      .map(({ place }) => place)
      // German writes every noun with a capital: "in Ruhe" is no place.
      .filter((place) => draft.language !== 'de' || place.includes(' ') || isOwnWish(place))
      .filter((place) => !NO_PLACE.test(place) && !known.includes(` ${areaKey(place)} `))
      .map((place) => `"${place}" (place) is not where a listing of this mail is`)
  );
}

/** "Neither home is in Orchard Falls" puts no home there. */
const NOT_THERE =
  /(?<!\p{L})(not|n['’]t|neither|none|rather than|instead of|outside|no|ni|sin|en lugar de|pas|plutôt qu\p{L}*|nicht|statt|não)(?!\p{L})[^.;]{0,40}$/iu;

/** Says that homes are somewhere. */
const SAYS_WHERE =
  /\b(is|are|lies|stands|located|set|situated|está|están|se encuentra|est|sont|se trouve|ist|liegt|befindet sich|fica|é|está) (in|near|on|within|around|en|à|dans|cerca|près)\b/iu;
