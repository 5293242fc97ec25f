import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { ContactModel } from '../contacts/contact.model.ts';
import { MailboxModel } from '../mail/mailbox.model.ts';
import { sealSecret } from '../secrets/seal.ts';
import { ensureSettings, loadSettings } from '../settings/load-settings.ts';
import { updateSettings } from '../settings/update-settings.ts';
import { buildContact, buildMailbox } from '../test/build.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../test/start-database.ts';
import { startDovecot } from '../test/start-dovecot.ts';
import { startSink } from '../test/start-sink.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { goLive } from './go-live.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await emptyModels();
  const pinned = { mode: null, holdSeconds: null, settleSeconds: null, perMinute: null, perDay: null };
  await ensureSettings(pinned, { now: edges.now() });
  await MailboxModel.create(buildMailbox({ source: 'rehearsal', address: 'hello@larkinvale.example' }));
  await ContactModel.create(buildContact());
  ended = 0;
});

const edges = createTestEdges();
let ended = 0;
const house = (change: { isStage?: boolean; hasModel?: boolean } = {}) => ({
  isStage: true,
  hasModel: false,
  endRehearsal: async () => void ended++,
  edges,
  ...change,
});
const own = () =>
  MailboxModel.create(
    buildMailbox({ source: 'settings', address: 'hi@harbourhomes.example', fromName: 'Harbour Homes', isEnabled: false }),
  );
const open = async () => (await MailboxModel.find({ isEnabled: true }).lean()).map(({ address }) => address);

test('the real mailbox takes the place of the rehearsal’s, with its own name, a calm pace and, without a model, a person before each answer', async () => {
  await updateSettings({ ai: { maxAutoRepliesPerHour: 40 } }, edges);
  await own();
  await goLive({ clear: true, allTheSame: true }, house());
  expect([await open(), ended, await ContactModel.countDocuments()]).toEqual([['hi@harbourhomes.example'], 1, 0]);
  const { ai, brokerage, liveSince } = await loadSettings(edges.now());
  expect([ai.mode, ai.maxAutoRepliesPerHour, brokerage.name, brokerage.postalAddress]).toEqual(['review', 4, 'Harbour Homes', '']);
  expect(liveSince).toEqual(edges.now());
});

test('what the brokerage wrote of itself stays, and so does what it does not want cleared', async () => {
  await updateSettings({ brokerage: { name: 'Vale & Daughters', phone: '555 0142' } }, edges);
  await own();
  await goLive({ clear: false, allTheSame: true }, house({ hasModel: true }));
  const { ai, brokerage } = await loadSettings(edges.now());
  expect([ai.mode, brokerage.name, brokerage.phone, await ContactModel.countDocuments()]).toEqual([
    'autopilot',
    'Vale & Daughters',
    '555 0142',
    1,
  ]);
});

test('without a mailbox of its own, or a second time, nothing changes', async () => {
  await expect(goLive({ clear: true }, house())).rejects.toMatchObject({ code: 'CONFLICT' });
  await own();
  await expect(goLive({ clear: true }, house({ isStage: false }))).rejects.toMatchObject({ code: 'CONFLICT' });
  expect([await open(), ended, await ContactModel.countDocuments()]).toEqual([['hello@larkinvale.example'], 0, 1]);
});

test('a mailbox that does not work is told, side by side, and nothing changes until a person goes live all the same', async () => {
  const closed = { host: '127.0.0.1', port: 1, secure: false, user: 'hi', isTlsInsecure: false };
  const sealed = { ...closed, passwordSealed: sealSecret('hunter2', edges.secret) };
  const address = 'hi@harbourhomes.example';
  await MailboxModel.create(buildMailbox({ source: 'settings', address, isEnabled: false, imap: sealed, smtp: sealed }));
  const foreign = { ...closed, passwordSealed: sealSecret('hunter2', 'another secret of 32 characters, too') };
  await MailboxModel.create(buildMailbox({ source: 'settings', address: 'b@b.example', isEnabled: false, imap: foreign, smtp: foreign }));
  const refused = await goLive({ clear: true }, house()).catch((error) => error);
  expect([refused.code, refused.userMessage.split('\n').map((line: string) => line.split(':')[0])]).toEqual([
    'UNAVAILABLE',
    [`${address} cannot be read`, `${address} cannot send`, 'b@b.example cannot be used'],
  ]);
  expect(refused.userMessage).not.toContain('hunter2');
  expect([await open(), ended, await ContactModel.countDocuments()]).toEqual([['hello@larkinvale.example'], 0, 1]);
  await goLive({ clear: true, allTheSame: true }, house());
  expect([await open(), ended, await ContactModel.countDocuments()]).toEqual([[address, 'b@b.example'], 1, 0]);
}, 60_000);

test('a mailbox that works goes live without another question', async () => {
  const [dovecot, sink] = await Promise.all([startDovecot(), startSink()]);
  const at = ({ user, password, port }: { user: string; password: string; port: number }) => ({
    ...{ host: '127.0.0.1', port, secure: false, user, isTlsInsecure: false },
    passwordSealed: sealSecret(password, edges.secret),
  });
  const servers = { imap: at({ ...dovecot, port: dovecot.imapPort }), smtp: at(sink) };
  await MailboxModel.create(buildMailbox({ source: 'settings', address: 'hi@harbourhomes.example', isEnabled: false, ...servers }));
  await goLive({ clear: true }, house()).finally(() => Promise.all([dovecot.stop(), sink.stop()]));
  expect([await open(), ended, sink.received]).toEqual([['hi@harbourhomes.example'], 1, []]);
}, 60_000);
