import type { CallSlot } from '../../../shared/call.ts';
import type { Message } from '../../../shared/message.ts';
import type { AgentDraft } from '../../../shared/replay.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Thread } from '../../../shared/thread.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import { AppError } from '../../errors.ts';
import { seenBy } from '../../inbox/answer/seen-by.ts';
import { messagesOfThread, requireThread } from '../../inbox/desk/show-thread.ts';
import { fixedWords } from '../../letters/fixed-words.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { type Gathered, gatherExtra } from '../answer/gather-extra.ts';
import type { AiEdges } from '../ask-model.ts';
import { type Composed, composeReply } from '../compose/compose-reply.ts';
import { CALL_BOOKED } from '../decide/policy.ts';
import { decideMove, type Move } from '../decide-move.ts';
import { decisionOf } from '../decision.ts';
import { leadKind } from '../draft/criteria-of.ts';
import { isReal } from '../mail-data.ts';
import { type ReadMail, understandMail } from '../read/understand-mail.ts';
import { wiser } from './as-of.ts';
import { askedLanguage } from './asked-language.ts';

type Asked = {
  threadId: string;
  /** What the person wishes of it: "Shorter", "In Spanish", "Tell her the garage is new". */
  instruction?: string;
  /** What stands in the composer already. */
  text?: string;
};

/**
 * Writes an answer for a person to send: drafted and guarded like the AI's own, then handed over as text. Nothing is
 * stored, queued or sent, and whoever has the thread keeps it.
 * @throws AppError NOT_FOUND, BAD_INPUT when no customer has written here, UNAVAILABLE while the model is away
 */
export async function draftForAgent({ threadId: named, instruction = '', text = '' }: Asked, edges: AiEdges): Promise<AgentDraft> {
  const thread = await requireThread(named);
  const threadId = thread._id;
  const [messages, settings] = await Promise.all([messagesOfThread(threadId), loadSettings(edges.now())]);
  const theirs = messages.filter(isCustomers);
  // A reply goes to the thread's contact, whoever wrote last.
  const mail = theirs.findLast(({ contactId }) => contactId === thread.contactId) ?? theirs.at(-1);
  const contactId = mail?.contactId ?? null;
  const known = contactId ? await contactById(contactId) : null;
  if (!mail || !known) {
    const userMessage = 'There is no mail of a customer here to answer.';
    throw new AppError('BAD_INPUT', { message: `nobody wrote in ${threadId}`, userMessage });
  }
  const history = seenBy(mail, messages).filter(
    (message) => message._id !== mail._id && (message.direction === 'inbound' || isReal(message)),
  );
  const { triage, kept } = await understand(mail, edges, { history, contact: known, settings });
  const contact = wiser(known, kept);
  const kind = leadKind({ triage: triage.kind, thread: thread.kind, contactTypes: contact.contactTypes });
  const context = { threadId, triage, kind, contact, ownerId: thread.ownerId, history, settings };
  const gathered = await gatherExtra(mail.visibleText, edges, context);
  const extra = { triage, ...gathered, newMatches: gathered.matches.filter(({ taken }) => taken).length };
  const move = asAnswer(decideMove(inOurHands(thread), contact, mail, settings, edges.now(), extra));
  const composed = await composeReply(
    {
      ...{ mail, history, contact, kind, move, matches: gathered.matches, booked: standingCall(move, gathered) },
      settings: unsigned(settings),
      intents: triage.intents,
      mayProposeCall: move.mayProposeCall,
      nearTimes: gathered.choices.map(({ slotId }) => slotId),
      language: askedLanguage(instruction),
      ...((instruction || text) && { wish: { words: instruction, text } }),
    },
    edges,
  );
  return present(composed, contact.firstName);
}

function isCustomers({ direction, automaticSigns, contactId, kindBy }: Stored<Message>): boolean {
  return direction === 'inbound' && automaticSigns.length === 0 && contactId !== null && kindBy !== 'rule';
}

type Understood = Pick<ReadMail, 'triage' | 'kept'>;

/** What was understood of the mail before counts; a mail that nobody has read yet is read now. */
async function understand(mail: Stored<Message>, edges: AiEdges, context: Parameters<typeof understandMail>[2]): Promise<Understood> {
  const decision = await decisionOf(mail._id);
  if (decision && decision.outcome !== 'failed') return { triage: decision.triage, kept: [] };
  return understandMail(mail, edges, context);
}

/** A person asks, so that a person has the thread is no reason to write nothing. */
function inOurHands(thread: Stored<Thread>): Stored<Thread> {
  return { ...thread, isTakenOver: false, standDownReason: null, needs: null };
}

/** Where the AI by itself would be quiet, call a person or book, a person wants words all the same, and books themselves. */
function asAnswer(move: Move): Move {
  if (!['stay_quiet', 'hand_to_person', 'confirm_call'].includes(move.move)) return move;
  return { ...move, move: 'answer', because: 'a colleague answers this and asked for a draft' };
}

/** "We speak on Thursday, then" names the time of the call that stands. */
function standingCall({ because }: Move, { bookedCall }: Gathered): CallSlot | null {
  return bookedCall && because === CALL_BOOKED ? { ...bookedCall, slotId: bookedCall.startsAt.toISOString(), label: '' } : null;
}

/** A person sends it in their own name. */
function unsigned(settings: Settings): Settings {
  return { ...settings, voice: { ...settings.voice, isDisclosureOn: false } };
}

/** As a person would type it: listings go along as listings, times stand in the text. */
function present({ draft, guard }: Composed, firstName: string): AgentDraft {
  const words = fixedWords(draft.language);
  const times = draft.slots.length > 0 ? [words.times, ...draft.slots.map(({ label }) => `  ${label}`), words.pickOne].join('\n') : '';
  const blocks = [words.hello(firstName), ...draft.paragraphs, draft.questions.join(' '), times];
  const last = Math.max(...guard.map(({ attempt }) => attempt));
  return {
    text: blocks.filter(Boolean).join('\n\n'),
    listingKeys: draft.listings.map(({ listingKey }) => listingKey),
    times: draft.slots,
    language: draft.language,
    guard: guard.filter(({ attempt }) => attempt === last),
  };
}
