import { expect, test } from 'bun:test';
import { placeOf } from './place-of.ts';

test.each([
  ['name', { step: 'audience', mail: 0 }],
  ['audience.lastContact.withinDays', { step: 'audience', mail: 0 }],
  ['subjectB', { step: 'content', mail: 0 }],
  ['steps.1.body', { step: 'content', mail: 2 }],
  ['listingKeys.0', { step: 'properties', mail: 0 }],
  ['perMinute', { step: 'schedule', mail: 0 }],
] as const)('%s is written in its place', (path, place) => expect(placeOf(path)).toEqual(place));
