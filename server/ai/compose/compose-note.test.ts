import { expect, test } from 'bun:test';
import { defaultSettings } from '../../settings/default-settings.ts';
import { buildContact, buildMessage, TEST_NOW } from '../../test/build.ts';
import { composeNote, type Noting } from './compose-note.ts';

const contact = buildContact({ firstName: 'Karl' });
const note = (kind: Noting['kind'], language: string) =>
  composeNote(
    {
      ...{ kind, language, contact, history: [], settings: defaultSettings(TEST_NOW) },
      mail: buildMessage({ contactId: contact._id, visibleText: 'Guten Tag' }),
    },
    { publicUrl: 'https://crm.example' },
  );

test.each([
  ['en', 'Hello Karl,', 'answer you personally'],
  ['es', 'Hola, Karl:', 'le responderá personalmente'],
  ['fr', 'Bonjour Karl,', 'vous répondra personnellement'],
  ['de', 'Guten Tag Karl,', 'Ihnen persönlich antwortet'],
  ['pt', 'Olá, Karl,', 'responder pessoalmente'],
  ['zh', 'Hello Karl,', 'answer you personally'],
])(
  'a customer who writes in %s reads that a person will answer in words of that language, past every gate',
  async (language, hello, says) => {
    for (const kind of ['hand_over', 'unsubscribe_confirmation'] as const) {
      const { text, guard } = await note(kind, language);
      expect(text).toStartWith(hello);
      expect(guard.filter(({ passed }) => !passed)).toEqual([]);
      if (kind === 'hand_over') expect(text).toContain(says);
    }
  },
);

test.each(['en', 'es', 'fr', 'de', 'pt'])('somebody who is angry is not thanked for it in %s', async (language) => {
  const mail = buildMessage({ contactId: contact._id, visibleText: 'Guten Tag' });
  const noting: Noting = {
    kind: 'hand_over',
    mail,
    language,
    contact,
    history: [],
    settings: defaultSettings(TEST_NOW),
    isComplaint: true,
  };
  const { text, guard } = await composeNote(noting, { publicUrl: 'https://crm.example' });
  expect(text).toMatch(/I am sorry|Siento|désolé|tut mir leid|Lamento/);
  expect(text).not.toMatch(/Thank you|Gracias|Merci|Vielen Dank|Obrigado/);
  expect(guard.filter(({ passed }) => !passed)).toEqual([]);
});
