import type { Call } from '../../../shared/call.ts';
import { dayName, inWords, timeOfDay } from '../../lib/words/format.ts';
import { Chip } from '../../ui/chip.tsx';

const STATE_TONES = { booked: 'brick', cancelled: 'rust', completed: 'neutral', no_show: 'amber' } as const;

export function LeadCalls({ calls }: { calls: Omit<Call, 'token'>[] }) {
  return (
    <ul className="space-y-1.5">
      {calls.map((call) => (
        <li key={call.id} className="flex items-center gap-2 text-list">
          <span className="min-w-0 flex-1">
            <span className="font-medium">{dayName(call.startsAt)}</span>, {timeOfDay(call.startsAt)}
            {call.topic && <span className="block truncate text-faint text-xs">{call.topic}</span>}
          </span>
          <Chip tone={STATE_TONES[call.state]}>{inWords(call.state)}</Chip>
        </li>
      ))}
    </ul>
  );
}
