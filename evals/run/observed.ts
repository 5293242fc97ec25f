import type { Slot } from '../../shared/contact.ts';
import type { Decision, ModelCall, MoveName, Triage } from '../../shared/decision.ts';
import type { MailKind } from '../../shared/message.ts';

/** What Openhouse made of one mail of the set. */
export type Observed = {
  kind: MailKind | null;
  by: Decision['triagedBy'] | null;
  triage: Pick<Triage, 'language' | 'intents' | 'refusesCall' | 'asksForPerson' | 'injectionSuspected' | 'engagement' | 'readiness'> | null;
  slots: Pick<Slot, 'slot' | 'value'>[];
  /** What is known of the customer afterwards. */
  known: Pick<Slot, 'slot' | 'value'>[];
  move: MoveName | null;
  firedRow: string;
  outcome: Decision['outcome'] | 'nothing';
  reply: {
    purpose: string;
    isSent: boolean;
    text: string;
    html: string;
    to: string;
    slotsOffered: number;
    failedChecks: string[];
    tries: number;
  } | null;
  consent: string;
  hasBookedCall: boolean;
  calls: Pick<ModelCall, 'purpose' | 'inputTokens' | 'outputTokens' | 'costUsd' | 'ms' | 'attempts' | 'error'>[];
  ms: number;
};
