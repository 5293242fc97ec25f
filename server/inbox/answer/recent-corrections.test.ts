import { expect, test } from 'bun:test';
import { withoutWriter } from './recent-corrections.ts';

test('an example for the model does not tell whose mail it was', () => {
  const text =
    'Our house\nHello,\n\nwe want to sell 41 Larkspur Drive. Reach me at ruth@mailbox.example or +1 207 555 0119, or see https://ruth.example/x.\n\nKind regards,\nRuth Castellano';
  const example = withoutWriter(text, 'Ruth Castellano');
  expect(example).toContain('we want to sell');
  expect(example).not.toMatch(/Ruth|Castellano|Larkspur|207|mailbox|https/);
});

test('keeps the words by which mails are told apart', () => {
  expect(withoutWriter('Rates\nWhat are your fees for $500,000 homes?', 'Ana')).toBe('Rates\nWhat are your fees for $500,000 homes?');
});
