import type { Criteria, Match, PublicProperty } from '../../../shared/property.ts';
import { SUGGESTIBLE_STATUSES } from '../../../shared/property.ts';
import { areaKey, isLease, subTypesMeant, typeWords } from '../property-words.ts';
import { featureNamed, hasFeature } from './features.ts';
import { STRETCH } from './preselect.ts';
import { type Taste, weighTaste } from './weigh-taste.ts';

export type ScoreOptions = { alreadySent?: readonly string[]; discarded?: readonly string[]; tastes?: readonly Taste[] };

/** One thing a listing is weighed by: how well it fits (0–1), how much it counts, and whether a misfit rules it out. */
type Weighed = { fit: number; weight: number; why: string; isOut?: boolean };

/**
 * Weighs listings against what somebody looks for: best first, each with its reasons, taken or not. What may not be
 * shown (status, display rights), was sent before or was turned down is never taken.
 */
export function scoreProperties(
  properties: readonly PublicProperty[],
  criteria: Criteria,
  { alreadySent = [], discarded = [], tastes = [] }: ScoreOptions = {},
): Match[] {
  const sent = new Set(alreadySent);
  const refused = new Set(discarded);
  const matches = properties.map((property) => {
    const bar = barTo(property, { sent, refused });
    const weighed: Weighed[] = [...weigh(property, criteria), ...weighTaste(property, tastes)];
    const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
    const score = total === 0 ? 0.5 : weighed.reduce((sum, { fit, weight }) => sum + fit * weight, 0) / total;
    const reasons = weighed.map(({ why }) => why).filter(Boolean);
    return {
      property,
      score: round(score),
      taken: !bar && !weighed.some(({ isOut }) => isOut),
      reasons: bar ? [bar, ...reasons] : reasons,
    };
  });
  return matches.sort(
    (a, b) => Number(b.taken) - Number(a.taken) || b.score - a.score || a.property.listingKey.localeCompare(b.property.listingKey),
  );
}

function barTo(property: PublicProperty, { sent, refused }: { sent: Set<string>; refused: Set<string> }): string | null {
  if (!SUGGESTIBLE_STATUSES.some((status) => status === property.standardStatus)) return `not available (${property.standardStatus})`;
  if (!property.internetEntireListingDisplayYN) return 'the owner does not allow internet display';
  if (refused.has(property.listingKey)) return 'the customer turned it down';
  if (sent.has(property.listingKey)) return 'sent to this customer before';
  return null;
}

function weigh(property: PublicProperty, criteria: Criteria): Weighed[] {
  return [
    weighDeal(property, criteria),
    weighArea(property, criteria),
    weighPrice(property, criteria),
    weighCount(property.bedroomsTotal, criteria.bedroomsMin, { what: 'bedrooms', weight: 2 }),
    weighCount(property.bathroomsTotalInteger, criteria.bathroomsMin, { what: 'bathrooms', weight: 1 }),
    weighType(property, criteria),
    ...weighFeatures(property, criteria),
  ].filter((weighed) => weighed !== null);
}

function weighDeal(property: PublicProperty, { lease }: Criteria): Weighed | null {
  if (lease === undefined) return null;
  if (isLease(property) === lease) return { fit: 1, weight: 0, why: lease ? 'for rent' : 'for sale' };
  return { fit: 0, weight: 1, why: lease ? 'for sale, not for rent' : 'for rent, not for sale', isOut: true };
}

function weighArea(property: PublicProperty, { areas = [] }: Criteria): Weighed | null {
  const wanted = areas.map(areaKey).filter(Boolean);
  if (wanted.length === 0) return null;
  const own = [property.subdivisionName, property.city, property.postalCode, property.countyOrParish].filter(Boolean);
  const hit = own.find((place) => wanted.some((area) => isSamePlace(areaKey(place), area)));
  if (hit) return { fit: 1, weight: 3, why: `in ${hit}` };
  return { fit: 0, weight: 3, why: `in ${property.subdivisionName || property.city}, not in ${areas.join(' or ')}`, isOut: true };
}

/** The same words, or one name within the other at word borders ("harbour" and "harbour hill"). */
function isSamePlace(place: string, area: string): boolean {
  return place === area || ` ${place} `.includes(` ${area} `) || ` ${area} `.includes(` ${place} `);
}

function weighPrice(property: PublicProperty, { priceMin, priceMax }: Criteria): Weighed | null {
  const { listPrice } = property;
  if (priceMax === undefined && priceMin === undefined) return null;
  if (priceMax !== undefined && listPrice > priceMax) {
    const over = Math.round((listPrice / priceMax - 1) * 100);
    return { fit: 0.4, weight: 3, why: `${Math.max(over, 1)}% above the budget`, isOut: listPrice > priceMax * STRETCH };
  }
  if (priceMin !== undefined && listPrice < priceMin) return { fit: 0.6, weight: 3, why: 'below the lowest price asked for' };
  return { fit: 1, weight: 3, why: 'within the budget' };
}

function weighCount(has: number | null, wants: number | undefined, { what, weight }: { what: string; weight: number }): Weighed | null {
  if (wants === undefined) return null;
  if (has === null) return { fit: 0.3, weight, why: `${what} not stated` };
  // RESO counts baths in whole numbers here, customers in halves: 2.5 is met by 2.
  const counted = `${has} ${has === 1 ? what.replace(/s$/, '') : what}`;
  if (has >= Math.floor(wants)) return { fit: has - wants > 2 ? 0.8 : 1, weight, why: counted };
  return { fit: 0, weight, why: `${counted}, wants ${wants}`, isOut: true };
}

function weighType(property: PublicProperty, { propertyTypes = [] }: Criteria): Weighed | null {
  const meant = subTypesMeant(propertyTypes);
  if (meant.length === 0) return null;
  const type = typeWords(property);
  const words = `${/^[aeiou]/i.test(type) ? 'an' : 'a'} ${type}`;
  if (meant.some((type) => type === property.propertySubType)) return { fit: 1, weight: 2, why: words };
  return { fit: 0, weight: 2, why: `${words}, wants ${propertyTypes.join(' or ')}`, isOut: true };
}

/** A wish that is not met lowers a listing; one that the catalogue rules out, a pet above all, may rule out the listing. */
function weighFeatures(property: PublicProperty, { features = [] }: Criteria): Weighed[] {
  return features.map((feature) => {
    const has = hasFeature(property, feature);
    if (has) return { fit: 1, weight: 1, why: `has ${feature}` };
    if (has === null) return { fit: 0.2, weight: 1, why: `no ${feature} stated` };
    return { fit: 0, weight: 1, why: `no ${feature}`, isOut: featureNamed(feature) === 'pets' };
  });
}

const round = (value: number) => Math.round(value * 1000) / 1000;
