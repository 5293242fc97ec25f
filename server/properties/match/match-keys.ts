import type { Property } from '../../../shared/property.ts';
import { areaKey } from '../property-words.ts';
import { featureNamed, featuresOf } from './features.ts';

type Keyed = Parameters<typeof featuresOf>[0] & Pick<Property, 'subdivisionName' | 'city' | 'postalCode' | 'countyOrParish'>;

const MOST_WORDS = 5;

/**
 * What matching finds a listing by, kept beside it under one index: every run of words of its places ("old harbour
 * hill" is found by "harbour"), and the features it is known to have.
 */
export function matchKeysOf(property: Keyed): string[] {
  const places = [property.subdivisionName, property.city, property.postalCode, property.countyOrParish].map(areaKey).filter(Boolean);
  const runs = places.flatMap(runsOf);
  return [
    ...new Set([
      ...places.map((place) => `at ${place}`),
      ...runs.map((run) => `in ${run}`),
      ...featuresOf(property).map((name) => `has ${name}`),
    ]),
  ];
}

/**
 * The keys of the areas somebody names, the closest first: places of that very name, then places whose name holds it,
 * then places that are named within it ("harbour hill near the sea").
 */
export function areaKeysOf(areas: readonly string[]): string[][] {
  const names = areas.map(areaKey).filter(Boolean);
  const within = names.flatMap(runsOf).filter((run) => run.length >= 4);
  return [names.map((name) => `at ${name}`), names.map((name) => `in ${name}`), within.map((run) => `at ${run}`).slice(0, 60)];
}

export function featureKeysOf(features: readonly string[]): string[] {
  return [...new Set(features.map((feature) => `has ${featureNamed(feature)}`))];
}

function runsOf(place: string): string[] {
  const words = place.split(' ').filter(Boolean).slice(0, MOST_WORDS);
  return words.flatMap((_, from) => words.slice(from).map((_, length) => words.slice(from, from + length + 1).join(' ')));
}
