import type { Consent, Suppression } from '../../../shared/contact.ts';

/** From the mildest on. What was said last does not count, what is stricter does: only opting in anew makes it milder. */
const CONSENTS: readonly Consent['state'][] = ['subscribed', 'bounced', 'unsubscribed', 'complained'];

/** Each opens to fewer people: to an agent, to an admin, to nobody; who was erased stays erased. */
const REASONS: Record<Suppression['reason'], number> = {
  manual: 0,
  unsubscribed: 0,
  complaint: 1,
  soft_bounces: 2,
  hard_bounce: 3,
  erased: 4,
};

/** What this state writes over. */
export function milderConsents(state: Consent['state']): Consent['state'][] {
  return CONSENTS.slice(0, CONSENTS.indexOf(state));
}

/** Of two the stricter; the first where they are alike. */
export function stricterConsent(one: Consent, other: Consent): Consent {
  return milderConsents(other.state).includes(one.state) ? other : one;
}

/** What this reason writes over. */
export function milderReasons(reason: Suppression['reason']): Suppression['reason'][] {
  return (Object.keys(REASONS) as Suppression['reason'][]).filter((other) => REASONS[other] < REASONS[reason]);
}

export function strictestFirst<T extends Pick<Suppression, 'reason'>>(suppressions: readonly T[]): T[] {
  return suppressions.toSorted((one, other) => REASONS[other.reason] - REASONS[one.reason]);
}
