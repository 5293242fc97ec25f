import { expect, test } from 'bun:test';
import { audienceWords } from './audience-words.ts';

const names = {
  money: (amount: number) => `$${amount}`,
  owner: (id: string | null) => (id === null ? 'nobody' : 'Ada Larkin'),
  campaign: () => 'Spring in Orchard Falls',
};

test('a filter that says nothing is everybody, one condition stands alone, several are joined', () => {
  expect(audienceWords({}, names)).toBe('Everybody');
  expect(audienceWords({ tags: [] }, names)).toBe('Everybody');
  expect(audienceWords({ tags: ['waterfront'] }, names)).toBe('Everybody who has the tag waterfront');
  expect(audienceWords({ stages: ['hot', 'call_scheduled'], tags: ['a', 'b', 'c'], areas: ['Mill Hill'] }, names)).toBe(
    'Everybody who stands at Hot or Call scheduled, has the tag a, b or c and looks in Mill Hill',
  );
});

test('money, owners, campaigns and listings are told by name', () => {
  expect(audienceWords({ budget: { min: 400_000, max: 600_000 } }, names)).toBe(
    'Everybody who would spend $400000 or more and would spend at most $600000',
  );
  expect(audienceWords({ ownerIds: [null, 'x'] }, names)).toBe('Everybody who belongs to nobody or Ada Larkin');
  expect(audienceWords({ campaign: { campaignId: 'x', was: 'not_replied' } }, names)).toBe(
    'Everybody who got and did not answer “Spring in Orchard Falls”',
  );
  expect(audienceWords({ languages: ['fr', 'es'] }, names)).toBe('Everybody who reads French or Spanish');
  expect(audienceWords({ listing: { listingKey: 'PL-1', preference: 'Discard' } }, names)).toBe('Everybody who turned PL-1 down');
  expect(audienceWords({ contactIds: ['a', 'b'], engagement: ['silent'] }, names)).toBe(
    'Everybody who is one of 2 chosen by hand and never wrote to us',
  );
});
