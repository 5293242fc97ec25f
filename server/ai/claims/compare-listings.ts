import type { PublicProperty } from '../../../shared/property.ts';
import { withoutAccents } from '../../words/word-edges.ts';
import type { Draft } from '../draft/draft.ts';
import type { Claim } from './claim.ts';
import { namesOf } from './listing-facts.ts';
import { squareFeet } from './number-claims.ts';

const areaOf = ({ livingArea, livingAreaUnits }: PublicProperty) =>
  livingArea === null ? null : squareFeet(livingArea, livingAreaUnits === 'SquareMeters' ? 'm²' : livingAreaUnits);

type Compared = { what: string; of: (home: PublicProperty) => number | null; more: string; less: string };
const COMPARED: readonly Compared[] = [
  {
    ...{ what: 'size', of: areaOf },
    more: 'larger|bigger|roomier|more spacious|mas (?:grande|ampli[oa])|plus (?:grande?|spacieuse?|spacieux)|gro(?:ss|ß)er|geraumiger|maior|mais espaços[oa]',
    less: 'smaller|mas pequen[oa]|plus petite?|kleiner|menor',
  },
  {
    ...{ what: 'year', of: ({ yearBuilt }) => yearBuilt },
    more: 'newer|built (?:after|later than)|mas (?:nuev|modern)[oa]|plus (?:recente?|neuve?|neuf|moderne)|neuer|junger|mais nov[oa]',
    less: 'older|built (?:before|earlier than)|mas (?:antigu|viej)[oa]|plus (?:ancien(?:ne)?|vieux|vieille)|alter|mais (?:antig|velh)[oa]',
  },
  {
    ...{ what: 'price', of: ({ listPrice }) => listPrice },
    more: 'dearer|pricier|more expensive|costs? more|higher priced|mas car[oa]|cuesta mas|plus ch(?:er|ere)|coute plus|teurer|kostet mehr|mais car[oa]|custa mais',
    less: 'cheaper|less expensive|more affordable|costs? less|lower priced|mas (?:barat|economic)[oa]|cuesta menos|moins ch(?:er|ere)|coute moins|gunstiger|billiger|preiswerter|kostet weniger|mais barat[oa]|custa menos',
  },
  {
    ...{ what: 'bedrooms', of: ({ bedroomsTotal }) => bedroomsTotal },
    more: '(?:more|additional|mas|plus de|mehr|mais) (?:bedrooms?|beds?|habitaciones|dormitorios|chambres|schlafzimmer|quartos)',
    less: '(?:fewer|less|menos|moins de|weniger) (?:bedrooms?|beds?|habitaciones|dormitorios|chambres|schlafzimmer|quartos)',
  },
  {
    ...{ what: 'bathrooms', of: ({ bathroomsTotalInteger }) => bathroomsTotalInteger },
    more: '(?:more|additional|mas|plus de|mehr|mais) (?:bath(?:room)?s?|banos|salles de bain|bader|banheiros)',
    less: '(?:fewer|less|menos|moins de|weniger) (?:bath(?:room)?s?|banos|salles de bain|bader|banheiros)',
  },
];
const PATTERNS = COMPARED.flatMap(({ what, of, more, less }) =>
  [more, less].map((words, at) => ({
    what,
    of,
    sign: at === 0 ? 1 : -1,
    pattern: new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'giu'),
  })),
);
/** Larger than a wish or a figure: that is held to the figure, not to a neighbour. */
const NO_NEIGHBOUR =
  /^\W*(?:\p{L}+\W+)?(?:than|que|als|do que)\s(?:\p{L}+\s)?(?:what|you|your|su|lo que|votre|vos|ce que|ihr\p{L}*|sie|seu|sua|o que|voce|\d|[$€£]|most|many|usual|last|before|expected)/iu;
const NOT = /(?<!\p{L})(?:not|no|n['’]t|nicht|pas|n[ãa]o|neither|weder)(?!\p{L})[^,;]{0,16}$/iu;

type Named = { home: PublicProperty; start: number; end: number };

/** "12 Harbour Street is larger than 14 Harbour Street": of two homes in the mail, the catalogue says which is more. */
export function comparisonFaults(sentence: string, { listings }: Pick<Draft, 'listings'>): string[] {
  if (listings.length < 2 || sentence.endsWith('?')) return [];
  const plain = withoutAccents(sentence);
  const named = listings.flatMap((home) => firstNaming(plain, home)).sort((a, b) => a.start - b.start || b.end - a.end);
  if (named.length === 0) return [];
  return PATTERNS.flatMap(({ what, of, sign, pattern }) =>
    [...plain.matchAll(pattern)].flatMap(({ 0: words, index }) => {
      const [before, after] = [plain.slice(0, index), plain.slice(index + words.length)];
      const one = named.findLast(({ end }) => end <= index) ?? named.find(({ start }) => start >= index);
      if (!one || NOT.test(before)) return [];
      const isFollowed = named.some(({ home, start }) => home !== one.home && start >= index);
      if (!isFollowed && NO_NEIGHBOUR.test(after)) return [];
      const others = named.some(({ home }) => home !== one.home)
        ? named.filter(({ home }) => home !== one.home).map(({ home }) => home)
        : listings.filter((home) => home !== one.home);
      const isTrue = others.every((other) => {
        const [a, b] = [of(one.home), of(other)];
        return a !== null && b !== null && (a - b) * sign > 0;
      });
      return isTrue ? [] : [`"${words}" (${what}) is not what the two listings say`];
    }),
  );
}

function firstNaming(plain: string, home: PublicProperty): Named[] {
  const [hit] = namesOf(home)
    .map((name) => ({ start: plain.toLowerCase().indexOf(withoutAccents(name).toLowerCase()), length: name.length }))
    .filter(({ start }) => start >= 0 && !/[\p{L}\p{N}]/u.test(plain[start - 1] ?? ' '));
  return hit ? [{ home, start: hit.start, end: hit.start + hit.length }] : [];
}

const COMPARES =
  /(?<!\p{L})(differ\p{L}*|\p{L}*unterschied|more|less|cheaper|dearer|apart|between|bigger|larger|smaller|below|under|beneath|leaves?|left|spare|over|above|down|lower|reduced|diferencia|mas|menos|debajo|difference|plus|moins|sous|mehr|weniger|unter|uber|gro(?:ss|ß)er|diferenca|mais|abaixo)(?!\p{L})/iu;

/** What may be worked out from the listings and the customer's own budget: how far two figures are apart, and the price of a square foot. */
export function differences({ listings }: Pick<Draft, 'listings'>, customer: readonly Claim[]): Claim[] {
  const claim = (kind: 'money' | 'rate' | 'area', value: number, tolerance: number, only?: RegExp): Claim => ({
    ...{ kind, value, tolerance, words: String(value) },
    only,
  });
  const budgets = customer.flatMap(({ kind, value }) => (kind === 'money' && typeof value === 'number' ? [value] : []));
  return listings.flatMap((one) => {
    const { listPrice, originalListPrice, livingArea } = one;
    const apart = [...listings.map((other) => other.listPrice), ...budgets, originalListPrice ?? listPrice].map((other) =>
      Math.abs(other - listPrice),
    );
    const sizes = listings.map((other) => Math.abs((areaOf(other) ?? 0) - (areaOf(one) ?? 0)));
    const rate = livingArea ? listPrice / livingArea : 0;
    return [
      ...apart.map((value) => claim('money', value, 0, COMPARES)),
      ...sizes.map((value) => claim('area', value, value * 0.015, COMPARES)),
      claim('rate', rate, rate * 0.02),
    ].filter(({ value }) => value !== 0);
  });
}
