import type { MoveName, PolicyRow } from '../../shared/decision.ts';
import type { Settings } from '../../shared/settings.ts';
import { type Extra, factsOf, type Given } from './decide/facts.ts';
import { POLICY } from './decide/policy.ts';

export type Move = {
  move: MoveName;
  firedRow: string;
  because: string;
  rows: PolicyRow[];
  /** False while a refusal holds: no answer proposes a call then, whatever its move. */
  mayProposeCall: boolean;
};

/**
 * Decides what to do about one inbound mail. Pure and total: the first row of the policy that holds fires, and every
 * other row says why it did not. Six arguments, because the design names this signature.
 */
export function decideMove(
  thread: Given['thread'],
  contact: Given['contact'],
  mail: Given['mail'],
  settings: Settings,
  now: Date,
  extra: Extra,
): Move {
  const facts = factsOf({ thread, contact, mail, settings, now, extra });
  const looked = POLICY.map((rule) => ({ rule, ...rule.applies(facts) }));
  const fired = looked.find(({ yes }) => yes);
  // The table's last row always holds; should somebody change that, a person gets the mail.
  if (!fired) return { move: 'hand_to_person', firedRow: 'no row', because: 'no row of the policy holds', rows: [], mayProposeCall: false };
  const rows = looked.map(({ rule, yes, why }) => ({
    row: rule.name,
    fired: rule === fired.rule,
    why: yes && rule !== fired.rule ? `${why}; but "${fired.rule.name}" comes first` : why,
  }));
  return { move: fired.rule.move, firedRow: fired.rule.name, because: fired.why, rows, mayProposeCall: facts.noCall === null };
}
