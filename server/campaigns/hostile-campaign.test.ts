import { afterAll, beforeAll, expect, test } from 'bun:test';
import { ContactModel } from '../contacts/contact.model.ts';
import { sendOutbox } from '../mail/out/send-outbox.ts';
import { senderFor } from '../mail/sender-for.ts';
import { PropertyModel } from '../properties/property.model.ts';
import { SettingsModel } from '../settings/settings.model.ts';
import { buildContact, buildProperty, buildSettings } from '../test/build.ts';
import { saveMailbox } from '../test/build-outbox.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { type Sink, startSink } from '../test/start-sink.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { advanceCampaigns } from './advance-campaigns.ts';
import { CampaignRecipientModel } from './campaign-recipient.model.ts';
import { createCampaign } from './create-campaign.ts';
import { startCampaign } from './start-campaign.ts';

/** What strangers type into forms, and what stands in other people's catalogues, must not reach a header or the envelope. */
let database: TestDatabase;
let sink: Sink;
const edges = { ...createTestEdges(), senderFor, connections: 4 };

beforeAll(async () => {
  database = await startDatabase();
  sink = await startSink();
  await saveMailbox(sink, edges, { fromName: 'Larkin & Vale Realty' });
  await SettingsModel.create(buildSettings({ sending: { perMinute: 10_000, perDay: 100_000, undoSeconds: 10 } }));
});
afterAll(async () => {
  await sink.stop();
  await database.stop();
});

const BREAKS = ['\r\n', '\n', '\r', '\r\n\r\n', '\0', '\u2028', '\u0085', '\v', '\f', '%0d%0a'];
const HEADERS = [
  'Bcc: victim@evil.example',
  'X-Campaign: 9999',
  'List-Unsubscribe: <https://evil.example/u>',
  'Subject: You won',
  'From: ceo@bank.example',
  'Reply-To: thief@evil.example',
  'Content-Type: text/html',
  'Sender: a@evil.example',
  'Auto-Submitted: no',
  'DKIM-Signature: v=1',
];
const SHAPES = [
  (evil: string) => `Ana${evil}`,
  (evil: string) => `${evil}Ana`,
  (evil: string) => `"Ana" <a@evil.example>,${evil}`,
  (evil: string) => `{{ email }}{% raw %}${evil}{% endraw %}`,
  (evil: string) => `=?utf-8?q?Ana=0d=0aBcc:x@evil.example?=${evil}`,
];
/** 500 of them: each way to break a line, before each header, in each shape of a name. */
const HOSTILE = BREAKS.flatMap((end) => HEADERS.flatMap((header) => SHAPES.map((shape) => shape(`${end}${header}`))));

/** The head of a mail as it stood on the wire, unfolded: name and value. */
function headOf(raw: Buffer): [name: string, value: string][] {
  const [head = ''] = raw.toString('latin1').split('\r\n\r\n');
  return head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]);
}

test('500 hostile names, tags and listing texts leave the set of headers and the envelope as they are', async () => {
  const home = buildProperty({
    listingKey: 'PL-1',
    publicRemarks: `Lovely\r\nBcc: victim@evil.example\r\n\r\n.\r\n{{ email }}<script>alert(1)</script>`,
    unparsedAddress: '1 Main Street\r\nBcc: victim@evil.example, Port Larkin',
    city: 'Port Larkin\r\n.\r\nQUIT',
  });
  await PropertyModel.create(home);
  const people = HOSTILE.map((name, n) =>
    buildContact({ email: `reader${n}@example.com`, firstName: name, lastName: name, tags: ['all', name] }),
  );
  const honest = buildContact({ email: 'honest@example.com', firstName: 'Ana', lastName: 'Reyes', tags: ['all'] });
  await ContactModel.insertMany([honest, ...people]);
  const campaign = await createCampaign(
    {
      name: 'Evil\r\nBcc: victim@evil.example',
      subject: 'For {{ firstName | default: "you" }}',
      body: 'Hello {{ fullName | default: "there" }},\n\n{{ listings }}',
      audience: { tags: ['all'] },
      listingKeys: [home.listingKey],
    },
    edges,
  );
  await startCampaign({ campaignId: campaign._id }, edges);
  for (let round = 0; round < 12; round++) {
    await advanceCampaigns(edges);
    edges.advance(1000);
    await sendOutbox(edges);
  }
  const rows = await CampaignRecipientModel.find({ campaignId: campaign._id }, { state: 1, reason: 1, address: 1 }).lean();
  expect(rows).toHaveLength(HOSTILE.length + 1);
  expect(rows.filter(({ state, reason }) => state !== 'accepted' && !(state === 'skipped' && reason))).toEqual([]);

  const plain = sink.received.find(({ to }) => to[0] === honest.email);
  const wanted = headOf(plain?.raw ?? Buffer.alloc(0)).map(([name]) => name);
  expect(wanted).toContain('x-campaign');
  const addresses = new Set([honest, ...people].map(({ email }) => email));
  for (const { from, to, raw } of sink.received) {
    const head = headOf(raw);
    expect(head.map(([name]) => name)).toEqual(wanted);
    expect(to).toHaveLength(1);
    expect(addresses.delete(to[0] ?? '')).toBe(true);
    expect(from).toBe(plain?.from ?? '');
    const value = (name: string) => head.find(([one]) => one === name)?.[1];
    expect(value('x-campaign')).toBe(String(campaign.number));
    expect(value('to')).toContain(to[0] ?? '?');
    expect(value('list-unsubscribe')).not.toContain('evil');
    expect(value('from')).toBe(headOf(plain?.raw ?? raw).find(([one]) => one === 'from')?.[1]);
  }
  expect(sink.received.length).toBe(rows.filter(({ state }) => state === 'accepted').length);
  expect(sink.received.length).toBeGreaterThan(100);
}, 180_000);

test('a campaign mail carries exactly the headers that are promised', () => {
  const [mail] = sink.received.filter(({ to }) => to[0] === 'honest@example.com');
  const head = new Map(headOf(mail?.raw ?? Buffer.alloc(0)));
  expect([...head.keys()].sort()).toEqual(
    [
      ...['from', 'to', 'reply-to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'],
      ...['x-openhouse-message', 'x-openhouse-proof', 'auto-submitted', 'x-auto-response-suppress'],
      ...['x-campaign', 'list-unsubscribe', 'list-unsubscribe-post', 'feedback-id'],
    ].sort(),
  );
  expect(head.get('auto-submitted')).toBe('auto-generated');
  expect(head.get('x-auto-response-suppress')).toBe('All');
  expect(head.get('list-unsubscribe')).toMatch(/^<http.*\/u\/[\w.-]+>$/);
  expect(head.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(head.get('message-id')).toMatch(/^<v1\.[\w.-]+@larkinvale\.example>$/);
  expect(head.get('content-type')).toMatch(/^multipart\/alternative/);
  const body = (mail?.raw ?? Buffer.alloc(0)).toString('latin1');
  expect(body).toContain('Content-Type: text/plain');
  expect(body).toContain('14 Harbour Street');
});
