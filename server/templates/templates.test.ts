import { afterAll, beforeAll, expect, test } from 'bun:test';
import { templateSchema } from '../../shared/template.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { newId } from '../database/model-from.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { buildContact, buildThread, TEST_NOW } from '../test/build.ts';
import { expectRoundTrip, indexesOf } from '../test/expect-round-trip.ts';
import { startApi, type TestApi } from '../test/start-api.ts';
import { TemplateModel } from './template.model.ts';

let api: TestApi;
type Person = Awaited<ReturnType<TestApi['program']>>;
let lead: Person;
let agent: Person;
beforeAll(async () => {
  api = await startApi();
  [lead, agent] = [await api.program('lead'), await api.program('agent')];
}, 60_000);
afterAll(() => api.close());

async function threadWith(firstName: string): Promise<string> {
  const contact = buildContact({ firstName, lastName: '' });
  const thread = buildThread({ contactId: contact._id });
  await Promise.all([ContactModel.create(contact), ThreadModel.create(thread)]);
  return thread._id;
}
const refused = (userMessage: string, code = 'BAD_REQUEST') => ({ data: { code, userMessage: expect.stringContaining(userMessage) } });

test('a built document passes its shared schema, and a name is there once', async () => {
  await expectRoundTrip(TemplateModel, templateSchema, {
    _id: newId(),
    name: 'Built',
    text: 'Hi',
    createdAt: TEST_NOW,
    updatedAt: TEST_NOW,
  });
  expect(await indexesOf(TemplateModel)).toContain('name unique');
  await TemplateModel.deleteMany({});
});

test('a team lead saves, changes and removes replies; everybody reads them, by name', async () => {
  const { id } = await lead.api.templates.create.mutate({ name: 'Viewing', text: 'Hello {{ firstName }}, when can you come?' });
  await lead.api.templates.create.mutate({ name: 'Areas', text: 'We know **Mill Hill** well.' });
  await expect(lead.api.templates.create.mutate({ name: 'Areas', text: 'x' })).rejects.toMatchObject(refused('already', 'CONFLICT'));
  await lead.api.templates.update.mutate({ templateId: id, name: 'Viewing', text: 'Hello {{ firstName }}, which day?' });
  expect((await agent.api.templates.list.query()).items.map(({ name }) => name)).toEqual(['Areas', 'Viewing']);
  await expect(agent.api.templates.create.mutate({ name: 'Mine', text: 'x' })).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
  expect(await agent.api.templates.fill.query({ templateId: id, threadId: await threadWith('Ana') })).toEqual({
    text: 'Hello Ana, which day?',
  });
  await lead.api.templates.remove.mutate({ templateId: id });
  expect((await agent.api.templates.list.query()).items).toHaveLength(1);
});

test('each change is told to whoever has the list open', async () => {
  const told = () => api.edges.published.splice(0).flatMap(({ name, payload }) => (name === 'system.changed' ? [payload] : []));
  told();
  const { id: templateId } = await lead.api.templates.create.mutate({ name: 'Told', text: 'x' });
  await lead.api.templates.update.mutate({ templateId, name: 'Told', text: 'y' });
  await lead.api.templates.remove.mutate({ templateId });
  expect(told()).toEqual(Array.from({ length: 3 }, () => ({ what: 'templates' })) as never);
});

test('a field that the contact lacks is a fault and never a blank, and a name is neither Liquid nor Markdown', async () => {
  const { id: templateId } = await lead.api.templates.create.mutate({ name: 'Hi', text: 'Hi {{ firstName }}' });
  const fill = async (name: string) => agent.api.templates.fill.query({ templateId, threadId: await threadWith(name) });
  await expect(fill('')).rejects.toMatchObject(refused('the contact has no firstName'));
  expect((await fill('{{ email }}')).text).toBe('Hi {{ email }}');
  expect((await fill('[Ana](evil.example) **x**')).text).toBe('Hi \\[Ana\\](evil.example) \\*\\*x\\*\\*');
  // Whoever writes a website where a form asks for a name wants us to mail it to others.
  await expect(fill('[Ana](https://evil.example)')).rejects.toMatchObject(refused('the contact has no firstName'));
});

test('a template that fits nobody is not saved', async () => {
  const create = (text: string) => lead.api.templates.create.mutate({ name: 'Faulty', text });
  await expect(create('Hello {{ nickname }}')).rejects.toMatchObject(refused('There is no merge field “nickname”'));
  await expect(create('Hello {{ firstName')).rejects.toMatchObject(refused('cannot be read'));
});
