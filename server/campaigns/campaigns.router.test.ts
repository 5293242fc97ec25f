import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { simpleParser } from 'mailparser';
import type { UpdateCampaign } from '../../shared/campaign.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { sendOutbox } from '../mail/out/send-outbox.ts';
import { appRouter } from '../router.ts';
import { SettingsModel } from '../settings/settings.model.ts';
import { buildContact, buildSettings } from '../test/build.ts';
import { saveMailbox } from '../test/build-outbox.ts';
import { startApi, type TestApi } from '../test/start-api.ts';
import { type Sink, startSink } from '../test/start-sink.ts';
import { createCallerFactory } from '../trpc.ts';

/** The doors of the editor, as a signed-in person and as a program come through them. */
let api: TestApi;
let sink: Sink;
const ana = buildContact({ firstName: 'Ana', lastName: 'Reyes', email: 'ana@readers.example', tags: ['readers'] });
const nameless = buildContact({ firstName: '', lastName: '', email: 'somebody@readers.example', tags: ['readers'] });

beforeAll(async () => {
  api = await startApi();
  sink = await startSink();
  await saveMailbox(sink, api.edges, { fromName: 'Larkin & Vale Realty' });
  await SettingsModel.create(buildSettings({ sending: { perMinute: 100, perDay: 1000, undoSeconds: 10 } }));
  await ContactModel.create([ana, nameless]);
});
afterAll(async () => {
  await api.close();
  await sink.stop();
});

const as = async (role: 'agent' | 'lead') => {
  const { cookie, user } = await api.person(role);
  return { user, campaigns: createCallerFactory(appRouter)(await api.context({ cookie })).campaigns };
};
let lead: Awaited<ReturnType<typeof as>>;
let campaignId: string;
beforeEach(async () => {
  lead ??= await as('lead');
  const words = { name: 'Spring', subject: 'News for {{ firstName }}', body: 'Hello {{ firstName }},\n\nthree new homes.' };
  campaignId = (await lead.campaigns.create({ ...words, audience: { tags: ['readers'] } })).id;
});
afterEach(() => {
  sink.received.length = 0;
});

test('a template that is kept, changed or forgotten is told to whoever looks; one that is refused is not', async () => {
  const told = () => api.edges.published.splice(0).filter(({ name }) => name === 'system.changed');
  const news = [{ name: 'system.changed', payload: { what: 'templates' } }];
  told();
  const { id: templateId } = await lead.campaigns.saveTemplate({ name: 'Told', subject: 'News', body: 'Hello' });
  expect(told()).toEqual(news as never);
  await expect(lead.campaigns.saveTemplate({ name: 'Told', subject: 'Twice', body: 'Hello' })).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(told()).toEqual([]);
  await lead.campaigns.saveTemplate({ templateId, name: 'Told again', subject: 'News', body: 'Hello' });
  expect(told()).toEqual(news as never);
  await lead.campaigns.removeTemplate({ templateId });
  expect(told()).toEqual(news as never);
});

describe('update', () => {
  test('changes what is named and tells whoever is looking; once it is sent, words are settled', async () => {
    api.edges.published.length = 0;
    const changed = await lead.campaigns.update({ campaignId, subject: 'Other news', perMinute: 30 });
    expect(changed).toMatchObject({ id: campaignId, name: 'Spring', subject: 'Other news', perMinute: 30, state: 'draft' });
    expect(api.edges.published).toContainEqual({ name: 'campaign.changed', payload: { campaignId } });
    await lead.campaigns.start({ campaignId });
    await expect(lead.campaigns.update({ campaignId, body: 'Too late.' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await lead.campaigns.update({ campaignId, name: 'Spring, sent' })).toMatchObject({ name: 'Spring, sent', state: 'sending' });
  });

  test.each<[string, Partial<UpdateCampaign> & Record<string, unknown>]>([
    ['a subject of two lines', { subject: 'News\r\nBcc: everybody@example.com' }],
    ['an operator for a name', { name: { $ne: '' } as never }],
    ['a rate below one', { perMinute: 0 }],
    ['a state', { state: 'finished' }],
    ['an audience by a field that does not exist, which would be everybody', { audience: { tag: ['readers'] } as never }],
  ])('refuses %s or leaves it out', async (_, change) => {
    const before = await lead.campaigns.byId({ campaignId });
    await lead.campaigns.update({ campaignId, ...change }).catch((error) => expect(error).toMatchObject({ code: 'BAD_REQUEST' }));
    const { updatedAt: _at, ...after } = await lead.campaigns.byId({ campaignId });
    expect(after).toEqual(Object.fromEntries(Object.entries(before).filter(([field]) => field !== 'updatedAt')) as typeof after);
  });

  test('is for leads, and of a campaign that is there', async () => {
    const agent = await as('agent');
    await expect(agent.campaigns.update({ campaignId, name: 'Mine' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const nowhere = 'f'.repeat(24);
    await expect(lead.campaigns.update({ campaignId: nowhere, name: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(lead.campaigns.lint({ campaignId: nowhere })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(lead.campaigns.preview({ campaignId: nowhere })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(lead.campaigns.testSend({ campaignId: nowhere })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('lint', () => {
  test('counts the audience and whoever lacks a field, and lets it start', async () => {
    const result = await lead.campaigns.lint({ campaignId });
    expect(result).toMatchObject({ canStart: true, audienceCount: 2, missingFields: [{ field: 'firstName', count: 1 }] });
    expect(result.findings.find(({ rule }) => rule === 'missing-field')).toMatchObject({ level: 'warning' });
  });

  test('refuses what the law forbids, and the start with it', async () => {
    await SettingsModel.updateOne({}, { $set: { 'brokerage.postalAddress': '' } });
    const { canStart, findings } = await lead.campaigns.lint({ campaignId });
    expect([canStart, findings.filter(({ level }) => level === 'error').map(({ rule }) => rule)]).toEqual([false, ['no-postal-address']]);
    await expect(lead.campaigns.start({ campaignId })).rejects.toThrow('postal address');
    await SettingsModel.updateOne({}, { $set: { 'brokerage.postalAddress': '14 Harbour Street, Port Larkin' } });
  });
});

describe('preview', () => {
  test('is the mail of one recipient to the letter, and its way out opts nobody out', async () => {
    const preview = await lead.campaigns.preview({ campaignId, contactId: ana._id });
    expect(preview).toMatchObject({
      ...{ contactId: ana._id, to: { address: ana.email, name: 'Ana Reyes' }, subject: 'News for Ana', problems: [] },
      from: { address: 'hello@larkinvale.example' },
    });
    expect(preview.text).toContain('Hello Ana,');
    expect(preview.bytes).toBe(Buffer.byteLength(preview.text) + Buffer.byteLength(preview.html));
    const link = /\/u\/[^\s"<)]+/.exec(preview.text)?.[0] ?? '';
    expect((await fetch(`${api.url}${link}`, { method: 'POST' })).ok).toBe(true);
    expect(await ContactModel.findById(ana._id).lean()).toMatchObject({ consent: { state: 'subscribed' } });
  });

  test('says why somebody would not get it, and refuses a mail that the sequence has not', async () => {
    const preview = await lead.campaigns.preview({ campaignId, contactId: nameless._id });
    expect([preview.subject, preview.problems]).toEqual(['News for [no firstName]', ['the contact has no firstName']]);
    await expect(lead.campaigns.preview({ campaignId, step: 3 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(lead.campaigns.preview({ campaignId, contactId: 'f'.repeat(24) })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('testSend', () => {
  test('mails the person who asks, marked, and no recipient', async () => {
    expect(await lead.campaigns.testSend({ campaignId, contactId: ana._id })).toEqual({ address: lead.user.email });
    await sendOutbox({ ...api.edges, connections: 1 });
    expect(sink.received.map(({ to }) => to)).toEqual([[lead.user.email]]);
    const mail = await simpleParser(sink.received[0]?.raw ?? '');
    expect([mail.subject, mail.headers.get('x-campaign-test')]).toEqual(['[Test] News for Ana', 'yes']);
    expect(await lead.campaigns.report({ campaignId })).toMatchObject({ total: 0, campaign: { state: 'draft' } });
  });

  test('is refused to a program, which has no address', async () => {
    const { api: program } = await api.program('lead');
    await expect(program.campaigns.testSend.mutate({ campaignId })).rejects.toThrow('a program asked');
    expect(sink.received).toEqual([]);
  });
});
