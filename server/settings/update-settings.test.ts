import { afterAll, beforeAll, expect, test } from 'bun:test';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { defaultSettings, ownSettings } from './default-settings.ts';
import { ensureSettings, loadSettings } from './load-settings.ts';
import { SettingsModel } from './settings.model.ts';
import { signWithOwnName } from './sign-with-own-name.ts';
import { tidyAddresses } from './tidy-addresses.ts';
import { settingsChangeSchema, updateSettings } from './update-settings.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const edges = createTestEdges();

test('changes what is named, leaves the rest, and two who change different things keep both', async () => {
  const before = await loadSettings(edges.now());
  await Promise.all([updateSettings({ ai: { holdSeconds: 90 } }, edges), updateSettings({ voice: { tone: 'formal' } }, edges)]);
  const after = await loadSettings(edges.now());
  expect([after.ai.holdSeconds, after.voice.tone]).toEqual([90, 'formal']);
  expect(after.ai.settleSeconds).toBe(before.ai.settleSeconds);
  expect(after.brokerage).toEqual(before.brokerage);
  expect(edges.published).toContainEqual({ name: 'system.changed', payload: { what: 'settings' } });
});

test('what the environment pins stays in force', async () => {
  const pinned = { mode: 'review' as const, holdSeconds: 0, settleSeconds: null, perMinute: null, perDay: null };
  await ensureSettings(pinned, { now: edges.now() });
  const settings = await updateSettings({ ai: { mode: 'autopilot', holdSeconds: 90, settleSeconds: 5 } }, edges);
  expect(settings.ai).toMatchObject({ mode: 'review', holdSeconds: 0, settleSeconds: 5 });
});

test('a new name of the brokerage goes wherever its old one stands, and back again, and nobody’s own words are touched', async () => {
  await updateSettings(
    { brokerage: { name: 'Larkin & Vale' }, voice: { signature: 'Ada\nLarkin & Vale', disclosure: 'An AI wrote this.' } },
    edges,
  );
  const renamed = await updateSettings({ brokerage: { name: 'Müller & Söhne' } }, edges);
  expect(renamed.voice).toMatchObject({ signature: 'Ada\nMüller & Söhne', disclosure: 'An AI wrote this.' });
  expect((await updateSettings({ brokerage: { name: 'Larkin & Vale' } }, edges)).voice.signature).toBe('Ada\nLarkin & Vale');

  const own = await updateSettings({ brokerage: { name: 'Müller & Söhne' }, voice: { signature: 'Ada of Larkin & Vale, as was' } }, edges);
  expect(own.voice.signature).toBe('Ada of Larkin & Vale, as was');
  expect((await updateSettings({ brokerage: { name: 'Harbour Homes' } }, edges)).voice.signature).toBe('Ada of Larkin & Vale, as was');
});

test('two new names at the same time leave the signature with the one that stays', async () => {
  await updateSettings({ brokerage: { name: 'Larkin & Vale' }, voice: { signature: 'Ada\nLarkin & Vale' } }, edges);
  await Promise.all(['Harbour Homes', 'Müller & Söhne'].map((name) => updateSettings({ brokerage: { name } }, edges)));
  const { brokerage, voice } = await loadSettings(edges.now());
  expect(voice.signature).toBe(`Ada\n${brokerage.name}`);
});

test('a brokerage that was renamed before signatures followed signs with its own name; a signature of its own stays', async () => {
  const { voice } = defaultSettings(edges.now());
  const signed = async (name: string, signature: string) => {
    await updateSettings({ brokerage: { name }, voice: { signature } }, edges);
    await signWithOwnName();
    return (await loadSettings(edges.now())).voice.signature;
  };
  expect(await signed('Müller & Söhne', voice.signature)).toBe('Müller & Söhne');
  expect(await signed('Müller & Söhne', `Ada\n${voice.signature}`)).toBe(`Ada\n${voice.signature}`);
  expect(await signed(voice.signature, voice.signature)).toBe(voice.signature);
});

test('refuses values that would break what reads them', () => {
  const wrong = [
    { brokerage: { timeZone: 'Mars/Olympus' } },
    { brokerage: { website: 'nope' } },
    { brokerage: { website: 'javascript:alert(1)' } },
    { brokerage: { linkDomains: ['not a domain!!'] } },
    { brokerage: { linkDomains: ['https://larkinvale.example/path'] } },
    { brokerage: { name: 'Larkin\r\nBcc: all@example.com' } },
    { ai: { minConfidence: 1.5 } },
    { brokerage: { phone: 'abc' } },
    { ai: { modeByKind: { $where: 'off' } } },
    { calls: { hours: [{ weekday: 1, from: 600, to: 540 }] } },
    { calls: { lengthMinutes: 0 } },
    { followUps: { afterDays: [0] } },
    { sending: { perMinute: 0 } },
    { ai: { quietHours: { isOn: true, from: 1440, to: 0, awakeMinutes: 15 } } },
    { pinned: { mode: 'off' } },
  ];
  for (const change of wrong) expect([change, settingsChangeSchema.safeParse(change).success]).toEqual([change, false]);
  expect(settingsChangeSchema.safeParse({ ai: { modeByKind: { vendor: 'off' } } }).success).toBe(true);
});

test('a website without https gets it, and a domain is kept as it is compared', async () => {
  const change = settingsChangeSchema.parse({ brokerage: { website: 'www.mueller.example', linkDomains: ['Mueller.Example', ''] } });
  const { brokerage } = await updateSettings(change, edges);
  expect([brokerage.website, brokerage.linkDomains]).toEqual(['https://www.mueller.example', ['mueller.example']]);
});

test('addresses of an earlier version are read whatever they are, and tidied where they can be', async () => {
  const tidied = async (website: string, linkDomains: string[]) => {
    await SettingsModel.updateOne({}, { $set: { 'brokerage.website': website, 'brokerage.linkDomains': linkDomains } });
    expect((await loadSettings(edges.now())).brokerage).toMatchObject({ website, linkDomains });
    await tidyAddresses();
    const { brokerage } = await loadSettings(edges.now());
    return [brokerage.website, brokerage.linkDomains];
  };
  const written = ['https://mueller.example/houses', 'mueller.example/', 'NOT a domain!!', ''];
  expect(await tidied('www.mueller.example', written)).toEqual(['https://www.mueller.example', ['mueller.example', 'NOT a domain!!']]);
  expect(await tidied('nope', [])).toEqual(['nope', []]);
});

test('a real brokerage starts with its own name and nothing of the invented one', async () => {
  const { brokerage, voice } = ownSettings({ name: 'Harbour Homes', address: 'hi@harbourhomes.example' }, edges.now());
  expect(voice.signature).toBe('Harbour Homes');
  expect(brokerage).toMatchObject({
    name: 'Harbour Homes',
    postalAddress: '',
    phone: '',
    website: '',
    linkDomains: ['harbourhomes.example'],
  });
  expect(JSON.stringify({ brokerage, voice })).not.toMatch(/Larkin|Vale/);
});
