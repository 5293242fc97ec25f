import type { Reading, Turn } from './label.ts';
import type { Observed } from './run/observed.ts';

/** Labels and what was observed, for tests: a plain buyer's mail, dealt with as labelled, each field open to change. */
export function buildTurn(change: Partial<Turn> = {}, reading: Partial<Reading> = {}): Turn {
  return {
    text: 'We are looking for a house in Eastgate.',
    raw: null,
    headers: {},
    reading: {
      ...{ intents: [], mayIntents: [], refusesCall: false, asksForPerson: false },
      ...{ slots: [], optionalSlots: [], maySlots: [], neverSlots: [], valueMayDiffer: [] },
      ...reading,
    },
    known: {},
    notKnown: [],
    kind: ['buyer_lead'],
    language: 'en',
    injection: false,
    move: ['qualify'],
    call: 'never',
    neverSay: [],
    ...change,
  };
}

export function buildObserved(change: Partial<Observed> = {}, triage: Partial<NonNullable<Observed['triage']>> = {}): Observed {
  return {
    kind: 'buyer_lead',
    by: 'model',
    triage: {
      ...{ language: 'en', intents: [], engagement: 0.5, readiness: 0.3 },
      ...{ refusesCall: false, asksForPerson: false, injectionSuspected: false },
      ...triage,
    },
    slots: [],
    known: [],
    move: 'qualify',
    firedRow: 'else',
    outcome: 'held',
    reply: {
      purpose: 'reply',
      isSent: true,
      text: 'Thank you for telling us about Eastgate.',
      html: '<p>Thank you for telling us about Eastgate.</p>',
      to: 'ana@example.com',
      slotsOffered: 0,
      failedChecks: [],
      tries: 1,
    },
    consent: 'subscribed',
    hasBookedCall: false,
    calls: [{ purpose: 'triage', inputTokens: 900, outputTokens: 100, costUsd: 0.001, ms: 400, attempts: 1, error: null }],
    ms: 1000,
    ...change,
  };
}
