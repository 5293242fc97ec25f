import { expect, test } from 'bun:test';
import { audienceWords } from './audience.ts';
import { mergeSample } from './merge-sample.ts';

test('known fields are filled in and unknown ones stay visible', () => {
  expect(mergeSample('Hi {{ firstName }} {{lastName}}, {{ shoeSize }}?')).toBe('Hi Maya Okafor, {{ shoeSize }}?');
});

test('an audience is told in words', () => {
  expect(audienceWords({ stages: ['hot', 'call_scheduled'] })).toBe('Everybody who is Hot or Call scheduled');
  expect(audienceWords({ tags: ['waterfront'] })).toBe('Everybody who has the tag waterfront');
  expect(audienceWords({ stages: ['new'], tags: ['a', 'b'] })).toBe('Everybody who is New and has the tag a or b');
});
