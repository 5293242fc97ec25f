import { useState } from 'react';
import type { Call } from '../../shared/call.ts';
import { errorWords } from '../lib/error-words.ts';
import { dayName, timeOfDay } from '../lib/format.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { Button } from '../ui/button.tsx';
import { Field, Select } from '../ui/field.tsx';
import { Section } from '../ui/page.tsx';
import { groupByDay } from './group-by-day.ts';

const HORIZON = 60 * 86_400_000;

/** Another free time for a booked call; the customer is told and their calendar moves with it. */
export function MoveCall({ call }: { call: Call }) {
  const utils = trpc.useUtils();
  const [span] = useState(() => ({ from: new Date(), to: new Date(Date.now() + HORIZON) }));
  const slots = trpc.calls.slots.useQuery({ ...span, callId: call.id, limit: 500 }).data?.slots ?? [];
  const [picked, setPicked] = useState('');
  const move = trpc.calls.reschedule.useMutation({
    onSuccess: () => {
      setPicked('');
      toast.success('Moved; the customer is told.');
    },
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.calls.invalidate(),
  });
  const chosen = slots.find(({ slotId }) => slotId === picked);
  return (
    <Section title="Another time">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Field label="Move the call to">
            <Select value={picked} onChange={(event) => setPicked(event.target.value)} className="w-full">
              <option value="">{slots.length > 0 ? 'Choose a free time' : 'Nothing is free'}</option>
              {groupByDay(slots, { isLatestFirst: false }).map(({ day, calls: ofDay }) => (
                <optgroup key={day.toISOString()} label={dayName(day)}>
                  {ofDay.map((slot) => (
                    <option key={slot.slotId} value={slot.slotId}>
                      {dayName(slot.startsAt)}, {timeOfDay(slot.startsAt)}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          </Field>
        </div>
        <Button
          look="primary"
          disabled={!chosen}
          isBusy={move.isPending}
          onClick={() => chosen && move.mutate({ callId: call.id, startsAt: chosen.startsAt })}
        >
          Move it
        </Button>
      </div>
    </Section>
  );
}
