import { AlarmClock } from 'lucide-react';
import type { ThreadRow } from '../../../shared/thread.ts';
import { useNow } from '../../lib/use/use-time.ts';
import { countdown, exactTime, momentAhead } from '../../lib/words/format.ts';
import { Chip } from '../../ui/chip.tsx';
import { NEEDS_WORDS } from '../words.ts';

type Row = Pick<ThreadRow, 'needs' | 'aiState' | 'sendingAt' | 'isTakenOver' | 'ownerName' | 'status' | 'snoozedUntil'>;

/** What is going on with a thread, in one chip: a person is needed, the AI is at work, or somebody has it. */
export function AiStateChip({ row }: { row: Row }) {
  if (row.status === 'snoozed' && row.snoozedUntil) {
    return (
      <Chip title={exactTime(row.snoozedUntil)}>
        <AlarmClock aria-hidden="true" className="size-3" /> {momentAhead(row.snoozedUntil)}
      </Chip>
    );
  }
  if (row.needs) return <Chip tone="amber">{NEEDS_WORDS[row.needs.reason]}</Chip>;
  if (row.aiState === 'holding' && row.sendingAt) return <SendingIn at={row.sendingAt} />;
  if (row.aiState === 'waiting') return <Chip tone="pine">Reads soon</Chip>;
  if (row.aiState === 'thinking' || row.aiState === 'writing') {
    return (
      <Chip tone="pine">
        <span className="animate-breathe">{row.aiState === 'thinking' ? 'Thinking' : 'Writing'}</span>
      </Chip>
    );
  }
  if (row.aiState === 'review') return <Chip tone="amber">Draft to review</Chip>;
  if (row.isTakenOver) return <Chip tone="brick">{row.ownerName ?? 'A person'}</Chip>;
  if (row.aiState === 'standing_down') return <Chip>AI stands down</Chip>;
  return null;
}

function SendingIn({ at }: { at: Date }) {
  const now = useNow(1000);
  return <Chip tone="pine">{at.getTime() > now ? `Sends in ${countdown(at, now)}` : 'Leaving'}</Chip>;
}
