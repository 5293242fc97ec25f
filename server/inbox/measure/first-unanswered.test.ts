import { expect, test } from 'bun:test';
import { firstUnanswered, type Said } from './first-unanswered.ts';

const at = (clock: string) => new Date(`2026-03-02T${clock}:00Z`);
const they = (id: string, clock: string): Said => ({ id, by: 'customer', at: at(clock) });
const we = (id: string, clock: string, read: string | null = null): Said => ({ id, by: 'us', at: at(clock), read });

test('a customer waits from the first mail of a burst', () => {
  expect(firstUnanswered([they('a', '09:00'), they('b', '09:05')], { id: 'x', at: at('09:20') })).toEqual(at('09:00'));
});

test('only what came after the last answer is waiting', () => {
  const said = [they('a', '09:00'), we('x', '09:10', 'a'), they('b', '11:00'), we('y', '11:30', 'b')];
  expect(firstUnanswered(said, { id: 'y', at: at('11:30') })).toEqual(at('11:00'));
});

test('a mail that came while an older answer was leaving still waits, for that answer had not read it', () => {
  const said = [they('a', '09:00'), they('b', '09:09'), we('x', '09:10', 'a')];
  expect(firstUnanswered(said, { id: 'y', at: at('09:40') })).toEqual(at('09:09'));
  expect(firstUnanswered([they('a', '09:00'), they('b', '09:09'), we('x', '09:10')], { id: 'y', at: at('09:40') })).toBeNull();
});

test('a second mail of ours in a row answers nothing, and neither does a first word of ours', () => {
  expect(firstUnanswered([they('a', '09:00'), we('x', '09:10', 'a')], { id: 'y', at: at('09:12') })).toBeNull();
  expect(firstUnanswered([they('a', '09:00')], { id: 'x', at: at('08:00') })).toBeNull();
});

test('the order in which mails are told does not matter', () => {
  const said = [we('y', '11:30', 'b'), they('b', '11:00'), we('x', '09:10', 'a'), they('a', '09:00')];
  expect(firstUnanswered(said, { id: 'x', at: at('09:10') })).toEqual(at('09:00'));
});
