import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { DateTime } from 'luxon';
import type { InsightsMetric } from '../../shared/insights.ts';
import type { MailKind, Message } from '../../shared/message.ts';
import { DecisionModel } from '../ai/decision.model.ts';
import { spendBook } from '../ai/model/spend-book.ts';
import { bookCall } from '../calls/book-call.ts';
import { CampaignModel } from '../campaigns/campaign.model.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { noteArrival } from '../inbox/arrive/note-arrival.ts';
import { markAccepted } from '../inbox/ledger/mark-mail.ts';
import { noteAnswer } from '../inbox/measure/note-answer.ts';
import { noteMilestone } from '../inbox/measure/note-milestone.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { discardDraft, editDraft } from '../inbox/outbox/update-draft.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { buildCampaign, buildContact, buildDecision, buildMessage, buildOutbound, buildThread } from '../test/build.ts';
import { startApi, type TestApi } from '../test/start-api.ts';
import { createTestEdges } from '../test/test-edges.ts';

/**
 * A week of a small brokerage in Port Larkin (America/New_York), from Monday 2 March to Sunday 8 March 2026, the day on which
 * clocks go forward. Each line is one mail as it really comes or leaves; the figures below are counted from it by hand.
 */
const WEEK = `
  day    at     who    what          more
  03-01  23:59  Zoe    buyer_lead    .                  before the week: no arrival and no lead of it
  03-02  00:10  Zoe    ai            .                  11 min; the answer left within the week
  03-02  09:00  Ana    buyer_lead    .
  03-02  09:02  Ana    ai            listings           2 min
  03-02  10:00  Ben    seller_lead   .                  through Zillow
  03-02  10:05  Ben    seller_lead   .                  a burst: he waits since 10:00
  03-02  10:15  Ben    ai            edited             15 min, a person looked at it
  03-02  23:30  Cem    renter_lead   .                  Tuesday in UTC, Monday here
  03-03  00:30  Cem    agent         .                  60 min
  03-03  00:40  Cem    agent         .                  a second mail in a row answers nothing
  03-04  08:00  Ana    buyer_lead    .
  03-04  08:01  Ana    hand_over     .                  a word that a person will answer is no answer
  03-04  10:00  Ana    other_client  .                  120 min, from another mail program
  03-05  12:00  Dee    buyer_lead    .                  answers the campaign
  03-05  12:03  Dee    ai            offer,listings     3 min
  03-05  12:30  Eve    general_inquiry .                nobody answered
  03-05  12:31  Eve    ai            voided             withdrawn: no answer
  03-05  12:40  Eve    ai            discarded          thrown away by a person
  03-06  07:00  Ana    auto_reply    .                  a machine's: arrives, and waits for nothing
  03-06  07:30  Ana    follow_up     listings           no answer
  03-06  09:00  Old    buyer_lead    backfill           the past: counted nowhere
  03-07  11:00  Fay    spam          .
  03-08  03:30  Ben    seller_lead   .                  the hour after the clocks went forward
  03-08  03:34  Ben    ai            .                  4 min
  03-09  00:00  Ana    buyer_lead    .                  the next week
`;

const ZONE = 'America/New_York';
const clock = (text: string) => DateTime.fromISO(`2026-${text}`, { zone: ZONE }).toJSDate();
const span = { from: clock('03-02T00:00'), to: clock('03-09T00:00') };

let api: TestApi;
let campaignId: string;
const threadOf = new Map<string, string>();

beforeAll(async () => {
  api = await startApi();
  campaignId = (await CampaignModel.create(buildCampaign({ name: 'Spring' })))._id;
  for (const [day = '', at = '', who = '', what = '', more = ''] of WEEK.trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/)))
    await live(clock(`${day}T${at}`), { who, what, more });
  await rest();
}, 60_000);
afterAll(() => api.close());

type Line = { who: string; what: string; more: string };

async function live(at: Date, { who, what, more }: Line): Promise<void> {
  const threadId = threadOf.get(who) ?? (await meet(who, what));
  threadOf.set(who, threadId);
  const thread = await ThreadModel.findById(threadId).lean();
  const about = { threadId, contactId: thread?.contactId ?? null, sortAt: at, subject: `${who} writes` };
  if (!['ai', 'agent', 'hand_over', 'follow_up', 'other_client'].includes(what)) return arrive({ ...about, kind: what as MailKind }, more);
  if (what === 'other_client')
    return noteAnswer((await MessageModel.create(buildMessage({ ...about, direction: 'outbound', author: what }))).toObject());
  const edges = createTestEdges({ now: at });
  const last = await MessageModel.findOne({ threadId, direction: 'inbound' }).sort({ sortAt: -1 }).lean();
  const purpose = what === 'hand_over' || what === 'follow_up' ? what : ('reply' as const);
  const isDraft = ['edited', 'discarded', 'voided'].includes(more);
  const { _id } = await MessageModel.create(
    buildOutbound({
      ...{ ...about, author: what === 'agent' ? 'agent' : 'ai', userId: what === 'agent' ? 'grace' : null },
      listingKeys: more.includes('listings') ? ['PL-1'] : [],
      offeredSlots: more.includes('offer') ? [{ slotId: 'x', startsAt: at, endsAt: at }] : [],
      delivery: { purpose, basedOn: last?._id ?? null, state: isDraft ? 'holding' : 'handing_over' },
    }),
  );
  if (more === 'edited') await editDraft({ messageId: _id, userId: 'grace', text: 'Better words.' }, edges);
  if (more === 'discarded') await discardDraft({ messageId: _id, userId: 'grace' }, edges);
  if (more === 'voided') await MessageModel.updateOne({ _id }, { $set: { 'delivery.state': 'voided' } });
  if (more === 'discarded' || more === 'voided') return;
  await MessageModel.updateOne({ _id }, { $set: { 'delivery.state': 'handing_over', 'delivery.fence': 1 } });
  await markAccepted({ id: _id, fence: 1 }, { response: '250 ok', filesByItself: true }, edges);
}

async function meet(who: string, kind: string): Promise<string> {
  const leadSource = who === 'Ben' ? 'Zillow' : '';
  const contact = await ContactModel.create(buildContact({ firstName: who, lastName: '', leadSource }));
  const campaignIds = who === 'Dee' ? [campaignId] : [];
  return (
    await ThreadModel.create(buildThread({ contactId: contact._id, kind: kind as MailKind, campaignIds, lastMessageAt: new Date(0) }))
  )._id;
}

async function arrive(fields: Partial<Message>, more: string): Promise<void> {
  const mail = (await MessageModel.create(buildMessage({ ...fields, isBackfill: more === 'backfill' }))).toObject();
  const source = (await ContactModel.findById(mail.contactId).lean())?.leadSource;
  await noteArrival(mail, { isNew: true, answerDueAt: null, ownAddresses: [], source });
}

/** What is no mail: a booking, a kind corrected by hand, a guard that caught something, models that were paid. */
async function rest(): Promise<void> {
  const dee = await ThreadModel.findById(threadOf.get('Dee')).lean();
  const edges = createTestEdges({ now: clock('03-05T13:00') });
  await bookCall({ contactId: dee?.contactId ?? '', threadId: dee?._id ?? '', startsAt: clock('03-06T10:00'), topic: '' }, edges);
  for (const who of ['Ana', 'Dee']) await noteMilestone(threadOf.get(who) ?? '', { step: 'qualifiedAt', at: clock('03-05T12:01') });
  const spam = await MessageModel.findOneAndUpdate({ kind: 'spam' }, { $set: { kindBy: 'person' } }).lean();
  const caught = { gate: 'fact' as const, passed: false, detail: 'no such price', attempt: 1 };
  const decision = { messageId: spam?._id, threadId: spam?.threadId, guard: [caught, { ...caught, passed: true, attempt: 2 }] };
  await DecisionModel.create(buildDecision(decision));
  await DecisionModel.collection.updateMany({}, { $set: { createdAt: clock('03-07T11:01') } });
  await DecisionModel.create(buildDecision({ guard: [{ ...caught, passed: true }] }));
  await spendBook.add('2026-03-01', { tokens: 999, costUsd: 9 });
  await spendBook.add('2026-03-02', { tokens: 1000, costUsd: 0.5 });
  await spendBook.add('2026-03-02', { tokens: 500, costUsd: null });
  await spendBook.add('2026-03-08', { tokens: 250, costUsd: 0.25 });
}

const lead = async () => (await api.program('lead')).api.insights;
const overview = async (given = span) => (await lead()).overview.query(given);
const opened = async (metric: InsightsMetric, given = span) =>
  (await (await lead()).threads.query({ ...given, metric })).items.map(({ contactName }) => contactName).sort();
const minutes = (count: number) => count * 60_000;

describe('a week counted by hand', () => {
  test('how long customers waited: 2, 3, 4, 11, 15, 60 and 120 minutes', async () => {
    const { response } = await overview();
    expect(response).toMatchObject({ count: 7, p50Ms: minutes(11), p95Ms: minutes(120) });
    expect(response.ai).toEqual({ count: 5, p50Ms: minutes(4), p95Ms: minutes(15) });
    expect(response.person).toEqual({ count: 2, p50Ms: minutes(60), p95Ms: minutes(120) });
  });

  test('who answered', async () => {
    expect((await overview()).answers).toEqual({ ai_alone: 4, ai_reviewed: 1, person: 2 });
    expect(await opened({ of: 'answers', way: 'ai_alone' })).toEqual(['Ana', 'Ben', 'Dee', 'Zoe']);
    expect(await opened({ of: 'answers', way: 'ai_reviewed' })).toEqual(['Ben']);
    expect(await opened({ of: 'answers', way: 'person' })).toEqual(['Ana', 'Cem']);
    expect(await opened({ of: 'answers' })).toHaveLength(7);
  });

  test('what came in, day by day on the brokerage’s own calendar, with the short Sunday', async () => {
    const { arrived, days } = await overview();
    expect(arrived).toBe(10);
    const shown = days.map(
      ({ day, arrived: came, answers }) => `${day.slice(5)} ${came} ${answers.ai_alone + answers.ai_reviewed + answers.person}`,
    );
    expect(shown).toEqual(['03-02 4 3', '03-03 0 1', '03-04 1 1', '03-05 2 1', '03-06 1 0', '03-07 1 0', '03-08 1 1']);
    expect(days[0]?.kinds).toEqual({ buyer_lead: 1, seller_lead: 2, renter_lead: 1 });
    expect(await opened({ of: 'arrivals', kind: 'seller_lead' })).toEqual(['Ben', 'Ben', 'Ben']);
    expect(await opened({ of: 'arrivals' })).toHaveLength(10);
  });

  test('how far leads came, by source and by campaign', async () => {
    const { total, bySource, byCampaign } = (await overview()).funnel;
    // Ana, Ben, Cem and Dee; Zoe wrote before, Eve asked a question, Old is a backfill, Fay is spam.
    expect(total).toEqual({ wrote: 4, answered: 4, qualified: 2, listingsSent: 2, callOffered: 1, callBooked: 1 });
    expect(bySource.map(({ source, steps }) => [source, steps.wrote, steps.qualified])).toEqual([
      ['', 3, 2],
      ['Zillow', 1, 0],
    ]);
    expect(byCampaign).toEqual([
      { campaignId, name: 'Spring', steps: { wrote: 1, answered: 1, qualified: 1, listingsSent: 1, callOffered: 1, callBooked: 1 } },
    ]);
    expect(await opened({ of: 'funnel', step: 'wrote' })).toEqual(['Ana', 'Ben', 'Cem', 'Dee']);
    expect(await opened({ of: 'funnel', step: 'listingsSent' })).toEqual(['Ana', 'Dee']);
    expect(await opened({ of: 'funnel', step: 'wrote', source: '' })).toEqual(['Ana', 'Cem', 'Dee']);
    expect(await opened({ of: 'funnel', step: 'callBooked', campaignId })).toEqual(['Dee']);
  });

  test('where people corrected the AI, and what its guard caught', async () => {
    expect((await overview()).corrections).toEqual({ reclassified: 1, edited: 1, discarded: 1, guardFailed: 1 });
    expect(await opened({ of: 'corrections', what: 'reclassified' })).toEqual(['Fay']);
    expect(await opened({ of: 'corrections', what: 'edited' })).toEqual(['Ben']);
    expect(await opened({ of: 'corrections', what: 'discarded' })).toEqual(['Eve']);
    expect(await opened({ of: 'corrections', what: 'guardFailed' })).toEqual(['Fay']);
  });

  test('what the models cost, day by day', async () => {
    const { spend } = await overview({ from: new Date('2026-03-02T00:00:00Z'), to: new Date('2026-03-09T00:00:00Z') });
    expect(spend).toMatchObject({ tokens: 1750, calls: 3, costUsd: 0.75 });
    expect(spend.byDay.map(({ day, tokens }) => [day, tokens])).toEqual([
      ['2026-03-02', 1500],
      ['2026-03-08', 250],
    ]);
  });

  test('when mail comes, by the hour of the brokerage’s clock', async () => {
    const { load } = await overview();
    expect(load.map(({ weekday, hour, arrived }) => `${weekday} ${hour} ${arrived}`)).toEqual([
      ...['1 9 1', '1 10 2', '1 23 1', '3 8 1', '4 12 2', '5 7 1', '6 11 1', '7 3 1'],
    ]);
    expect(await opened({ of: 'hour', weekday: 4, hour: 12 })).toEqual(['Dee', 'Eve']);
    expect(await opened({ of: 'hour', weekday: 7, hour: 3 })).toEqual(['Ben']);
  });

  test('what lies open now, whatever the week', async () => {
    const { open } = await overview({ from: clock('01-01T00:00'), to: clock('01-02T00:00') });
    // Ana wrote last, on Monday, and Eve was never answered; Old is a backfill, and who knows what became of it.
    expect(await opened({ of: 'unanswered' })).toEqual(['Ana', 'Eve']);
    expect(open.unanswered).toBe(2);
  });
});

test('every number opens as many as it counted', async () => {
  const { arrived, response, funnel, corrections } = await overview();
  expect((await opened({ of: 'arrivals' })).length).toBe(arrived);
  expect((await opened({ of: 'answers' })).length).toBe(response.count);
  for (const [step, count] of Object.entries(funnel.total))
    expect([step, (await opened({ of: 'funnel', step: step as 'wrote' })).length]).toEqual([step, count]);
  for (const [what, count] of Object.entries(corrections))
    expect([what, (await opened({ of: 'corrections', what: what as 'edited' })).length]).toEqual([what, count]);
});

test('pages of a number follow each other without a gap or a repeat', async () => {
  const { threads } = await lead();
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await threads.query({ ...span, metric: { of: 'arrivals' }, limit: 3, cursor });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect([seen.length, new Set(seen).size]).toEqual([10, 10]);
});

test('a span in which nothing came says nothing, and has its days', async () => {
  const empty = await overview({ from: clock('01-05T00:00'), to: clock('01-08T00:00') });
  expect(empty.response).toMatchObject({ count: 0, p50Ms: null, p95Ms: null });
  expect(empty.days.map(({ day, arrived }) => [day, arrived])).toEqual([
    ['2026-01-05', 0],
    ['2026-01-06', 0],
    ['2026-01-07', 0],
  ]);
  expect(empty.funnel.total.wrote).toBe(0);
  expect(await opened({ of: 'arrivals' }, { from: clock('01-05T00:00'), to: clock('01-08T00:00') })).toEqual([]);
});

test.each([
  ['an end before the beginning', { from: span.to, to: span.from }],
  ['more than a year', { from: new Date(0), to: span.to }],
])('refuses %s', async (_, wrong) => {
  await expect(overview(wrong)).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
});

test('agents may not look', async () => {
  const agent = (await api.program('agent')).api;
  await expect(agent.insights.overview.query(span)).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
});
