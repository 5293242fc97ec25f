import type { LeadCard } from '../../shared/pipeline.ts';
import type { Thread } from '../../shared/thread.ts';
import { useNow } from '../lib/use/use-time.ts';
import { countdown } from '../lib/words/format.ts';
import { Chip } from '../ui/chip.tsx';

type State = NonNullable<LeadCard['thread']>;

const AT_WORK: Partial<Record<Thread['aiState'], string>> = { waiting: 'Reads soon', thinking: 'Thinking', writing: 'Writing' };

/** What the conversation waits for, in a word or two: a person, or the AI at work. Silent when nothing is under way. */
export function LeadState({ thread }: { thread: State }) {
  if (thread.needs) return <Chip tone="amber">Needs you</Chip>;
  if (thread.aiState === 'review') return <Chip tone="amber">Draft to review</Chip>;
  if (thread.aiState === 'holding' && thread.sendingAt) return <Leaving at={thread.sendingAt} />;
  const words = AT_WORK[thread.aiState];
  if (words) return <Chip tone="pine">{words}</Chip>;
  if (thread.isTakenOver) return <Chip tone="brick">Taken over</Chip>;
  return thread.unread > 0 ? <Chip>{thread.unread} new</Chip> : null;
}

function Leaving({ at }: { at: Date }) {
  const now = useNow(1000);
  return <Chip tone="pine">{at.getTime() > now ? `Sends in ${countdown(at, now)}` : 'Leaving'}</Chip>;
}
