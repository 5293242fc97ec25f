import type { Triage } from '../../../shared/decision.ts';
import type { MailKind } from '../../../shared/message.ts';
import type { ReadMail } from './understand-mail.ts';

/** The mails of one burst that people wrote, as one: answered once, at the newest. */
export type Burst = { newest: ReadMail; triage: Triage; earlier: ReadMail[] };

/**
 * Several mails that came before we answered are one wish. The newest gives kind and mood; what any of them asks for
 * counts, and so does any sign that a person is needed. Pure.
 * @returns null when machines alone wrote
 */
export function mergeBurst(mails: ReadMail[]): Burst | null {
  const byPeople = mails.filter((mail) => !isMachines(mail));
  const newest = byPeople.at(-1);
  if (!newest) return null;
  const all = byPeople.map(({ triage }) => triage);
  const some = (test: (triage: Triage) => boolean) => all.some(test);
  const grave = all.find(({ kind }) => kind === 'complaint' || kind === 'unsubscribe');
  // An out-of-office that no header betrays, taken for one by the model, does not swallow the question before it.
  const telling = all.findLast(({ kind }) => kind !== 'other' && !MACHINES.includes(kind)) ?? all.findLast(({ kind }) => kind !== 'other');
  const triage: Triage = {
    ...newest.triage,
    kind: (grave ?? telling ?? newest.triage).kind,
    confidence: Math.min(...all.map(({ confidence }) => confidence)),
    intents: [...new Set(all.flatMap(({ intents }) => intents))],
    engagement: Math.max(...all.map(({ engagement }) => engagement)),
    readiness: Math.max(...all.map(({ readiness }) => readiness)),
    refusesCall: refusesCall(all),
    asksForPerson: some(({ asksForPerson }) => asksForPerson),
    injectionSuspected: some(({ injectionSuspected }) => injectionSuspected),
  };
  return { newest, triage, earlier: byPeople.slice(0, -1) };
}

/** The languages of all its mails, as triage names them. */
export const languagesOf = ({ newest, earlier }: Burst) => [...earlier, newest].map(({ triage }) => triage.language);

const MACHINES: MailKind[] = ['auto_reply', 'bounce', 'spam_report'];

/** What rules know is a machine's, but for a person's plain wish to get no more mail. */
export function isMachines({ by, triage }: Pick<ReadMail, 'by' | 'triage'>): boolean {
  return by === 'rule' && triage.kind !== 'unsubscribe';
}

const WISHES: Triage['intents'] = ['asks_to_talk', 'asks_to_view', 'picks_time'];

/** "No calls, please" holds over a postscript about the garden; a wish to talk that came after it does not let it hold. */
function refusesCall(all: readonly Triage[]): boolean {
  const refused = all.findLastIndex((triage) => triage.refusesCall);
  const wished = all.findLastIndex((triage) => !triage.refusesCall && triage.intents.some((intent) => WISHES.includes(intent)));
  return refused >= 0 && refused >= wished;
}
