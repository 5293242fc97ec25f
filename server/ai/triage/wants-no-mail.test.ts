import { expect, test } from 'bun:test';
import { visibleText } from '../../mail/parse/visible-text.ts';
import { wantsNoMail } from './wants-no-mail.ts';

const ask = (text: string, subject = 'Re: News') => wantsNoMail({ subject, visibleText: visibleText(text) })?.language ?? null;

test.each([
  ['en', 'unsubscribe'],
  ['en', 'STOP'],
  ['en', 'Please take me off your list.'],
  ['en', 'take me off your mailing list, thanks'],
  ['en', 'Hi,\n\nplease remove me from your email list.\n\nThank you\nBen Foster'],
  ['en', 'Stop emailing me!'],
  ['en', 'please stop sending me these emails'],
  ['en', "Don't contact me again."],
  ['en', 'I don’t want any more emails from you'],
  ['en', 'Unsubscribe me please. Do not email me again.'],
  ['en', 'No more emails.'],
  ['en', 'Opt out'],
  ['es', 'Por favor, denme de baja de su lista. Gracias'],
  ['es', 'No me envíen más correos'],
  ['es', 'No quiero recibir más correos'],
  ['fr', 'Bonjour,\nmerci de me désinscrire de votre liste.\nCordialement'],
  ['fr', 'Je ne veux plus recevoir de mails'],
  ['fr', 'Veuillez me désabonner'],
  ['de', 'Bitte nehmen Sie mich aus dem Verteiler.'],
  ['de', 'Keine Mails mehr!'],
  ['de', 'Bitte schicken Sie mir keine weiteren E-Mails mehr'],
  ['pt', 'Por favor, remova meu e-mail da lista. Obrigado'],
  ['pt', 'Não quero receber mais e-mails'],
  ['zh', '请不要再给我发邮件了。谢谢'],
  ['zh', '退订'],
])('%s: "%s" is a wish to stop', (language, text) => {
  expect(ask(text)).toBe(language);
});

test.each([
  'Please stop sending me condos: houses only.',
  'Take me off the list for 12 Harbour Street, but keep me on for Eastgate.',
  'Please remove the garage from my wishes.',
  'Do not contact me by phone, write to me.',
  "Don't send me listings above 500k.",
  'How do I unsubscribe?',
  'Can you take 12 Harbour Street off the list of homes?',
  'I want to stop renting. Please remove my house from the market.',
  'Thursday works. Stop.',
  'Thanks, see you on Friday.\n\n--\nTo unsubscribe from our newsletter click below',
  'Yes, still interested!\n\nOn Mon, Mar 2, 2026 at 10:00 AM Larkin <hello@larkinvale.example> wrote:\n> Write "unsubscribe" and we stop.\n> unsubscribe',
  'Unsubscribe me and refund my deposit or I call my lawyer.',
  'Please delete my appointment.',
  'Please take',
  'Please delete',
  'Do not send.',
  'No more listings in Eastgate.',
  'We like the house. Please do not write to my husband.',
  'Ne plus tarder, je veux visiter !',
  'Keine Haustiere',
  'Quiero dar de baja la luz del piso',
  '不要再发大房子了',
])('"%s" is read by the model', (text) => {
  expect(ask(text)).toBeNull();
});

test('the subject says it where nothing stands below', () => {
  expect(ask('', 'UNSUBSCRIBE')).toBe('en');
  expect(ask('Thanks,\nBen', 'unsubscribe')).toBe('en');
  expect(ask('Is 12 Harbour Street free', 'unsubscribe')).toBeNull();
  expect(ask('', 'A house')).toBeNull();
});
