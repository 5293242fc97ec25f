import type { ModelCall, PolicyRow } from '../../../shared/decision.ts';
import type { JobCounts } from '../../../shared/job.ts';
import type { Message } from '../../../shared/message.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Thread } from '../../../shared/thread.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import { readConversation } from '../../inbox/answer/read-conversation.ts';
import { seenBy } from '../../inbox/answer/seen-by.ts';
import { voidMail } from '../../inbox/ledger/mark-mail.ts';
import { findQuietThreads, followUpsOf } from '../../inbox/outbox/find-quiet-threads.ts';
import { queueMessage } from '../../inbox/outbox/queue-message.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { writeReply } from '../answer/write-reply.ts';
import { type AiEdges, ModelFault } from '../ask-model.ts';
import { whyWait } from '../decide/why-wait.ts';
import { leadKind } from '../draft/criteria-of.ts';
import { customerZones } from './customer-zones.ts';
import { findNews, type News } from './find-news.ts';
import { gatherFacts } from './gather-facts.ts';
import { followUpBars, isGoodHour, quietSpan } from './may-follow-up.ts';
import { recordFollowUp } from './record-follow-up.ts';

const PAGE = 200;
const MAILS_A_RUN = 20;

/**
 * Writes to customers who went quiet, a few times and never without something new: matching listings that they have not
 * been sent, or a better price of one they have. A follow-up is drafted, guarded, held and recorded like any answer.
 */
export async function followUp(edges: AiEdges): Promise<JobCounts> {
  const settings = await loadSettings(edges.now());
  const counts = { written: 0, skipped: 0, failed: 0 };
  const { isOn, afterDays } = settings.followUps;
  if (!isOn) return counts;
  for (const step of afterDays.keys()) {
    const span = quietSpan(step, settings, edges.now());
    for await (const thread of quietThreads(step, span)) {
      if (edges.signal.aborted || counts.written >= MAILS_A_RUN) return counts;
      const outcome = await followUpOn(thread, { settings, step }, edges).catch((error) => failed(thread, error, edges));
      counts[outcome === 'unavailable' ? 'failed' : outcome]++;
      // A provider that is down will not answer for the next thread either.
      if (outcome === 'unavailable') return counts;
    }
  }
  return counts;
}

/** All of them: those who have been quiet longest may be just those for whom there is nothing new. */
async function* quietThreads(step: number, span: { from: Date; to: Date }): AsyncGenerator<Stored<Thread>> {
  let page = await findQuietThreads({ step, ...span, limit: PAGE });
  while (page.length > 0) {
    yield* page;
    page = page.length < PAGE ? [] : await findQuietThreads({ step, ...span, limit: PAGE, after: page.at(-1) });
  }
}

function failed({ _id: threadId }: Stored<Thread>, error: unknown, { log }: AiEdges): 'failed' | 'unavailable' {
  log.error({ threadId, error }, 'a follow-up could not be written');
  return error instanceof ModelFault && error.code === 'UNAVAILABLE' ? 'unavailable' : 'failed';
}

type Turn = { settings: Settings; step: number };

async function followUpOn(thread: Stored<Thread>, { settings, step }: Turn, edges: AiEdges): Promise<'written' | 'skipped'> {
  const contact = thread.contactId ? await contactById(thread.contactId) : null;
  // Asked first: at night, and on Sunday, it is no hour for anybody of thousands, and nothing else of them need be read.
  if (!contact || !isGoodHour(edges.now(), customerZones(contact, settings.brokerage.timeZone))) return 'skipped';
  const { messages } = await readConversation(thread._id);
  const facts = await gatherFacts({ thread, contact, messages, settings }, edges.now());
  const { mail, to, mode } = facts;
  const { ended, underWay } = await followUpsOf(thread._id);
  // Where somebody else wrote last, nobody knows whose silence it is.
  if (!mail || mail.contactId !== thread.contactId || !to || (underWay !== null && underWay !== 'drafting')) return 'skipped';
  const bars = followUpBars(facts);
  if (bars.some(({ fired }) => fired)) return 'skipped';
  const kind = leadKind({ triage: null, thread: thread.kind, contactTypes: contact.contactTypes });
  const news = await findNews(contact, kind);
  if (news.words === '') return 'skipped';

  const reply = await openFollowUp({ thread, mail, to, number: ended }, edges);
  if (reply.delivery?.state !== 'drafting') return 'skipped';
  const history = seenBy(mail, messages).filter(({ _id }) => _id !== mail._id && _id !== reply._id);
  const rows: PolicyRow[] = [...bars, { row: `follow-up ${step + 1}`, fired: true, why: whyNow(thread, news, edges.now()) }];
  // Nobody knows the language of somebody who was imported: then the gates judge the draft alone.
  const languages = contact.preferredLanguage ? [contact.preferredLanguage] : [];
  const writing = { reply, mail, history, contact, settings, kind, whyWait: whyWait(mode, languages) };
  return write(writing, { thread, news, rows, language: contact.preferredLanguage }, edges);
}

function whyNow({ lastOutboundAt }: Stored<Thread>, { words }: News, now: Date): string {
  const days = Math.floor((now.getTime() - (lastOutboundAt?.getTime() ?? now.getTime())) / 86_400_000);
  return `quiet for ${days} days, and there is something new: ${words}`;
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

type Writing = Omit<Parameters<typeof writeReply>[0], 'move' | 'booked' | 'calendar' | 'matches'>;
type Reason = { thread: Stored<Thread>; news: News; rows: PolicyRow[]; language: string };

/** Without a draft the mail is withdrawn, and the next run begins anew; what was tried stays on record. */
async function write(writing: Writing, reason: Reason, edges: AiEdges): Promise<'written' | 'skipped'> {
  const { reply } = writing;
  const { matches, words } = reason.news;
  const because = `The customer has been quiet since our last mail: a short, friendly follow-up with what is new (${words})`;
  try {
    const move = { move: 'suggest_properties' as const, because };
    const { considered, ...written } = await writeReply({ ...writing, matches, move, booked: null, calendar: null }, edges);
    await recordFollowUp({ ...reason, ...written, reply, considered: considered.length > 0 ? considered : matches });
    return written.outcome === 'superseded' ? 'skipped' : 'written';
  } catch (error) {
    const detail = error instanceof ModelFault ? 'the model gave no draft' : 'the draft could not be written';
    const calls: ModelCall[] = error instanceof ModelFault ? [error.call] : [];
    await recordFollowUp({ ...reason, reply, considered: matches, outcome: 'failed', detail, guard: [], calls });
    await voidMail({ id: reply._id }, { reason: detail, isUnclaimed: true }, edges);
    throw error;
  }
}
