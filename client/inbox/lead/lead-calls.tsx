import type { Call } from '../../../shared/call.ts';
import { inWords } from '../../lib/words/format.ts';
import { useClock } from '../../lib/zone/use-clock.ts';
import { Chip } from '../../ui/chip.tsx';

const STATE_TONES = { booked: 'brick', cancelled: 'rust', completed: 'neutral', no_show: 'amber' } as const;

export function LeadCalls({ calls }: { calls: Omit<Call, 'token'>[] }) {
  const clock = useClock();
  return (
    <ul className="space-y-1.5">
      {calls.map((call) => (
        <li key={call.id} className="flex items-center gap-2 text-list">
          <span className="min-w-0 flex-1">
            <span className="font-medium">{clock.day(call.startsAt)}</span>, {clock.time(call.startsAt)} {clock.zone(call.startsAt)}
            {call.topic && <span className="block truncate text-faint text-xs">{call.topic}</span>}
          </span>
          <Chip tone={STATE_TONES[call.state]}>{inWords(call.state)}</Chip>
        </li>
      ))}
    </ul>
  );
}
