import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type BrowserWorld, shareBrowserWorld } from './browser-world.ts';
import { until } from './sign-in.ts';
import { rowOf } from './watch-page.ts';

/** Words kept for another time: a list that stands open follows what is saved and removed in another window. */
let world: BrowserWorld;

beforeAll(async () => {
  world = await shareBrowserWorld();
}, 90_000);
afterAll(() => world.stop());

test('templates of campaigns', async () => {
  const { campaigns } = world.api;
  const { id } = await campaigns.create.mutate({ name: 'With a template', subject: 'Doors that stand open', body: '', audience: {} });
  const { page, context, consoleErrors } = await world.open(`/campaigns/${id}?step=content`);
  await page.getByRole('button', { name: 'Begin with a template' }).click();
  const list = page.getByRole('dialog', { name: 'Templates' });
  await list.getByText('None yet.').waitFor();
  const words = { subject: 'Two doors open', body: 'Come by.' };
  const kept = await campaigns.saveTemplate.mutate({ name: 'Open doors', ...words });
  await list.getByRole('button', { name: 'Open doors', exact: true }).waitFor();
  await campaigns.saveTemplate.mutate({ templateId: kept.id, name: 'Open houses', ...words });
  await list.getByRole('button', { name: 'Open houses', exact: true }).waitFor();
  await campaigns.removeTemplate.mutate({ templateId: kept.id });
  await list.getByText('None yet.').waitFor();
  expect(consoleErrors).toEqual([]);
  await context.close();
}, 30_000);

test('saved replies', async () => {
  const mail = { from: 'ilse@templates.example', name: 'Ilse Brandt', subject: 'A saved answer', text: 'When can I see it?' };
  await world.api.settings.update.mutate({ ai: { mode: 'off' } });
  await world.api.rehearsal.receive.mutate(mail);
  const { page, context, consoleErrors } = await world.open('/inbox/all');
  await rowOf(page, mail.subject).click();
  await page.locator('#composer').click();
  await page.keyboard.type('/');
  await page
    .getByRole('option', { name: /templates/i })
    .last()
    .click();
  const list = page.getByRole('dialog', { name: 'Templates' }).getByRole('list', { name: 'Templates' });
  await list.getByRole('button', { name: 'New template' }).waitFor();
  const { id: templateId } = await world.api.templates.create.mutate({ name: 'Directions', text: 'Down the hill.' });
  await list.getByRole('button', { name: 'Directions' }).waitFor();
  await world.api.templates.remove.mutate({ templateId });
  await until('the list to follow', async () => (await list.getByRole('button', { name: 'Directions' }).count()) === 0, { seconds: 10 });
  expect(consoleErrors).toEqual([]);
  await context.close();
}, 40_000);
