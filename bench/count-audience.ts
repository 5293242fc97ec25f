import { countAudience, sampleAudience } from '../server/contacts/audiences/read-audience.ts';
import { ContactModel } from '../server/contacts/contact.model.ts';
import { contactFacets, countFacets } from '../server/contacts/list/contact-facets.ts';
import { contactKeys } from '../server/contacts/list/contact-keys.ts';
import { countContacts, listContacts } from '../server/contacts/list/list-contacts.ts';
import { buildContact, TEST_NOW } from '../server/test/build.ts';
import type { AudienceFilter, ContactFilter } from '../shared/audience.ts';
import { type Contact, STAGES } from '../shared/contact.ts';
import type { Row } from './bench.ts';
import { fill, openDatabase } from './fill.ts';

const CONTACTS = 200_000;
const ROUNDS = 7;
const PAGES = 20;
const GOAL_COUNT_MS = 500;
const GOAL_LIST_MS = 60;

/** How long an audience of 200,000 takes to be counted, and a page of the list to be found. */
export async function benchCountAudience(contacts = CONTACTS): Promise<Row[]> {
  const database = await openDatabase();
  await fillContacts(contacts);
  const rows: Row[] = [];
  for (const { name, filter } of AUDIENCES) {
    const ms = await median(() => countAudience(filter, TEST_NOW));
    rows.push({
      what: `count audience of ${contacts}: ${name}`,
      value: ms,
      unit: 'ms p50',
      goal: `≤ ${GOAL_COUNT_MS}`,
      ok: ms <= GOAL_COUNT_MS,
    });
  }
  for (const { name, act } of LISTS) {
    const ms = await median(act);
    rows.push({ what: `list of ${contacts}: ${name}`, value: ms, unit: 'ms p50', goal: `≤ ${GOAL_LIST_MS}`, ok: ms <= GOAL_LIST_MS });
  }
  const pages = () => Promise.all(Array.from({ length: PAGES }, () => contactFacets()));
  for (const [name, act] of [
    ['values to filter by', countFacets],
    [`the same, ${PAGES} pages at once, again and again`, pages],
  ] as const)
    rows.push({ what: `${name}, of ${contacts}`, value: await median(act), unit: 'ms p50', goal: null, ok: null });
  await database.stop();
  return rows;
}

const AUDIENCES: { name: string; filter: AudienceFilter }[] = [
  { name: 'everybody', filter: {} },
  { name: 'a stage and a tag', filter: { stages: ['nurture'], tags: ['tag 3'] } },
  { name: 'an area and a budget', filter: { areas: ['Area 12'], budget: { max: 600_000 } } },
  { name: 'quiet for 90 days, buyers', filter: { contactTypes: ['Buyer'], lastContact: { notWithinDays: 90 } } },
  { name: 'never sent a campaign', filter: { campaign: { campaignId: 'c1', was: 'not_sent' } } },
  { name: 'answered a campaign', filter: { campaign: { campaignId: 'c1', was: 'replied' } } },
];

const page = (filter: ContactFilter, sort: 'newest' | 'name' | 'last_inbound') => () => listContacts({ filter, sort, limit: 50 }, TEST_NOW);
const LISTS: { name: string; act: () => Promise<unknown> }[] = [
  { name: 'newest', act: page({}, 'newest') },
  { name: 'by name', act: page({}, 'name') },
  { name: 'who wrote last', act: page({}, 'last_inbound') },
  { name: 'a stage by name', act: page({ stages: ['hot'] }, 'name') },
  { name: 'strays', act: page({ strays: 'only' }, 'last_inbound') },
  { name: 'count of everybody', act: () => countContacts({}, TEST_NOW) },
  { name: 'count of a tag', act: () => countContacts({ tags: ['tag 7'] }, TEST_NOW) },
  { name: 'search, a rare name', act: page({ search: 'first1234' }, 'newest') },
  { name: 'search, a common name', act: page({ search: 'qui' }, 'newest') },
  { name: 'search, two words', act: page({ search: 'first99 qui' }, 'name') },
  { name: 'count of a search', act: () => countContacts({ search: 'qui' }, TEST_NOW) },
  { name: 'sample of a tag', act: () => sampleAudience({ tags: ['tag 7'] }, { now: TEST_NOW }) },
];

function fillContacts(contacts: number): Promise<void> {
  const day = (n: number) => new Date(TEST_NOW.getTime() - n * 86_400_000);
  return fill(contacts, ContactModel, (n) => {
    const evidence = { messageId: null, quote: '', start: 0, end: 0, at: TEST_NOW };
    const wishes: Contact['qualification'] = [
      { slot: 'areas', value: [`Area ${n % 60}`], by: 'portal', evidence },
      { slot: 'budgetMax', value: 200_000 + (n % 90) * 10_000, by: 'portal', evidence },
    ];
    const contact = buildContact({
      email: `p${n}@d${n % 50}.example`,
      firstName: `First${n}`,
      lastName: ['Quist', 'Reyes', 'Abbott', 'Moreau', 'Hoang'][n % 5],
      stage: STAGES[n % STAGES.length],
      tags: [`tag ${n % 40}`],
      contactTypes: [n % 3 === 0 ? 'Seller' : 'Buyer'],
      leadSource: `Source ${n % 20}`,
      qualification: n % 2 === 0 ? wishes : [],
      lastInboundAt: n % 4 === 0 ? null : day(n % 400),
      lastOutboundAt: n % 3 === 0 ? day(n % 300) : null,
      ...(n % 100 === 1 && { isStray: true }),
    });
    const campaigns = { campaignsSent: n % 2 === 0 ? ['c1'] : [], campaignsReplied: n % 50 === 0 ? ['c1'] : [] };
    return { ...contact, ...contactKeys(contact), ...campaigns };
  });
}

async function median(act: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await act();
    times.push(performance.now() - began);
  }
  return Math.round((times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0) * 10) / 10;
}
