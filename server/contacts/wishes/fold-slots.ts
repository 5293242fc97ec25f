import type { Slot, SlotName } from '../../../shared/contact.ts';

type Value = Slot['value'];

/** Slots that hold a list: what a mail adds is added, what it takes back is taken out. */
export const LIST_SLOTS: readonly SlotName[] = ['areas', 'propertyTypes', 'features'];

/**
 * What counts of all that was ever said about each slot. The time of the words decides, not the order of reading: newer
 * beats older, lists grow and shrink. What an agent wrote stands until an agent writes anew; if the customer has said
 * something else since, the slot says so. Pure.
 */
export function foldSlots(said: readonly Slot[]): Slot[] {
  return [...Map.groupBy(said, ({ slot }) => slot).values()].flatMap((ofOne) => {
    const current = ofOne.toSorted(inTime).reduce<Slot | null>(withNext, null);
    return current ? [current] : [];
  });
}

const RANK: Record<NonNullable<Slot['change']>, number> = { clear: 0, set: 1, remove: 2, add: 3 };
const WHO: Record<Slot['by'], number> = { portal: 0, model: 1, agent: 2 };

/** Within one mail "not Eastgate, Harbour instead" takes out before it adds. */
function inTime(a: Slot, b: Slot): number {
  return (
    a.evidence.at.getTime() - b.evidence.at.getTime() ||
    WHO[a.by] - WHO[b.by] ||
    RANK[a.change ?? 'set'] - RANK[b.change ?? 'set'] ||
    a.evidence.start - b.evidence.start ||
    JSON.stringify(a.value).localeCompare(JSON.stringify(b.value))
  );
}

function withNext(current: Slot | null, next: Slot): Slot | null {
  if (next.by === 'agent') return next.change === 'clear' ? null : plainSlot(next, next.value);
  if (current?.by === 'agent') return contest(current, next);
  const value = changed(current?.value ?? null, next);
  if (value === null) return null;
  // What is left of a list still rests on the words that named it.
  return current && next.change === 'remove' ? { ...current, value } : plainSlot(next, value);
}

/** A form filled in by a portal is not the customer's own word, and words that agree with the agent contest nothing. */
function contest(current: Slot, next: Slot): Slot {
  if (next.by === 'portal') return current;
  const value = changed(current.contested?.value ?? current.value, next);
  if (value === null || isSameValue(value, current.value)) return plainSlot(current, current.value);
  return { ...current, contested: { value, evidence: next.evidence } };
}

function plainSlot({ slot, by, evidence }: Slot, value: Value): Slot {
  return { slot, value, by, evidence };
}

/** @returns null when nothing is left */
function changed(known: Value | null, { slot, value, change }: Slot): Value | null {
  if (!LIST_SLOTS.includes(slot) || !Array.isArray(value)) return change === 'remove' ? known : value;
  const before = Array.isArray(known) ? known : [];
  if (change === 'remove') {
    const left = before.filter((one) => !value.some((gone) => keyOf(gone) === keyOf(one)));
    return left.length > 0 ? left : null;
  }
  const all = change === 'add' ? [...before, ...value] : value;
  return all.filter((one, at) => all.findIndex((other) => keyOf(other) === keyOf(one)) === at);
}

function isSameValue(a: Value, b: Value): boolean {
  const words = (value: Value) => (Array.isArray(value) ? value.map(keyOf).sort() : typeof value === 'string' ? keyOf(value) : value);
  return JSON.stringify(words(a)) === JSON.stringify(words(b));
}

/** "The Harbor" and "harbour" are one place, "Gardens" and "garden" one wish. */
function keyOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bharbor/g, 'harbour')
    .replace(/^(the|el|la|le|les|los|las|die|der|das|o|a)\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/s$/, '');
}
