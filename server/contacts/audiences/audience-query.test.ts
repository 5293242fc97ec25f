import { expect, test } from 'bun:test';
import type { AudienceFilter } from '../../../shared/audience.ts';
import { audienceQuery } from './audience-query.ts';

const NOW = new Date('2026-03-02T15:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const clauses = (filter: AudienceFilter) => (audienceQuery(filter, NOW) as { $and?: unknown[] }).$and;

test('a filter that says nothing asks for everybody, and so do empty lists', () => {
  expect(audienceQuery({}, NOW)).toEqual({});
  expect(audienceQuery({ tags: [], stages: [], budget: {}, lastContact: {}, search: '' }, NOW)).toEqual({});
});

test('nothing picked is nobody, unless something else is named', () => {
  expect(clauses({ contactIds: [] })).toEqual([{ _id: { $in: [] } }]);
  expect(clauses({ contactIds: [], tags: [], budget: {} })).toEqual([{ _id: { $in: [] } }]);
  expect(clauses({ contactIds: [], tags: ['news'] })).toEqual([{ tags: 'news' }]);
});

test.each<[AudienceFilter, unknown[]]>([
  [{ contactIds: ['a', 'b'] }, [{ _id: { $in: ['a', 'b'] } }]],
  [{ stages: ['hot', 'nurture'], tags: ['news'] }, [{ tags: 'news' }, { stage: { $in: ['hot', 'nurture'] } }]],
  [{ withoutTags: ['vip'] }, [{ tags: { $nin: ['vip'] } }]],
  [{ ownerIds: [null] }, [{ ownerId: null }]],
  [
    { consent: ['subscribed'], languages: ['es'], sources: ['Zillow'] },
    [{ 'consent.state': 'subscribed' }, { leadSource: 'Zillow' }, { preferredLanguage: 'es' }],
  ],
  [{ areas: ['São Pedro'] }, [{ areaKeys: 'sao pedro' }]],
  [{ budget: { min: 0, max: 500_000 } }, [{ budgetMost: { $gte: 0, $lte: 500_000 } }]],
  [{ lastContact: { withinDays: 30 } }, [{ $or: [{ lastInboundAt: { $gte: daysAgo(30) } }, { lastOutboundAt: { $gte: daysAgo(30) } }] }]],
  [{ lastContact: { before: NOW } }, [{ lastInboundAt: { $not: { $gte: NOW } }, lastOutboundAt: { $not: { $gte: NOW } } }]],
  [{ engagement: ['silent'] }, [{ $or: [{ lastInboundAt: null }] }]],
  [
    { listing: { listingKey: 'PL-1', preference: 'Favorite' } },
    [{ listings: { $elemMatch: { listingKey: 'PL-1', contactListingPreference: 'Favorite' } } }],
  ],
  [{ campaign: { campaignId: 'c', was: 'not_sent' } }, [{ campaignsSent: { $ne: 'c' } }]],
  [{ campaign: { was: 'replied' } }, [{ campaignsReplied: { $gt: '' } }]],
  [{ search: 'Ana Núñ' }, [{ searchKeys: /^ana/ }, { searchKeys: /^nun/ }]],
  [{ search: '(207) 555-1234' }, [{ searchKeys: /^2075551234/ }]],
])('%j becomes its question', (filter, expected) => {
  expect(clauses(filter)).toEqual(expected);
});

test('what is typed is never a pattern or an operator', () => {
  expect(clauses({ search: '.* $where' })).toEqual([{ searchKeys: /^\.\*/ }, { searchKeys: /^\$where/ }]);
});
