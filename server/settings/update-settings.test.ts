import { afterAll, beforeAll, expect, test } from 'bun:test';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { ownSettings } from './default-settings.ts';
import { ensureSettings, loadSettings } from './load-settings.ts';
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

test('refuses values that would break what reads them', () => {
  const wrong = [
    { brokerage: { timeZone: 'Mars/Olympus' } },
    { brokerage: { name: 'Larkin\r\nBcc: all@example.com' } },
    { ai: { minConfidence: 1.5 } },
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
