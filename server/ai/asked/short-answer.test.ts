import { expect, test } from 'bun:test';
import type { Slot, SlotName } from '../../../shared/contact.ts';
import { buildMessage } from '../../test/build.ts';
import { proveSlots } from '../learn/prove-slots.ts';
import type { Asked } from '../prompt-data.ts';

const APPROVED = 'Do you already have a pre-approval?';
const AGENT = 'Are you working with an agent?';
const SELL = 'Do you have to sell your home first?';
const ROOMS = 'How many bedrooms do you need, and what is your budget?';
const BATHS = 'How many bathrooms?';
const WHEN = 'When would you like to move?';
const WHICH = 'Which of the two would you like to see?';

/** A question, or one with what stands under it. */
type Question = string | [question: string, answer: string];
type Case = [text: string, asked: Question[], slot: SlotName, value: Slot['value'], quote: string];
const plain = (asked: Question[]): Asked[] =>
  asked.map((one) => (typeof one === 'string' ? { question: one, answer: null } : { question: one[0], answer: one[1] }));
const prove = ([text, asked, slot, value, quote]: Case) =>
  proveSlots({ slots: [{ slot, value, quote }] }, buildMessage({ visibleText: text }), { kind: 'buyer_lead', asked: plain(asked) });

const PROVEN: [...Case, question: string][] = [
  ['Yes.', [APPROVED], 'financing', 'pre_approved', 'Yes', APPROVED],
  ['Yes, we do. Saturday would suit us.', [APPROVED, WHEN], 'financing', 'pre_approved', 'Yes, we do', APPROVED],
  ['No, not yet, sorry', [AGENT], 'hasAgent', false, 'No, not yet', AGENT],
  ['I know it well. No.', [AGENT], 'hasAgent', false, 'No', AGENT],
  ['Yes and no', [SELL, AGENT], 'mustSellFirst', true, 'Yes', SELL],
  ['No\n\nYes', [[AGENT, 'No'], [SELL, 'Yes']], 'mustSellFirst', true, 'Yes', SELL],
  ['Sí, claro', ['¿Ya tienen una hipoteca preaprobada?'], 'financing', 'pre_approved', 'Sí, claro', '¿Ya tienen una hipoteca preaprobada?'],
  ['Ja, schon', ['Arbeiten Sie schon mit einem Makler?'], 'hasAgent', true, 'Ja, schon', 'Arbeiten Sie schon mit einem Makler?'],
  ['Oui', ['Avez-vous déjà un prêt ?'], 'financing', 'pre_approved', 'Oui', 'Avez-vous déjà un prêt ?'],
  ['Não', ['Você já trabalha com um corretor?'], 'hasAgent', false, 'Não', 'Você já trabalha com um corretor?'],
  [
    'No\nYes',
    [
      [AGENT, 'No'],
      [APPROVED, 'Yes'],
    ],
    'financing',
    'pre_approved',
    'Yes',
    APPROVED,
  ],
  ['No, not yet. Yes, we are.', [APPROVED, AGENT], 'hasAgent', true, 'Yes, we are', AGENT],
  ['Yes', ['Would you be paying in cash?'], 'financing', 'cash', 'Yes', 'Would you be paying in cash?'],
  ['Oui', ['Votre financement est-il déjà prévu ?'], 'financing', 'pre_approved', 'Oui', 'Votre financement est-il déjà prévu ?'],
  ['Non', ['Travaillez-vous déjà avec un agent ?'], 'hasAgent', false, 'Non', 'Travaillez-vous déjà avec un agent ?'],
  ['Ja', ['Müssen Sie erst Ihr Haus verkaufen?'], 'mustSellFirst', true, 'Ja', 'Müssen Sie erst Ihr Haus verkaufen?'],
  ['2. 350ish', [ROOMS], 'bedroomsMin', 2, '2', ROOMS],
  ['At least 3 please', [ROOMS], 'bedroomsMin', 3, '3', ROOMS],
  ['2-3, around 400k', [ROOMS], 'bedroomsMin', 2, '2', ROOMS],
  ['drei', ['Wie viele Schlafzimmer brauchen Sie?'], 'bedroomsMin', 3, 'drei', 'Wie viele Schlafzimmer brauchen Sie?'],
  ['3\n\n2', [[ROOMS, '3'], [BATHS, '2']], 'bathroomsMin', 2, '2', BATHS],
]; // biome-ignore format: a table

test.each(PROVEN)('%p to %p proves %s', (...given) => {
  const [text, asked, slot, value, quote, question] = given;
  const { kept, rejected } = prove([text, asked, slot, value, quote]);
  expect(rejected).toEqual([]);
  expect(kept).toMatchObject([{ slot, value, evidence: { quote, question } }]);
});

const UNPROVEN: [...Case, why: string][] = [
  ['Yes.', [], 'financing', 'pre_approved', 'Yes', 'nothing we asked'],
  ['Yes, Saturday works', ['Shall we meet on Saturday?'], 'financing', 'pre_approved', 'Yes', 'nothing we asked'],
  ['Yes', [AGENT], 'hasAgent', false, 'Yes', 'the opposite'],
  ['No', [APPROVED], 'financing', 'pre_approved', 'No', 'the opposite'],
  ['No', [APPROVED], 'financing', 'needs_mortgage', 'No', 'the opposite'],
  ['Yes', [AGENT, SELL], 'mustSellFirst', true, 'Yes', 'which question'],
  ['Yes', [APPROVED, 'May we call you?'], 'financing', 'pre_approved', 'Yes', 'which question'],
  ['No\n\nYes', [[AGENT, 'No'], [SELL, 'Yes']], 'hasAgent', true, 'Yes', 'nothing we asked'],
  ['No. Yes.', [APPROVED, AGENT], 'financing', 'pre_approved', 'Yes', 'another question'],
  ['No. Yes.', [APPROVED, AGENT], 'hasAgent', false, 'No', 'another question'],
  ['There is no hurry. Yes', [APPROVED, AGENT], 'hasAgent', true, 'Yes', 'which question'],
  ['Yes please', ['Would you like an introduction to a lender?'], 'financing', 'pre_approved', 'Yes please', 'does not say it'],
  ['Yes', ['Do you need a mortgage?'], 'financing', 'pre_approved', 'Yes', 'does not say it'],
  ['Yes', ['Would you be paying in cash?'], 'financing', 'pre_approved', 'Yes', 'does not say it'],
  ['Yes', ['Do you have a pre-approval, or would you pay in cash?'], 'financing', 'pre_approved', 'Yes', 'does not say it'],
  ['Yes', ['May one of our agents call you?'], 'hasAgent', true, 'Yes', 'does not say it'],
  ['Yes', ['Do you have any questions for the agent?'], 'hasAgent', true, 'Yes', 'does not say it'],
  ['No', ['Are you still looking for an agent?'], 'hasAgent', false, 'No', 'does not say it'],
  ['Yes', ['Are you thinking of selling your home?'], 'mustSellFirst', true, 'Yes', 'does not say it'],
  ['Yes', ['Would you like to move within three months?'], 'timeframe', 'later', 'Yes', 'does not say it'],
  ['Yes', ['May we call you?'], 'preferredChannel', 'whatsapp', 'Yes', 'does not say it'],
  ['2', [], 'bedroomsMin', 2, '2', 'counts something else'],
  ['2', [WHEN], 'bedroomsMin', 2, '2', 'counts something else'],
  ['3', [ROOMS, 'What time would suit you for a call?'], 'bedroomsMin', 3, '3', 'counts something else'],
  ['3', ['¿Cuántos dormitorios necesita?', '¿A qué hora le llamamos?'], 'bedroomsMin', 3, '3', 'counts something else'],
  ['2', [ROOMS, WHICH], 'bedroomsMin', 2, '2', 'counts something else'],
  ['2', ['How many bedrooms and bathrooms?'], 'bedroomsMin', 2, '2', 'counts something else'],
  ['3', [BATHS], 'bedroomsMin', 3, '3', 'counts something else'],
  ['2 kids', [ROOMS], 'bedroomsMin', 2, '2', 'counts something else'],
  ['3\n\n2', [[ROOMS, '3'], [BATHS, '2']], 'bedroomsMin', 2, '2', 'counts something else'],
]; // biome-ignore format: a table

test.each(UNPROVEN)('%p to %p does not prove %s', (...given) => {
  const [text, asked, slot, value, quote, why] = given;
  const { kept, rejected } = prove([text, asked, slot, value, quote]);
  expect(kept).toEqual([]);
  expect(rejected[0]?.why).toContain(why);
});

test('words that say it themselves need no question', () => {
  const said: Case = ['Yes, we are pre-approved. No agent so far.', [], 'financing', 'pre_approved', 'Yes, we are pre-approved'];
  expect(prove(said).kept).toMatchObject([{ slot: 'financing', value: 'pre_approved' }]);
  expect(prove(said).kept[0]?.evidence).not.toHaveProperty('question');
});
