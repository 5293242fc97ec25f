import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import type { Contact, SlotName, SlotValues, Stage } from '../../shared/contact.ts';
import { CallModel } from '../calls/call.model.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { buildCall, buildContact, buildThread, TEST_NOW } from '../test/build.ts';
import { startApi, type TestApi } from '../test/start-api.ts';

let api: TestApi;
let agent: Awaited<ReturnType<TestApi['program']>>;
beforeAll(async () => {
  api = await startApi();
  agent = await api.program('agent');
});
afterAll(() => api.close());
beforeEach(() => Promise.all([ContactModel.deleteMany({}), ThreadModel.deleteMany({}), CallModel.deleteMany({})]));

const evidence = { messageId: null, quote: '', start: 0, end: 0, at: TEST_NOW };
const wants = (values: Partial<SlotValues>): Contact['qualification'] =>
  Object.entries(values).map(([slot, value]) => ({ slot: slot as SlotName, value, by: 'agent', evidence }));
const days = (n: number) => new Date(TEST_NOW.getTime() - n * 86_400_000);
const add = async (change: Partial<Contact>) => (await ContactModel.create(buildContact(change)))._id;
const column = async (stage: Stage, side: 'buyers' | 'sellers' | 'others' = 'buyers') =>
  (await agent.api.pipeline.board.query({ side })).columns.find((one) => one.stage === stage);

describe('the board', () => {
  test('counts buyers and sellers apart, and adds up prices apart from rents', async () => {
    await add({ stage: 'hot', contactTypes: ['Lead', 'Buyer'], qualification: wants({ budgetMax: 500_000 }) });
    await add({ stage: 'hot', contactTypes: ['Buyer'], qualification: wants({ budgetMin: 300_000 }) });
    await add({ stage: 'hot', contactTypes: ['Buyer'] });
    await add({ stage: 'hot', contactTypes: ['Tenant'], qualification: wants({ budgetMax: 2400 }) });
    await add({ stage: 'hot', contactTypes: ['Seller', 'Buyer'], qualification: wants({ priceExpectation: 700_000, budgetMax: 400_000 }) });
    await add({ stage: 'hot', contactTypes: ['Lead'] });
    await add({ stage: 'hot', contactTypes: ['Vendor'] });
    expect(await column('hot')).toEqual({
      stage: 'hot',
      count: 5,
      isMore: false,
      price: { known: 3, sum: 1_200_000 },
      rent: { known: 1, sum: 2400 },
    });
    expect(await column('hot', 'sellers')).toMatchObject({ count: 1, price: { known: 1, sum: 700_000 } });
    expect(await column('hot', 'others')).toMatchObject({ count: 1, price: { known: 0, sum: 0 } });
    expect(await column('closed')).toMatchObject({ count: 0 });
  });

  test('pages a column by who came into it last, and ends with those of whom nobody knows', async () => {
    const undated = await add({ contactTypes: ['Buyer'], stageAt: undefined });
    const older = await add({ contactTypes: ['Buyer'], stageAt: days(5) });
    const [twin, other] = [
      await add({ contactTypes: ['Buyer'], stageAt: days(2) }),
      await add({ contactTypes: ['Tenant'], stageAt: days(2) }),
    ];
    const ids: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await agent.api.pipeline.cards.query({ side: 'buyers', stage: 'new', limit: 1, cursor });
      ids.push(...page.items.map(({ contactId }) => contactId));
      cursor = page.nextCursor;
    }
    expect(ids).toEqual([other, twin, older, undated]);
  });

  test('narrows to an owner, to nobody, and to a search', async () => {
    await add({ contactTypes: ['Buyer'], firstName: 'Mine', ownerId: 'me' });
    await add({ contactTypes: ['Buyer'], firstName: 'Nobodys' });
    const names = async (query: object) => {
      const { items } = await agent.api.pipeline.cards.query({ side: 'buyers', stage: 'new', ...query });
      return items.map(({ name }) => name.split(' ')[0]);
    };
    expect(await names({ ownerId: 'me' })).toEqual(['Mine']);
    expect(await names({ ownerId: null })).toEqual(['Nobodys']);
    expect(await names({ search: 'nobod' })).toEqual(['Nobodys']);
    const mine = await agent.api.pipeline.board.query({ side: 'buyers', ownerId: 'me' });
    expect(mine.columns[0]).toMatchObject({ stage: 'new', count: 1 });
  });

  test('shows the newest conversation, the next call and the wishes of a lead', async () => {
    const contactId = await add({ contactTypes: ['Buyer'], qualification: wants({ budgetMax: 640_000, areas: ['Mill Hill'] }) });
    await ThreadModel.create(buildThread({ contactId, lastWords: 'old words', lastMessageAt: days(3) }));
    await ThreadModel.create(buildThread({ contactId, lastWords: 'new words', lastMessageAt: days(1) }));
    for (const [inDays, state] of [
      [-9, 'booked'],
      [-2, 'booked'],
      [-1, 'cancelled'],
    ] as const) {
      await CallModel.create(buildCall({ contactId, state, startsAt: days(inDays), endsAt: days(inDays - 0.02) }));
    }
    const { items } = await agent.api.pipeline.cards.query({ side: 'buyers', stage: 'new' });
    expect(items).toMatchObject([
      {
        contactId,
        budgetMax: 640_000,
        areas: ['Mill Hill'],
        thread: { lastWords: 'new words' },
        nextCall: { startsAt: days(-2) },
        mayMove: true,
      },
    ]);
  });
});

describe('moving a lead', () => {
  test('moves the contact and every conversation with them, and tells open windows once', async () => {
    const contactId = await add({ stage: 'new', stageAt: days(9) });
    const threads = await ThreadModel.create([buildThread({ contactId }), buildThread({ contactId, stage: 'hot' })]);
    api.edges.published.length = 0;
    const moved = await agent.api.contacts.setStage.mutate({ contactId, stage: 'hot' });
    expect(moved).toMatchObject({ stage: 'hot', stageAt: api.edges.now() });
    expect(await ThreadModel.distinct('stage', { contactId })).toEqual(['hot']);
    expect(api.edges.published).toEqual([
      { name: 'contact.changed', payload: { contactId } },
      { name: 'thread.changed', payload: { threadId: threads[0]?._id ?? '' } },
    ]);
  });

  test('to where it stands leaves its age alone', async () => {
    const contactId = await add({ stage: 'nurture', stageAt: days(30) });
    expect(await agent.api.contacts.setStage.mutate({ contactId, stage: 'nurture' })).toMatchObject({ stageAt: days(30) });
  });

  test('is refused to an agent when the lead or a conversation is a colleague’s, and allowed to a team lead', async () => {
    const [theirs, talking] = [await add({ contactTypes: ['Buyer'], ownerId: 'a colleague' }), await add({ contactTypes: ['Buyer'] })];
    await ThreadModel.create(buildThread({ contactId: talking, ownerId: 'a colleague' }));
    for (const contactId of [theirs, talking]) {
      await expect(agent.api.contacts.setStage.mutate({ contactId, stage: 'hot' })).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
    }
    const { items } = await agent.api.pipeline.cards.query({ side: 'buyers', stage: 'new' });
    expect(items.map(({ mayMove }) => mayMove)).toEqual([false, false]);
    const { api: lead } = await api.program('lead');
    expect(await lead.contacts.setStage.mutate({ contactId: theirs, stage: 'hot' })).toMatchObject({ stage: 'hot' });
  });
});

test('who takes a conversation over has the lead; giving it up frees the lead unless somebody else has it by now', async () => {
  const contactId = await add({ contactTypes: ['Buyer'] });
  const { _id: threadId } = await ThreadModel.create(buildThread({ contactId }));
  const owner = async () => (await ContactModel.findById(contactId).lean())?.ownerId ?? null;
  const { api: lead, token } = await api.program('lead');
  await agent.api.inbox.takeOver.mutate({ threadId });
  expect(await owner()).toBe(agent.token.id);
  await lead.inbox.assign.mutate({ threadId, userId: token.id });
  expect(await owner()).toBe(token.id);
  await ContactModel.updateOne({ _id: contactId }, { ownerId: 'somebody else' });
  await lead.inbox.assign.mutate({ threadId, userId: null });
  expect(await owner()).toBe('somebody else');
  await lead.inbox.assign.mutate({ threadId, userId: token.id });
  await lead.inbox.assign.mutate({ threadId, userId: null });
  expect(await owner()).toBeNull();
});
