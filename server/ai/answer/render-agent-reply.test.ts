import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Property } from '../../../shared/property.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { PropertyModel } from '../../properties/property.model.ts';
import { buildContact, buildProperty, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { matchesForContact } from './matches-for-contact.ts';
import { renderAgentReply } from './render-agent-reply.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const store = async (change: Partial<Property> = {}) => (await PropertyModel.create(buildProperty(change))).toObject();
const edges = { now: TEST_NOW, publicUrl: 'https://crm.example.com' };

test('a person’s words stay as they are, with the chosen listings under them', async () => {
  const { listingKey, unparsedAddress } = await store();
  const reply = await renderAgentReply({ text: 'Hi Ana,\n\nhere it is <3', listingKeys: [listingKey] }, edges);
  expect(reply.text).toStartWith('Hi Ana,\n\nhere it is <3\n\n');
  expect(reply.text).toContain(unparsedAddress);
  expect(reply.text).toContain('$500,000');
  expect(reply.html).toContain('here it is &lt;3');
  expect(`${reply.text}${reply.html}`).not.toMatch(/AI assistant|Lockbox|Seller will take less/);
});

test('without listings plain text goes out as it came in; marks are set, and what was typed is kept', async () => {
  expect(await renderAgentReply({ text: 'Hi Ana' }, edges)).toMatchObject({ text: 'Hi Ana', markdown: 'Hi Ana', listingsTold: [] });
  const { text, html, markdown } = await renderAgentReply({ text: 'A **good** one' }, edges);
  expect([text, markdown]).toEqual(['A good one', 'A **good** one']);
  expect(html).toContain('<strong>good</strong>');
});

test('a listing that is gone or may not be shown is refused before anything is queued', async () => {
  const hidden = await store({ internetEntireListingDisplayYN: false });
  for (const key of ['gone', hidden.listingKey]) {
    await expect(renderAgentReply({ text: 'Hi', listingKeys: [key] }, edges)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  }
});

test('a contact of whom nothing is known gets no matches, a tenant gets leases', async () => {
  await store({ propertyType: 'ResidentialLease', listPrice: 2400, subdivisionName: 'Old Mill' });
  await store({ propertyType: 'Residential', listPrice: 400_000, subdivisionName: 'Old Mill' });
  const nobody = (await ContactModel.create(buildContact())).toObject();
  expect(await matchesForContact(nobody, { kind: null, limit: 5 })).toEqual([]);
  const evidence = { messageId: null, quote: 'Old Mill', start: 0, end: 8, at: TEST_NOW };
  const tenant = buildContact({ contactTypes: ['Tenant'], qualification: [{ slot: 'areas', value: ['Old Mill'], by: 'model', evidence }] });
  const taken = (await matchesForContact((await ContactModel.create(tenant)).toObject(), { kind: null, limit: 5 })).filter(
    (match) => match.taken,
  );
  expect(taken.map(({ property }) => property.propertyType)).toEqual(['ResidentialLease']);
});
