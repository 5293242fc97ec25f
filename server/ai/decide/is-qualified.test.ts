import { expect, test } from 'bun:test';
import type { SlotName } from '../../../shared/contact.ts';
import type { MailKind } from '../../../shared/message.ts';
import { isQualified } from './is-qualified.ts';

const knowing = (...slots: SlotName[]) => ({
  qualification: slots.map((slot) => {
    const evidence = { messageId: null, quote: '', start: 0, end: 0, at: new Date(0) };
    return { slot, value: 'x', by: 'model' as const, evidence };
  }),
});

test.each([
  ['buyer_lead', ['areas', 'budgetMax'], true],
  ['buyer_lead', ['areas'], false],
  ['renter_lead', ['propertyTypes', 'bedroomsMin'], true],
  ['seller_lead', ['areas', 'budgetMax'], false],
  ['seller_lead', ['sellingAddress'], false],
  ['seller_lead', ['sellingAddress', 'timeframe'], true],
  ['general_inquiry', ['areas', 'budgetMax'], false],
  [null, ['areas', 'budgetMax'], false],
] as [MailKind | null, SlotName[], boolean][])('%s who told %p: %p', (kind, slots, is) => {
  expect(isQualified(knowing(...slots), kind)).toBe(is);
});
