import type { Triage } from '../../../shared/decision.ts';
import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Claim } from '../../inbox/answer/claim-thread.ts';
import { noteTriage } from '../../inbox/answer/note-triage.ts';
import { readOverlooked } from '../../inbox/answer/read-conversation.ts';
import { callPersonToo } from '../../inbox/desk/need-person.ts';
import { honourPlainWishes } from '../answer/honour-wishes.ts';
import type { AiEdges } from '../ask-model.ts';
import { QUIET_MACHINE, recordRun } from '../record/record-run.ts';
import { knownByRules } from '../triage/triage-mail.ts';
import { isMachines } from './merge-burst.ts';
import { type Writers, writersOf } from './writers-of.ts';

const AT_ONCE = 100;
const TOO_MANY = 'more mails came at once than one look at a conversation reads';
const BY_PERSON = `${TOO_MANY}: a person reads this one`;

/**
 * Decides about mails that lie further back than a run reads, since dozens came before anybody looked. Left undecided
 * they would have the conversation looked at again and again, by a model each time, and whoever can send a hundred mails
 * could spend the day's tokens. Rules read them, plain wishes are heard, and for the rest a person is called.
 * @returns what the person is called for, or null
 */
export async function passOver({ thread }: Claim, messages: Stored<Message>[], edges: AiEdges): Promise<Thread['needs']> {
  let needs: Thread['needs'] = null;
  while (!edges.signal.aborted) {
    const mails = await readOverlooked(thread._id, messages, { limit: AT_ONCE });
    if (mails.length === 0) break;
    const writers = await writersOf(mails);
    const honoured = await honourPlainWishes(mails, writers, edges);
    const reads = mails.map((mail) => readByRules(mail, { writers, honoured }));
    // First the person, then the record: a crash in between is taken up again.
    if (!thread.isTakenOver && reads.some(({ record }) => record === LEFT_TO_PERSON)) {
      needs = { reason: 'handed_over', detail: TOO_MANY, at: edges.now() };
      await callPersonToo(thread._id, needs, edges);
    }
    for (const { read, record } of reads) {
      if (read.triage !== UNREAD) await noteTriage({ mail: read.mail, thread, triage: read.triage, by: 'rule' }, edges);
      await recordRun(read, { threadId: thread._id, contact: writers.get(read.mail.contactId ?? '') ?? null, ...record });
    }
  }
  return needs;
}

const NOT_DECIDED = { rows: [], mayProposeCall: false };
const LEFT_TO_PERSON = {
  move: { move: 'hand_to_person' as const, firedRow: TOO_MANY, because: BY_PERSON, ...NOT_DECIDED },
  acted: { ...QUIET_MACHINE.acted, outcome: 'handed_over' as const, detail: BY_PERSON },
};
const WISH = 'they want no more mail: noted';
const HEARD = {
  move: { move: 'stay_quiet' as const, firedRow: 'unsubscribe', because: WISH, ...NOT_DECIDED },
  acted: { ...QUIET_MACHINE.acted, detail: WISH },
};

function readByRules(mail: Stored<Message>, { writers, honoured }: { writers: Writers; honoured: Set<string> }) {
  const triage = knownByRules(mail) ?? UNREAD;
  const read = { mail, triage, by: 'rule' as const, kept: [], rejected: [], calls: [] };
  const id = mail.contactId ?? '';
  const isHeard = triage.kind === 'unsubscribe' && (honoured.has(id) || writers.get(id)?.consent.state === 'unsubscribed');
  if (isHeard) return { read, record: HEARD };
  return { read, record: triage !== UNREAD && isMachines(read) ? QUIET_MACHINE : LEFT_TO_PERSON };
}

const UNREAD: Triage = {
  ...{ kind: 'other', confidence: 0, reason: TOO_MANY, evidence: '', language: '', intents: [], engagement: 0, readiness: 0 },
  ...{ asksForPerson: false, refusesCall: false, injectionSuspected: false },
};
