import { expect, test } from 'bun:test';
import MailComposer from 'nodemailer/lib/mail-composer';
import { labelSlot } from '../../calls/slots/label-slot.ts';
import { hearMail } from './hear-mail.ts';

const at = new Date('2026-03-02T15:00:00Z');
const hear = async (text: string, extra: Record<string, unknown> = {}) =>
  hearMail(
    await new MailComposer({ from: '"Larkin & Vale Realty" <hello@larkinvale.example>', subject: 'Re: x', text, ...extra })
      .compile()
      .build(),
    at,
  );

test('reads the offered call times as they are labelled, in English, Spanish and French, with or without bullets', async () => {
  const zone = 'America/New_York';
  for (const locale of ['en-US', 'es-ES', 'fr-FR', 'es', 'fr', 'en-GB']) {
    const labels = ['2026-03-03T15:00:00Z', '2026-03-04T20:30:00Z', '2026-05-29T14:00:00Z'].map((time) =>
      labelSlot(new Date(time), { timeZone: zone, locale }),
    );
    for (const bullet of ['', '- ', '1. ', '• ', '  * ']) {
      const { slots } = await hear(`Which one suits you?\n\n${labels.map((label) => bullet + label).join('\n')}\n\nWe look forward to it.`);
      expect(slots).toEqual(labels);
    }
  }
});

test('takes neither office hours nor prose nor a quoted offer for a call time', async () => {
  const { slots } = await hear(
    'Our office hours are Monday to Friday, 9 am to 5 pm.\nThe open house is in March.\nTuesday works.\nWe have 3 bedrooms at 10:30.\n\nOn Mon, Mar 2, 2026 at 9:00 AM Ana wrote:\n> Thursday, March 5 at 10:00 AM EST',
  );
  expect(slots).toBeEmpty();
});

test('knows the catalogue’s streets from other numbers', async () => {
  const { listings } = await hear(
    '23 Alder Lane has 4 bedrooms, 123 Alder Lane does not exist.\n9 Lantern Street Unit 1C is closer. 23 Alder Lane again.\n\n> 6 Ropewalk Lane',
  );
  expect(listings).toEqual(['23 Alder Lane', '9 Lantern Street']);
});

test('keeps the whole text for the quote, and the headers by their small names', async () => {
  const mail = await hear('Hello\n\n> Hi', {
    headers: { 'X-Campaign': '1001' },
    messageId: '<a@b.example>',
    references: ['<1@b.example>', '<2@b.example>'],
  });
  expect(mail.text).toBe('Hello');
  expect(mail.fullText).toContain('> Hi');
  expect(mail).toMatchObject({
    messageId: '<a@b.example>',
    references: ['<1@b.example>', '<2@b.example>'],
    from: { name: 'Larkin & Vale Realty' },
  });
  expect(mail.headers['x-campaign']).toBe('1001');
});
