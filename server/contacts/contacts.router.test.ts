import { afterAll, beforeAll, expect, test } from 'bun:test';
import { prepareListing } from '../properties/prepare-listing.ts';
import { PropertyModel } from '../properties/property.model.ts';
import { buildContact, TEST_NOW } from '../test/build.ts';
import { startApi, type TestApi } from '../test/start-api.ts';
import { ContactModel } from './contact.model.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

test('what an agent corrects through the door stands in the draft listing too', async () => {
  const evidence = { messageId: null, quote: '', start: 0, end: 0, at: TEST_NOW };
  const qualification = [
    { slot: 'sellingAddress' as const, value: '41 Larkspur Drive', by: 'model' as const, evidence },
    { slot: 'bedrooms' as const, value: 4, by: 'model' as const, evidence },
  ];
  const { _id: contactId } = await ContactModel.create(buildContact({ qualification }));
  const listingKey = await prepareListing({ contactId, threadId: 'd'.repeat(24), qualification }, api.edges);
  const { api: client } = await api.program('agent');
  await client.contacts.setSlot.mutate({ contactId, slot: 'bedrooms', value: 5 });
  expect(await PropertyModel.findOne({ listingKey }).lean()).toMatchObject({ bedroomsTotal: 5 });
});
