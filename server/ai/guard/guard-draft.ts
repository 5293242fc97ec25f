import type { GuardCheck } from '../../../shared/message.ts';
import type { Draft } from '../draft/draft.ts';
import { factGate } from './fact-gate.ts';
import { fairHousingGate } from './fair-housing-gate.ts';
import { formGate } from './form-gate.ts';
import { type GuardInput, guardContextOf } from './guard-context.ts';
import { leakGate } from './leak-gate.ts';
import { promiseGate } from './promise-gate.ts';

const GATES = { fact: factGate, fair_housing: fairHousingGate, promise: promiseGate, leak: leakGate, form: formGate } as const;

/**
 * Holds a draft against the five gates: one check per gate, its detail the faults found. Pure: nothing passes it by,
 * and the same draft is always judged the same.
 */
export function guardDraft(draft: Draft, input: GuardInput, attempt: number): GuardCheck[] {
  const context = guardContextOf(draft, input);
  return Object.entries(GATES).map(([gate, check]) => {
    const faults = [...new Set(check(draft, context))];
    return { gate: gate as GuardCheck['gate'], passed: faults.length === 0, detail: faults.join('; '), attempt };
  });
}
