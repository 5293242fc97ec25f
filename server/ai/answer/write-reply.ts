import type { ModelCall } from '../../../shared/decision.ts';
import type { GuardCheck, Message } from '../../../shared/message.ts';
import type { Match, PublicProperty } from '../../../shared/property.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Drafted } from '../../inbox/outbox/drafted.ts';
import { fillDraft } from '../../inbox/outbox/update-draft.ts';
import { toldOf } from '../../letters/describe-listing.ts';
import type { AiEdges } from '../ask-model.ts';
import { type Composed, type Composing, composeReply } from '../compose/compose-reply.ts';
import { promisedWords } from '../compose/promised-words.ts';
import { type Draft, proseOf } from '../draft/draft.ts';
import { holdUntil } from './queue-reply.ts';

type Writing = Omit<Composing, 'onText'> & {
  reply: Stored<Message>;
  calendar: string | null;
  /** Why a person lets it go, whatever the gates say: `whyWait`. */
  whyWait: string | null;
};

export type Written = {
  outcome: 'held' | 'review' | 'superseded';
  detail: string;
  /** What the answer says that a person of ours will find out. */
  promised: string | null;
  guard: GuardCheck[];
  considered: Match[];
  calls: ModelCall[];
};

const STREAM_EVERY_MS = 80;

/** Has the answer written and guarded, a second time if the guard objects, and hands it to the outbox: held, or for review. */
export async function writeReply(writing: Writing, edges: AiEdges): Promise<Written> {
  const isUnasked = writing.reply.delivery?.purpose === 'follow_up';
  const composed = await composeReply({ ...writing, isUnasked, onText: streamTo(writing.reply, edges) }, edges);
  return handOver(composed, writing, edges);
}

async function handOver({ draft, text, html, guard, failed, calls }: Composed, writing: Writing, edges: AiEdges): Promise<Written> {
  const { reply, settings, calendar, whyWait } = writing;
  const isHeld = failed.length === 0 && whyWait === null;
  const detail = failed.length > 0 ? `The guard objects: ${failed.join(' · ')}` : (whyWait ?? '');
  const filled = await fillDraft(
    reply._id,
    {
      text,
      html,
      state: isHeld ? 'holding' : 'review',
      holdUntil: isHeld ? holdUntil(settings, edges.now()) : null,
      reviewReason: detail,
      listingKeys: draft.listings.map(({ listingKey }) => listingKey),
      listingsTold: draft.listings.map(toldOf),
      offeredSlots: draft.slots.map(({ slotId, startsAt, endsAt }) => ({ slotId, startsAt, endsAt })),
      drafted: draftedOf(draft),
      calendar,
      guard,
    },
    edges,
  );
  const written = { guard, considered: draft.considered, calls, promised: promisedWords(draft) };
  return filled
    ? { outcome: isHeld ? 'held' : 'review', detail, ...written }
    : { outcome: 'superseded', detail: 'withdrawn while it was written', ...written };
}

/** Kept for the door, where the prose is asked again (told/why-prose-untrue.ts); it says nothing of pictures. */
function draftedOf(draft: Draft): Drafted {
  const bare = (property: PublicProperty) => ({ ...property, media: [] });
  const { language, listings, unavailable } = draft;
  return { prose: proseOf(draft), language, listings: listings.map(bare), unavailable: unavailable.map(bare) };
}

/** The draft as it grows, a few times a second. */
function streamTo({ _id, threadId }: Stored<Message>, { publish }: AiEdges): (text: string) => void {
  let lastAt = 0;
  return (text) => {
    if (performance.now() - lastAt < STREAM_EVERY_MS) return;
    lastAt = performance.now();
    publish('draft.streaming', { threadId, messageId: _id, text });
  };
}
