import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { buildContact } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { changeConsent } from '../consent/change-consent.ts';
import { isSuppressed, suppressAddress } from '../consent/suppress.ts';
import { ContactModel } from '../contact.model.ts';
import { journalOf } from '../journal/keep-journal.ts';
import { learnSlots } from '../wishes/learn-slots.ts';
import { changeContacts } from './change-contacts.ts';
import { optByHand } from './opt-by-hand.ts';
import { createContact, updateContact } from './save-contact.ts';
import { undoChange } from './undo-change.ts';

let database: TestDatabase;
const edges = createTestEdges();
beforeAll(async () => {
  database = await startDatabase();
});
beforeEach(async () => {
  await ContactModel.deleteMany({});
});
afterAll(() => database.stop());

const make = async (change: Parameters<typeof buildContact>[0] = {}) => (await ContactModel.create(buildContact(change)))._id;
const read = async (id: string) => ContactModel.findById(id).lean();

test('a whole filter gets another stage, owner and tags, and the journal says what was before', async () => {
  const [a, b] = [await make({ tags: ['news', 'old'] }), await make({ tags: ['news', 'vip'], stage: 'hot', ownerId: 'cy' })];
  const other = await make();
  const change = { stage: 'hot' as const, ownerId: 'bo', addTags: ['vip', 'spring'], removeTags: ['old'] };
  expect(await changeContacts({ filter: { tags: ['news'] }, change, by: 'me' }, { edges })).toMatchObject({ changed: 2 });
  expect(await read(a)).toMatchObject({ stage: 'hot', ownerId: 'bo', tags: ['news', 'vip', 'spring'] });
  expect(await read(b)).toMatchObject({ stage: 'hot', ownerId: 'bo', tags: ['news', 'vip', 'spring'] });
  expect((await read(other))?.tags).toEqual([]);
  expect((await journalOf(b, { before: null, limit: 9 })).map(({ kind, before, added }) => [kind, before, added])).toEqual(
    expect.arrayContaining([
      ['owner', 'cy', []],
      ['tags', null, ['spring']],
    ]),
  );
  expect(await changeContacts({ filter: { tags: ['news'] }, change, by: 'me' }, { edges })).toMatchObject({ changed: 0 });
});

test('an undo gives everybody back what they had, except where somebody has changed it since', async () => {
  const a = await make({ tags: ['news', 'old'], stage: 'nurture' });
  const b = await make({ tags: ['spring'] });
  const change = { stage: 'hot' as const, addTags: ['spring'], removeTags: ['old'] };
  const { changeId } = await changeContacts({ filter: {}, change, by: null }, { edges });
  await changeContacts({ filter: { contactIds: [b] }, change: { stage: 'closed' }, by: null }, { edges });
  await undoChange({ changeId }, { edges });
  expect(await read(a)).toMatchObject({ stage: 'nurture', tags: ['news', 'old'] });
  expect(await read(b)).toMatchObject({ stage: 'closed', tags: ['spring'] });
  expect(await undoChange({ changeId }, { edges })).toEqual({ changed: 0 });
  expect(undoChange({ changeId: 'nobody' }, { edges })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a colleague’s contacts keep stage and owner, and say how many they are; tags are for all', async () => {
  const [mine, theirs] = [await make({ ownerId: 'me' }), await make({ ownerId: 'cy' })];
  const bound = { edges, ownerIds: [null, 'me'] };
  const followed: unknown[] = [];
  const followStage = async (...told: unknown[]) => void followed.push(told);
  expect(await changeContacts({ filter: {}, change: { stage: 'hot' }, by: 'me' }, { ...bound, followStage })).toMatchObject({
    changed: 1,
    skipped: 1,
  });
  expect([(await read(mine))?.stage, (await read(theirs))?.stage, followed]).toEqual(['hot', 'new', [[[mine], 'hot']]]);
  expect(await changeContacts({ filter: {}, change: { addTags: ['x'] }, by: 'me' }, bound)).toMatchObject({ changed: 2, skipped: 0 });
});

test('a change of thousands is told once a batch, not once each', async () => {
  await ContactModel.insertMany(Array.from({ length: 1500 }, () => buildContact()));
  const quiet = createTestEdges();
  expect(await changeContacts({ filter: {}, change: { addTags: ['all'] }, by: null }, { edges: quiet })).toMatchObject({ changed: 1500 });
  expect(quiet.published).toHaveLength(2);
  expect(await ContactModel.countDocuments({ tags: 'all' })).toBe(1500);
});

test('somebody written down by hand is found at once, and not twice', async () => {
  const byMe = { by: 'me', byName: 'Mia', edges };
  const made = await createContact({ email: 'new@example.com', firstName: 'Nora', lastName: 'Quist' }, byMe);
  expect(made.consent).toMatchObject({ state: 'subscribed', source: 'Mia' });
  expect((await read(made._id)) as unknown).toMatchObject({ searchKeys: expect.arrayContaining(['nora', 'quist']) });
  expect(createContact({ email: 'new@example.com' }, byMe)).rejects.toMatchObject({ code: 'CONFLICT' });
  const other = await make({ otherEmails: ['second@example.com'] });
  expect(updateContact({ contactId: made._id, email: 'second@example.com' }, byMe)).rejects.toMatchObject({ code: 'CONFLICT' });
  const updated = await updateContact({ contactId: other, lastName: 'Ångström', mobilePhone: '207 555 9999' }, byMe);
  expect(updated as unknown).toMatchObject({ nameKey: 'angstrom ana', searchKeys: expect.arrayContaining(['angstrom', '5559999']) });
});

test('an address that was changed stays with the contact, and who opted out has opted out at the new one', async () => {
  const contactId = await make({ email: 'old@example.com', otherEmails: ['home@example.com'] });
  const change = (what: object) => updateContact({ contactId, ...what }, { by: 'me', edges });
  expect(await change({ email: 'new@example.com' })).toMatchObject({ otherEmails: ['home@example.com', 'old@example.com'] });
  // A form says what it showed.
  const shown = { email: 'home@example.com', otherEmails: ['home@example.com', 'old@example.com'] };
  expect(await change(shown)).toMatchObject({ email: 'home@example.com', otherEmails: ['old@example.com', 'new@example.com'] });
  expect(createContact({ email: 'old@example.com' }, { by: 'me', byName: 'Mia', edges })).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await change({ otherEmails: ['old@example.com'] })).toMatchObject({ email: 'home@example.com', otherEmails: ['old@example.com'] });
  await suppressAddress({ address: 'old@example.com', reason: 'complaint', source: 'feedback report' }, edges);
  expect([(await read(contactId))?.consent.state, await isSuppressed('home@example.com')]).toEqual(['complained', true]);
  await change({ email: 'newest@example.com' });
  expect([await isSuppressed('newest@example.com'), await isSuppressed('new@example.com')]).toEqual([true, false]);
});

test('what somebody else has changed is not written over unseen; what the AI learns keeps nobody from saving', async () => {
  const contactId = await make({ firstName: 'Ana', notes: 'Rings at noon', contactTypes: ['Lead'], mobilePhone: '' });
  const seen = { firstName: 'Ana', notes: 'Rings at noon', contactTypes: ['Lead' as const], mobilePhone: '', otherEmails: [] };
  const change = (what: object, basedOn: object = seen) => updateContact({ contactId, ...what, basedOn }, { by: 'me', edges });
  const evidence = { messageId: 'm', quote: 'two bedrooms', start: 0, end: 12, at: edges.now() };
  const slots = [
    { slot: 'bedroomsMin' as const, value: 2, by: 'model' as const, evidence },
    { slot: 'phone' as const, value: '2075550100', by: 'model' as const, evidence },
  ];
  await learnSlots(contactId, { slots, language: 'es', contactType: 'Buyer' }, edges);
  await changeConsent({ contactId, state: 'unsubscribed', reason: 'asked', source: 'link' }, edges);
  await change({ firstName: 'Anna' });
  expect(await read(contactId)).toMatchObject({
    ...{ firstName: 'Anna', mobilePhone: '2075550100', preferredLanguage: 'es', contactTypes: ['Lead', 'Buyer'] },
    ...{ consent: { state: 'unsubscribed' }, qualification: [{ value: 2 }, { value: '2075550100' }] },
  });
  // The field of the other, and one's own that the other has changed too; the same words twice are no quarrel.
  for (const mine of [{ notes: 'Rings at two' }, { firstName: 'Anne' }, { mobilePhone: '2075550199', firstName: 'Anna' }])
    await expect(change(mine)).rejects.toMatchObject({ code: 'CONFLICT', userMessage: expect.stringContaining('while you were editing') });
  await change({ firstName: 'Anna', preferredLanguage: 'en' }, { firstName: 'Ana', notes: 'Rings at noon', preferredLanguage: 'es' });
  expect(await read(contactId)).toMatchObject({ firstName: 'Anna', notes: 'Rings at noon', preferredLanguage: 'en' });
  await change({ notes: 'Rings at two' }, { firstName: 'Anna', notes: 'Rings at noon' });
  expect(await read(contactId)).toMatchObject({ firstName: 'Anna', notes: 'Rings at two', mobilePhone: '2075550100' });
});

test('two who save at one moment both are kept, or the later is told; the names it is found by agree', async () => {
  const contactId = await make({ firstName: 'Ana', lastName: 'Reyes' });
  const change = (what: object) => updateContact({ contactId, ...what }, { by: 'me', edges });
  await Promise.all([change({ firstName: 'Berta' }), change({ lastName: 'Quist' })]);
  expect((await read(contactId)) as unknown).toMatchObject({ firstName: 'Berta', lastName: 'Quist', nameKey: 'quist berta' });
});

test('an address that two have already keeps neither from being changed', async () => {
  await make({ email: 'shared@example.com' });
  const contactId = await make({ email: 'b@example.com', otherEmails: ['shared@example.com'] });
  const changed = await updateContact({ contactId, email: 'new@example.com' }, { by: 'me', edges });
  expect(changed).toMatchObject({ email: 'new@example.com', otherEmails: ['shared@example.com', 'b@example.com'] });
});

test('a bounce of a former address says nothing of the one they have', async () => {
  const contactId = await make({ email: 'lives@example.com', otherEmails: ['dead@example.com'] });
  await suppressAddress({ address: 'dead@example.com', reason: 'hard_bounce', source: 'report' }, edges);
  expect([(await read(contactId))?.consent.state, await isSuppressed('lives@example.com')]).toEqual(['subscribed', false]);
});

test('an address that opted out stays opted out on a new card', async () => {
  await suppressAddress({ address: 'gone@example.com', reason: 'unsubscribed', source: 'link' }, edges);
  const made = await createContact({ email: 'gone@example.com' }, { by: null, byName: 'Mia', edges });
  expect(made.consent.state).toBe('unsubscribed');
});

test('mail is let through again with a reason, after a complaint by an admin alone, after a bounce by nobody', async () => {
  const contactId = await make();
  const email = (await read(contactId))?.email ?? '';
  const me = { role: 'agent' as const, name: 'Mia', edges };
  await optByHand({ contactId, state: 'unsubscribed', reason: 'said so on the phone' }, me);
  expect(await isSuppressed(email)).toBe(true);
  await optByHand({ contactId, state: 'subscribed', reason: 'changed her mind' }, me);
  expect(await isSuppressed(email)).toBe(false);
  await changeConsent({ contactId, state: 'complained', reason: '', source: 'report' }, edges);
  const again = { contactId, state: 'subscribed' as const, reason: 'it was a slip' };
  expect(optByHand(again, me)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await optByHand(again, { ...me, role: 'admin' });
  expect(await isSuppressed(email)).toBe(false);
  await changeConsent({ contactId, state: 'bounced', reason: '', source: 'report' }, edges);
  expect(optByHand(again, { ...me, role: 'admin' })).rejects.toMatchObject({ code: 'CONFLICT' });
  expect((await read(contactId))?.consentHistory.map(({ state }) => state)).toEqual([
    ...['unsubscribed', 'subscribed', 'complained', 'subscribed', 'bounced'],
  ] as never);
});

test('an agent opts nobody in again around a complaint, whatever was written down before or after it', async () => {
  const me = { role: 'agent' as const, name: 'Mia', edges };
  const contactId = await make();
  const email = (await read(contactId))?.email ?? '';
  const [out, back] = (['unsubscribed', 'subscribed'] as const).map((state) => ({ contactId, state, reason: 'says so' }));
  if (!out || !back) throw new Error('two wishes');
  await optByHand(out, me);
  await suppressAddress({ address: email, reason: 'complaint', source: 'feedback report' }, edges);
  await expect(optByHand(back, me)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await optByHand(out, me);
  await expect(optByHand(back, me)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  // A card from before the strictest reason counted.
  await ContactModel.updateOne({ _id: contactId }, { $set: { 'consent.state': 'unsubscribed' } });
  await expect(optByHand(back, me)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect([await isSuppressed(email), (await read(contactId))?.consent.state]).toEqual([true, 'unsubscribed']);
  await optByHand(back, { ...me, role: 'admin' });
  expect([await isSuppressed(email), (await read(contactId))?.consent.state]).toEqual([false, 'subscribed']);
});

test('a card says that somebody wants mail only where mail may go', async () => {
  const me = { role: 'admin' as const, name: 'Mia', edges };
  const contactId = await make();
  const email = (await read(contactId))?.email ?? '';
  const back = { contactId, state: 'subscribed' as const, reason: 'says so' };
  await suppressAddress({ address: email, reason: 'hard_bounce', source: 'report' }, edges);
  await optByHand({ ...back, state: 'unsubscribed' }, me);
  await expect(optByHand(back, me)).rejects.toMatchObject({ code: 'CONFLICT' });
  await updateContact({ contactId, email: 'lives@example.com', otherEmails: [email] }, { by: 'me', edges });
  await optByHand(back, me);
  expect([await isSuppressed('lives@example.com'), await isSuppressed(email)]).toEqual([false, true]);
  await suppressAddress({ address: 'forgotten@example.com', reason: 'erased', source: 'erasure' }, edges);
  const { _id: again } = await createContact({ email: 'forgotten@example.com' }, { by: 'me', byName: 'Mia', edges });
  await expect(optByHand({ ...back, contactId: again }, me)).rejects.toMatchObject({ code: 'CONFLICT' });
  // Suppressed behind the back of a card that still says `subscribed`.
  const open = await make();
  const theirs = (await read(open))?.email ?? '';
  await suppressAddress({ address: theirs, reason: 'unsubscribed', source: 'link' }, edges);
  await ContactModel.updateOne({ _id: open }, { $set: { 'consent.state': 'subscribed' } });
  await optByHand({ ...back, contactId: open }, { ...me, role: 'agent' });
  expect(await isSuppressed(theirs)).toBe(false);
});
