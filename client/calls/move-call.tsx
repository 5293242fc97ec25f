import { useState } from 'react';
import type { Call } from '../../shared/call.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { errorWords } from '../lib/words/error-words.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/page.tsx';
import { SlotSelect } from './slot-select.tsx';

const HORIZON = 60 * 86_400_000;

/** Another free time for a booked call; the customer is told and their calendar moves with it. */
export function MoveCall({ call }: { call: Call }) {
  const utils = trpc.useUtils();
  const [span] = useState(() => ({ from: new Date(), to: new Date(Date.now() + HORIZON) }));
  const slots = trpc.calls.slots.useQuery({ ...span, callId: call.id, limit: 500 });
  const [picked, setPicked] = useState('');
  const move = trpc.calls.reschedule.useMutation({
    onSuccess: () => {
      setPicked('');
      toast.success('Moved; the customer is told.');
    },
    onSettled: () => void utils.calls.invalidate(),
  });
  const chosen = slots.data?.slots.find(({ slotId }) => slotId === picked);
  return (
    <Section title="Another time">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <SlotSelect
            label="Move the call to"
            slots={slots.data?.slots ?? []}
            isLoading={slots.isPending}
            isTaking={move.isPending}
            value={picked}
            error={move.error ? errorWords(move.error) : undefined}
            onChange={(slotId) => {
              move.reset();
              setPicked(slotId);
            }}
          />
        </div>
        <Button
          look="primary"
          className="mt-6"
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
