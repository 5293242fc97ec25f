import type { JobCounts } from '../../../shared/job.ts';
import type { Message } from '../../../shared/message.ts';
import type { Match } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Thread } from '../../../shared/thread.ts';
import { nextCallOf } from '../../calls/list-calls.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import { isSuppressed } from '../../contacts/suppress.ts';
import type { Stored } from '../../database/model-from.ts';
import { readConversation } from '../../inbox/answer/read-conversation.ts';
import { voidMail } from '../../inbox/ledger/mark-mail.ts';
import { findQuietThreads, followUpsOf } from '../../inbox/outbox/find-quiet-threads.ts';
import { queueMessage } from '../../inbox/outbox/queue-message.ts';
import { matchProperties } from '../../properties/match-properties.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { modeOf } from '../answer/queue-reply.ts';
import { writeReply } from '../answer/write-reply.ts';
import { type AiEdges, ModelFault } from '../ask-model.ts';
import { criteriaOf, leadKind } from '../draft/criteria-of.ts';
import { isGoodHour, quietSpan, whyNoFollowUp } from './may-follow-up.ts';

const THREADS_A_STEP = 200;
const MAILS_A_RUN = 20;
const MAX_LISTINGS = 3;

/**
 * Writes to customers who went quiet, a few times and never without something new: matching listings that they have not
 * been sent. A follow-up is drafted, guarded and held like any answer.
 */
export async function followUp(edges: AiEdges): Promise<JobCounts> {
  const settings = await loadSettings(edges.now());
  const counts = { written: 0, skipped: 0, failed: 0 };
  const { isOn, afterDays } = settings.followUps;
  if (!isOn || !isGoodHour(edges.now(), settings.brokerage.timeZone)) return counts;
  for (const step of afterDays.keys()) {
    const span = quietSpan(step, settings, edges.now());
    for (const thread of await findQuietThreads({ step, ...span, limit: THREADS_A_STEP })) {
      if (edges.signal.aborted || counts.written >= MAILS_A_RUN) return counts;
      const outcome = await followUpOn(thread, settings, edges).catch((error) => failed(thread, error, edges));
      counts[outcome === 'unavailable' ? 'failed' : outcome]++;
      // A provider that is down will not answer for the next thread either.
      if (outcome === 'unavailable') return counts;
    }
  }
  return counts;
}

function failed({ _id: threadId }: Stored<Thread>, error: unknown, { log }: AiEdges): 'failed' | 'unavailable' {
  log.error({ threadId, error }, 'a follow-up could not be written');
  return error instanceof ModelFault && error.code === 'UNAVAILABLE' ? 'unavailable' : 'failed';
}

async function followUpOn(thread: Stored<Thread>, settings: Settings, edges: AiEdges): Promise<'written' | 'skipped'> {
  const mode = modeOf(thread, settings);
  const contact = thread.contactId ? await contactById(thread.contactId) : null;
  const { messages } = await readConversation(thread._id);
  const mail = messages.findLast(({ direction, automaticSigns }) => direction === 'inbound' && automaticSigns.length === 0);
  const to = messages.findLast(({ direction, author }) => direction === 'outbound' && (author === 'ai' || author === 'agent'))?.to[0];
  const { ended, underWay } = await followUpsOf(thread._id);
  if (mode === 'off' || !contact || !mail || !to || (underWay !== null && underWay !== 'drafting')) return 'skipped';

  const kind = leadKind({ triage: null, thread: thread.kind, contactTypes: contact.contactTypes });
  const criteria = criteriaOf(contact, kind);
  const [suppressed, call] = await Promise.all([isSuppressed(to.address), nextCallOf(contact._id, edges.now())]);
  const isForged = mail.trust?.dmarc === 'fail';
  if (whyNoFollowUp({ thread, contact, isSuppressed: suppressed, hasCall: call !== null, isForged, criteria })) return 'skipped';
  const discarded = contact.listings.filter(({ contactListingPreference }) => contactListingPreference === 'Discard');
  const matches = await matchProperties(criteria, {
    limit: MAX_LISTINGS,
    alreadySent: contact.listings.map(({ listingKey }) => listingKey),
    discarded: discarded.map(({ listingKey }) => listingKey),
  });
  if (!matches.some(({ taken }) => taken)) return 'skipped';

  const reply = await openFollowUp({ thread, mail, to, number: ended }, edges);
  if (reply.delivery?.state !== 'drafting') return 'skipped';
  const history = messages.filter(({ _id }) => _id !== mail._id && _id !== reply._id);
  return write({ reply, mail, history, contact, settings, kind, matches, waitsForPerson: mode === 'review' }, edges);
}

type Opening = { thread: Stored<Thread>; mail: Stored<Message>; to: Message['to'][number]; number: number };

/** The number counts withdrawn follow-ups too, so that one the customer overtook does not use up the key of the next. */
async function openFollowUp({ thread, mail, to, number }: Opening, edges: AiEdges): Promise<Stored<Message>> {
  return queueMessage(
    {
      threadId: thread._id,
      contactId: thread.contactId,
      mailboxId: thread.mailboxId,
      key: `follow-up:${thread._id}:${number}`,
      purpose: 'follow_up',
      author: 'ai',
      to,
      subject: `Re: ${thread.subject.replace(/^\s*(re\s*:\s*)+/i, '')}`,
      text: '',
      epoch: thread.epoch,
      basedOn: mail._id,
      state: 'drafting',
    },
    edges,
  );
}

type Writing = Omit<Parameters<typeof writeReply>[0], 'move' | 'booked' | 'calendar' | 'matches'> & { matches: Match[] };

/** Without a draft the record goes, and the next run begins anew. */
async function write(writing: Writing, edges: AiEdges): Promise<'written' | 'skipped'> {
  const because = 'The customer has been quiet since our last mail: a short, friendly follow-up with listings they have not seen yet';
  try {
    const { outcome } = await writeReply(
      { ...writing, move: { move: 'suggest_properties', because }, booked: null, calendar: null },
      edges,
    );
    return outcome === 'superseded' ? 'skipped' : 'written';
  } catch (error) {
    const reason = error instanceof ModelFault ? 'the model gave no draft' : 'the draft could not be written';
    await voidMail({ id: writing.reply._id }, { reason, isUnclaimed: true }, edges);
    throw error;
  }
}
