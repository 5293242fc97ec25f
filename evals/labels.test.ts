import { expect, test } from 'bun:test';
import { MAIL_KINDS } from '../shared/message.ts';
import type { EvalCase } from './label.ts';
import { readLabels } from './read-labels.ts';

const cases = await readLabels();
const singles = cases.filter(({ turns }) => turns[0]?.reading);
const talks = cases.filter(({ turns }) => !turns[0]?.reading);
const half = (all: EvalCase[], name: EvalCase['half']) => all.filter((one) => one.half === name);
const plain = (text: string) => text.replace(/\s+/g, ' ');

test('the set is large enough, and its halves are alike', () => {
  expect(singles.length).toBeGreaterThanOrEqual(140);
  expect(talks.length).toBeGreaterThanOrEqual(28);
  for (const all of [singles, talks]) expect(half(all, 'dev').length / all.length).toBeCloseTo(0.5, 1);
  const languages = new Set(singles.map(({ turns }) => turns[0]?.language));
  expect([...languages]).toEqual(expect.arrayContaining(['en', 'es', 'fr', 'de', 'pt', 'zh']));
});

test('each half holds every kind of mail, and says which half it is', () => {
  for (const name of ['dev', 'held-out'] as const) {
    const kinds = half(singles, name).map(({ turns }) => turns[0]?.kind[0]);
    for (const kind of MAIL_KINDS) expect({ name, kind, isThere: kinds.includes(kind) }).toEqual({ name, kind, isThere: true });
    for (const { id } of half(cases, name)) expect(id).toStartWith(name === 'dev' ? 'dev-' : 'out-');
  }
});

test('no customer and no name of a mail is there twice, so that nothing learnt of one half helps with the other', () => {
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  const customers = singles.filter(({ from }) => from !== '').map(({ from }) => from);
  expect(new Set(customers).size).toBe(customers.length);
});

test('every quote of a slot stands in its mail, and its number in the quote where it is written in digits', () => {
  for (const { id, subject, turns } of singles) {
    const [turn] = turns;
    const text = plain(`${turn?.raw ?? turn?.text} ${subject}`);
    for (const [slot, , quote] of turn?.reading?.slots ?? [])
      expect({ id, slot, stands: text.includes(quote) }).toEqual({ id, slot, stands: true });
  }
});

test('a conversation has three to seven mails, and asks for a call and forbids it in agreement with its moves', () => {
  for (const { id, turns } of talks) {
    expect({ id, isFit: turns.length >= 3 && turns.length <= 7 }).toEqual({ id, isFit: true });
    for (const turn of turns) {
      const asks = turn.move.some((move) => move === 'ask_for_call' || move === 'confirm_call');
      expect({ id, text: turn.text, asks }).toEqual({ id, text: turn.text, asks: turn.call === 'must' });
    }
  }
});

test('a slot is not both expected and forbidden', () => {
  for (const { id, turns } of singles) {
    const reading = turns[0]?.reading;
    const named = reading?.slots.map(([slot]) => slot) ?? [];
    const clash = reading?.neverSlots.filter((slot) => named.includes(slot) || reading.maySlots.includes(slot));
    expect({ id, clash }).toEqual({ id, clash: [] });
    for (const slot of [...(reading?.optionalSlots ?? []), ...(reading?.valueMayDiffer ?? [])]) expect(named).toContain(slot);
  }
});
