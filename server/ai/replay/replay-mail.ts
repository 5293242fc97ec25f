import type { Decision } from '../../../shared/decision.ts';
import type { Message } from '../../../shared/message.ts';
import type { Replay, ReplaySide } from '../../../shared/replay.ts';
import type { Settings } from '../../../shared/settings.ts';
import { callById } from '../../calls/list-calls.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import { AppError } from '../../errors.ts';
import { messagesOfThread, requireMessage, requireThread } from '../../inbox/desk/show-thread.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import type { SettingsChange } from '../../settings/update-settings.ts';
import { type Gathered, gatherExtra } from '../answer/gather-extra.ts';
import type { AiEdges } from '../ask-model.ts';
import { decideMove } from '../decide-move.ts';
import { decisionsOfThread } from '../decision.ts';
import { leadKind } from '../draft/criteria-of.ts';
import { mergeBurst } from '../read/merge-burst.ts';
import { type ReadMail, understandMail } from '../read/understand-mail.ts';
import { QUIET_MACHINE } from '../record/record-run.ts';
import { startStopwatch } from '../record/stopwatch.ts';
import { type ActedOut, actOut } from './act-out.ts';
import { type AsOf, asOf, wiser } from './as-of.ts';
import { compareSides } from './compare-sides.ts';

type Asked = { messageId: string; change?: SettingsChange };

/**
 * Decides a past mail again, with today's prompts and models and with settings changed at will, knowing what was known
 * when it came in: thread, contact, slots and history are turned back. Times that others have booked since count as taken,
 * and listings are today's. Nothing is stored or sent; only the meter of the daily token budget runs on.
 * @throws AppError NOT_FOUND, BAD_INPUT for a mail that nobody wrote to us, UNAVAILABLE while the model is away
 */
export async function replayMail({ messageId, change = {} }: Asked, edges: AiEdges): Promise<Replay> {
  const mail = await requireMessage(messageId);
  if (mail.direction !== 'inbound') {
    throw new AppError('BAD_INPUT', { message: `${messageId} is outbound`, userMessage: 'Only a mail that came in can be replayed.' });
  }
  const past = await lookBack(mail);
  const settings = withChange(await loadSettings(edges.now()), change);
  const { now, publish: _, ...rest } = edges;
  const inThePast: AiEdges = { ...rest, now: () => past.at, wallClock: edges.wallClock ?? now, publish: () => undefined };
  const [before, after] = await Promise.all([past.before && sideOf(past.before), decideAgain(past, settings, inThePast)]);
  return { messageId, asOf: past.at, before, after, differences: compareSides(before, after) };
}

async function lookBack(mail: Stored<Message>): Promise<AsOf> {
  const thread = await requireThread(mail.threadId);
  const contactId = mail.contactId ?? thread.contactId;
  const [contact, messages, decisions] = await Promise.all([
    contactId ? contactById(contactId) : null,
    messagesOfThread(thread._id),
    decisionsOfThread(thread._id),
  ]);
  return asOf(mail, { thread, contact, messages, decisions });
}

/** What was decided then, with the answer as it stands now: a person may have changed its words. */
async function sideOf(decision: Decision): Promise<ReplaySide> {
  const reply = decision.replyId ? await requireMessage(decision.replyId).catch(noneIfGone) : null;
  const times = reply?.offeredSlots.map(({ startsAt }) => startsAt) ?? [];
  return { ...decision, draft: reply && { text: reply.text, listingKeys: reply.listingKeys, times } };
}

function noneIfGone(error: unknown): null {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
  throw error;
}

/**
 * Field by field within each section, as Settings are changed; what the environment pins is let go here. What protects
 * the provider and the purse is not up to a replay.
 */
function withChange(settings: Settings, change: SettingsChange): Settings {
  const { brokerage, voice, ai, calls, followUps, sending } = settings;
  const { timeoutSeconds, concurrency, dailyTokenBudget } = ai;
  return {
    ...settings,
    brokerage: { ...brokerage, ...change.brokerage },
    voice: { ...voice, ...change.voice },
    ai: { ...ai, ...change.ai, timeoutSeconds, concurrency, dailyTokenBudget },
    calls: { ...calls, ...change.calls },
    followUps: { ...followUps, ...change.followUps },
    sending: { ...sending, ...change.sending },
  };
}

/** The walk of `answerThread` without its writes. */
async function decideAgain({ mails, history, thread, contact: known, at }: AsOf, settings: Settings, edges: AiEdges): Promise<ReplaySide> {
  const watch = startStopwatch('read');
  const reads: ReadMail[] = [];
  let contact = known;
  for (const mail of mails) {
    const read = await understandMail(mail, edges, { contact, history: [...history, ...mails], settings });
    reads.push(read);
    contact = contact && wiser(contact, read.kept);
  }
  const burst = mergeBurst(reads);
  const newest = reads.at(-1) as ReadMail;
  if (!burst || !contact) {
    const quiet = { outcome: 'quiet' as const, outcomeDetail: '', draft: null, guard: [], considered: [], calls: [] };
    return { ...told(newest, quiet), ...QUIET_MACHINE.move, engine: watch.read() };
  }
  const { mail } = burst.newest;
  const words = mails.map(({ visibleText }) => visibleText).join('\n');
  const kind = leadKind({ triage: burst.triage.kind, thread: thread.kind, contactTypes: contact.contactTypes });
  watch.lap('look up');
  const whose = { threadId: thread._id, ownerId: thread.ownerId };
  const context = { ...whose, triage: burst.triage, kind, contact, history: [...history, ...mails], settings };
  const gathered = await withoutLaterCall(await gatherExtra(words, edges, context), at);
  const extra = { triage: burst.triage, ...gathered, newMatches: gathered.matches.filter(({ taken }) => taken).length };
  watch.lap('decide');
  const move = decideMove(thread, contact, mail, settings, edges.now(), extra);
  watch.lap('act');
  const before = [...history, ...mails.slice(0, -1)];
  const acted = await actOut({ burst, contact, kind, history: before, settings, gathered, move, thread }, edges);
  const { move: name, firedRow, rows } = move;
  return { ...told(burst.newest, acted), move: name, firedRow, rows, engine: watch.read() };
}

/** A call booked since, perhaps by this very mail, was not known then. Its time was free, and is found so. */
async function withoutLaterCall(gathered: Gathered, at: Date): Promise<Gathered> {
  const call = gathered.bookedCall && (await callById(gathered.bookedCall._id));
  if (!call || call.createdAt <= at) return gathered;
  return { ...gathered, bookedCall: null, isMoveUnclear: false, isCallOff: false };
}

function told({ triage, by, kept, rejected, calls }: ReadMail, acted: ActedOut): Omit<ReplaySide, 'move' | 'firedRow' | 'rows' | 'engine'> {
  const { outcome, outcomeDetail, draft, guard, considered } = acted;
  return {
    ...{ triage, triagedBy: by, slotsKept: kept, slotsRejected: rejected, outcome, outcomeDetail, draft, guard },
    properties: considered.map(({ property, score, taken, reasons }) => ({ listingKey: property.listingKey, score, taken, reasons })),
    modelCalls: [...calls, ...acted.calls],
  };
}
