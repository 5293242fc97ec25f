import { expect, test } from 'bun:test';
import type { Funnel, Insights } from '../../shared/insights.ts';
import { writeCsv } from './write-csv.ts';

const steps: Funnel = { wrote: 2, answered: 1, qualified: 1, listingsSent: 0, callOffered: 0, callBooked: 0 };
const insights = {
  days: [
    {
      ...{ day: '2026-03-02', arrived: 3, kinds: { buyer_lead: 2, spam: 1 } },
      answers: { ai_alone: 1, ai_reviewed: 0, person: 0 },
      response: { count: 1, p50Ms: 61_400, p95Ms: 61_400 },
    },
    {
      ...{ day: '2026-03-03', arrived: 0, kinds: {} },
      answers: { ai_alone: 0, ai_reviewed: 0, person: 0 },
      response: { count: 0, p50Ms: null, p95Ms: null },
    },
  ],
  funnel: {
    total: steps,
    bySource: [{ source: '=HYPERLINK("http://x")', steps }],
    byCampaign: [{ campaignId: 'c', name: 'Spring, "early"', steps }],
  },
} as unknown as Insights;

test('days and funnel stand in rows, waits in seconds, and only kinds that came have a column', () => {
  expect(writeCsv(insights).split('\r\n').slice(0, 3)).toEqual([
    'Day,Mail in,Buyers,Spam,AI alone,AI after review,A person,Median wait (s),95th percentile (s)',
    '2026-03-02,3,2,1,1,0,0,61,61',
    '2026-03-03,0,0,0,0,0,0,,',
  ]);
});

test.each([
  ...['=1+1', '+1+1', '-1+1', '@SUM(1)', '|cmd', '＝1+1'].map((name) => [name, `'${name}`]),
  ...[
    [' =1+1', "' =1+1"],
    ['\t=1+1', "\t'=1+1"],
    ['Fair;=1+1', "Fair;'=1+1"],
    ['\r@x', '"\r\'@x"'],
    ['Fair', 'Fair'],
  ],
])('a source called %p is written as %p', (source, written) => {
  const funnel = { ...insights.funnel, bySource: [{ source, steps }] };
  expect(writeCsv({ ...insights, funnel } as Insights)).toContain(`\r\n${written},2,1,1,0,0,0\r\n`);
});

test('a name is never a formula, and quotes and commas stay in their cell', () => {
  const lines = writeCsv(insights).split('\r\n');
  expect(lines[6]).toBe('"\'=HYPERLINK(""http://x"")",2,1,1,0,0,0');
  expect(lines[7]).toBe('"Campaign: Spring, ""early""",2,1,1,0,0,0');
});
