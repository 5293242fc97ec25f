import type { CallSlot } from '../../../shared/call.ts';
import type { ModelCall } from '../../../shared/decision.ts';
import type { GuardCheck } from '../../../shared/message.ts';
import type { Match } from '../../../shared/property.ts';
import type { ReplaySide } from '../../../shared/replay.ts';
import type { Thread } from '../../../shared/thread.ts';
import { modeOf } from '../../settings/mode-of.ts';
import type { Situation } from '../answer/act-on-move.ts';
import type { AiEdges } from '../ask-model.ts';
import { composeNote, isSilentHandOver } from '../compose/compose-note.ts';
import { composeReply } from '../compose/compose-reply.ts';
import { CALL_BOOKED } from '../decide/policy.ts';
import { whyWait } from '../decide/why-wait.ts';
import { languagesOf } from '../read/merge-burst.ts';

export type ActedOut = Pick<ReplaySide, 'outcome' | 'outcomeDetail' | 'draft' | 'guard'> & { considered: Match[]; calls: ModelCall[] };
type Staged = Situation & { thread: Pick<Thread, 'mode'> };

/** What `actOnMove` would do, on paper: consent, calendar and outbox stay as they are, and the customer hears nothing. */
export async function actOut(situation: Staged, edges: AiEdges): Promise<ActedOut> {
  const { burst, move, settings, thread } = situation;
  const mode = modeOf({ ...thread, kind: burst.triage.kind }, settings);
  if (move.move === 'stay_quiet') {
    const isConfirmed = move.firedRow === 'unsubscribe' && mode !== 'off';
    const note = isConfirmed ? await noteOf('unsubscribe_confirmation', situation, edges) : NOTHING;
    return { ...note, outcome: 'quiet', outcomeDetail: move.because };
  }
  if (move.move === 'hand_to_person') {
    const isSilent = isSilentHandOver({ firedRow: move.firedRow, kind: burst.triage.kind, mode });
    const note = isSilent ? NOTHING : await noteOf('hand_over', situation, edges);
    return { ...note, outcome: 'handed_over', outcomeDetail: move.because };
  }
  if (mode === 'off') return { ...NOTHING, outcome: 'handed_over', outcomeDetail: 'The AI is off here: this needs your answer' };
  return answerOf(situation, edges, whyWait(mode, languagesOf(situation.burst)));
}

const NOTHING = { draft: null, guard: [] as GuardCheck[], considered: [] as Match[], calls: [] as ModelCall[] };

async function noteOf(kind: Parameters<typeof composeNote>[0]['kind'], { burst, contact, history, settings }: Staged, edges: AiEdges) {
  const { mail, triage } = burst.newest;
  const { text, guard } = await composeNote(
    { kind, mail, history, contact, settings, language: triage.language, isComplaint: triage.kind === 'complaint' },
    edges,
  );
  return { ...NOTHING, draft: { text, listingKeys: [], times: [] }, guard };
}

async function answerOf(situation: Staged, edges: AiEdges, wait: string | null): Promise<ActedOut> {
  const { burst, contact, kind, history, settings, gathered, move } = situation;
  const composed = await composeReply(
    {
      ...{ contact, kind, history, settings, move },
      mail: burst.newest.mail,
      intents: burst.triage.intents,
      mayProposeCall: move.mayProposeCall,
      matches: gathered.matches,
      nearTimes: gathered.choices.map(({ slotId }) => slotId),
      booked: bookedIn(situation),
    },
    edges,
  );
  const { draft, text, guard, failed, calls } = composed;
  const isHeld = failed.length === 0 && wait === null;
  return {
    outcome: isHeld ? 'held' : 'review',
    outcomeDetail: failed.length > 0 ? `The guard objects: ${failed.join(' · ')}` : (wait ?? ''),
    draft: { text, listingKeys: draft.listings.map(({ listingKey }) => listingKey), times: draft.slots.map(({ startsAt }) => startsAt) },
    guard,
    considered: draft.considered.length > 0 ? draft.considered : gathered.matches,
    calls,
  };
}

/** The call that the answer would confirm, as if its booking had gone well, or that it says to stand. */
function bookedIn({ move, gathered: { pickedSlot, bookedCall } }: Staged): CallSlot | null {
  if (move.move === 'confirm_call') return pickedSlot;
  return bookedCall && move.because === CALL_BOOKED ? { ...bookedCall, slotId: bookedCall.startsAt.toISOString(), label: '' } : null;
}
