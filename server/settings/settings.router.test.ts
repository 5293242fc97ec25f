import { afterAll, beforeAll, expect, test } from 'bun:test';
import { MailboxModel } from '../mail/mailbox.model.ts';
import { buildMailbox } from '../test/build.ts';
import { startApi, type TestApi } from '../test/start-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

test('mail leaves under the new name of the brokerage too, but for a mailbox that the environment names', async () => {
  const { api: admin } = await api.program('admin');
  const { brokerage } = await admin.settings.get.query();
  const names = ['settings', 'rehearsal', 'environment'] as const;
  await MailboxModel.create(names.map((source) => buildMailbox({ source, fromName: `Ada, ${brokerage.name}` })));
  await MailboxModel.create(buildMailbox({ source: 'settings', fromName: 'Ada' }));

  await admin.settings.update.mutate({ brokerage: { name: 'Müller & Söhne Immobilien' } });
  const senders = (await MailboxModel.find().sort({ address: 1 }).lean()).map(({ source, fromName }) => `${source}: ${fromName}`);
  expect(senders.toSorted()).toEqual([
    `environment: Ada, ${brokerage.name}`,
    'rehearsal: Ada, Müller & Söhne Immobilien',
    'settings: Ada',
    'settings: Ada, Müller & Söhne Immobilien',
  ]);
});
