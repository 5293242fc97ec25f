import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { buildCampaign, buildCampaignRecipient } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';
import { countOverTime } from './count-over-time.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await CampaignRecipientModel.deleteMany({});
});

const campaign = { ...buildCampaign(), _id: 'campaign' };
/** What was sent in each span that is not empty, by the beginning of the span. */
async function sentIn(timeZone: string, times: string[], now = '2027-12-31T00:00:00Z') {
  await CampaignRecipientModel.create(times.map((at) => buildCampaignRecipient({ campaignId: 'campaign', acceptedAt: new Date(at) })));
  const { unit, spans } = await countOverTime(campaign, { now: new Date(now), timeZone });
  return { unit, spans: spans.filter(({ accepted }) => accepted > 0).map(({ at, accepted }) => [at.toISOString(), accepted]) };
}

test('a mail of the evening belongs to the day of the brokerage, not to the next one of UTC', async () => {
  expect(await sentIn('America/New_York', ['2026-11-04T03:00:00Z', '2026-11-04T15:00:00Z', '2026-11-09T03:00:00Z'])).toEqual({
    unit: 'day',
    spans: [
      ['2026-11-03T05:00:00.000Z', 1],
      ['2026-11-04T05:00:00.000Z', 1],
      ['2026-11-08T05:00:00.000Z', 1],
    ],
  });
});

test.each([
  ['America/New_York', '2026-10-30', '2026-11-03T04:30:00Z'],
  ['Europe/Berlin', '2027-03-26', '2027-03-29T22:30:00Z'],
  ['Australia/Lord_Howe', '2026-10-02', '2026-10-06T12:59:00Z'],
  ['Pacific/Apia', '2026-12-30', '2027-01-03T09:59:00Z'],
  ['Africa/Casablanca', '2027-02-05', '2027-02-09T22:59:00Z'],
])('over a change of the clocks in %s no mail is lost', async (timeZone, first, last) => {
  const hours = Array.from({ length: 100 }, (_, n) => new Date(Date.parse(last) - n * 3_600_000)).filter((at) => at >= new Date(first));
  const { spans } = await sentIn(
    timeZone,
    hours.map((at) => at.toISOString()),
  );
  expect(spans.reduce((sum, [, sent]) => sum + Number(sent), 0)).toBe(hours.length);
});

test('an hour that comes twice is two, and in India hours begin at the half', async () => {
  const twice = ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'];
  expect((await sentIn('America/New_York', twice)).spans).toEqual([
    ['2026-11-01T05:00:00.000Z', 1],
    ['2026-11-01T06:00:00.000Z', 1],
  ]);
  await CampaignRecipientModel.deleteMany({});
  expect((await sentIn('Asia/Kolkata', ['2026-11-01T05:40:00Z', '2026-11-01T06:10:00Z'])).spans).toEqual([['2026-11-01T05:30:00.000Z', 2]]);
});
