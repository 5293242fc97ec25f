import { expect, test } from 'bun:test';
import EmailReplyParser from 'email-reply-parser';
import fc from 'fast-check';
import { cutHistory } from '../seen/cut-history.ts';
import { visibleText } from './visible-text.ts';

const parsed = (text: string) => new EmailReplyParser().parseReply(text).trim();

const HIDDEN = [
  ...['--', '-- ', '___', '++', '===', '________________________________'],
  ...['Sent from my iPhone', 'Get Outlook for iOS', 'Cheers,', 'BEST WISHES', 'Kind regards,', 'Regards！', 'Warm and Regards!'],
  ...['Von meinem Telefon gesendet', 'Gesendet von Mail für Windows', 'Sendt fra min telefon', 'Enviado desde mi iPhone'],
  ...['Envoyé depuis mon mobile', 'Envoyé de mon iPhone', 'Envoyé à partir de Outlook', 'Télécharger Outlook pour iOS', 'Bien à vous,'],
  ...[
    'Très cordialement,',
    'Cordialement',
    'Bonne journée !',
    'Bonne soirée',
    'In data 3 marzo, Ana ha scritto:',
    'Verzonden vanaf Outlook',
  ],
  'Verstuurd vanaf mijn iPad',
];
const QUOTES = [
  ...['> What about Friday?', 'On Mon, 2 Mar 2026, Ben wrote:', 'Le lun. 2 mars, Ben a écrit :', 'El lun, 2 mar, Ben escribió:'],
  ...[
    'Il giorno 2 mar Ben ha scritto:',
    'Em seg., 2 de mar, Ben escreveu:',
    'Am 2. März schrieb Ben <b@x.example>:',
    'Op 2 mrt schreef Ben:',
  ],
  ...[
    'Den 2. mars skrev Ben:',
    'pe 2. maalisk. Ben kirjoitti:',
    'W dniu 2 marca Ben pisze:',
    '在 2026年3月2日 Ben 写道：',
    '2026. 3. 2. Ben 작성:',
  ],
  ...[
    '2026/3/2 Benのメッセージ:',
    'Ben <b@x.example> schrieb:',
    'From: Ben <b@x.example>',
    '-----Original Message-----',
    'Ursprüngliche Nachricht',
  ],
  ...['--- Oprindelig besked ---', "-- Message d'origine --", '2026-03-02 10:00 GMT+01:00 Ben <b@x.example>:'],
];

test('a text is seen as the parser alone sees it, whatever its lines are', () => {
  const line = fc.oneof(
    fc.constantFrom('', ' ', 'Is it still free?  ', 'Thanks, Ana', '3 - 4 rooms', 'a: b', 'see: ', 'x-y'),
    fc.constantFrom(...HIDDEN, ...QUOTES),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  const plain = fc.oneof(fc.constantFrom('', 'Is it still free?\t ', 'Thanks, Ana'), fc.stringMatching(/^[\p{L} .,!?\t]{0,30}$/u));
  const lines = fc.oneof(fc.array(line, { maxLength: 8 }), fc.array(plain, { maxLength: 8 }));
  fc.assert(
    fc.property(lines, fc.constantFrom('\n', '\r\n'), (all, end) => {
      const text = all.join(end).trim();
      fc.pre(cutHistory(text) === text.replaceAll('\r\n', '\n'));
      expect(visibleText(text)).toBe(parsed(text) || text);
    }),
    { numRuns: 2000 },
  );
});

test.each([...HIDDEN, ...QUOTES])('what stands below "%s" is read as the parser reads it', (sign) => {
  const text = `Is it still free?\n\nAna\n${sign}\nLarkin`;
  if (cutHistory(text) === text) expect(visibleText(text)).toBe(parsed(text));
  else expect(visibleText(text)).not.toContain(sign);
});
