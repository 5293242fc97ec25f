import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { TIME_TAKEN } from '../../lib/words/time-taken.ts';
import { useClock } from '../../lib/zone/use-clock.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';

const HORIZON = 30 * 86_400_000;

/** Books a call with this lead from beside the conversation; the invitation goes out into it. */
export function LeadBook({ contactId, threadId }: { contactId: string; threadId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return <Booking contactId={contactId} threadId={threadId} onDone={() => setIsOpen(false)} />;
  return (
    <Button look="ghost" size="sm" className="-ml-2 mt-1" onClick={() => setIsOpen(true)}>
      <CalendarPlus aria-hidden="true" className="size-3.5" /> Book a call
    </Button>
  );
}

function Booking({ contactId, threadId, onDone }: { contactId: string; threadId: string; onDone(): void }) {
  const utils = trpc.useUtils();
  const clock = useClock();
  const [span] = useState(() => ({ from: new Date(), to: new Date(Date.now() + HORIZON) }));
  const slots = trpc.calls.slots.useQuery({ ...span, limit: 200 });
  const [picked, setPicked] = useState('');
  const [topic, setTopic] = useState('');
  const free = slots.data?.slots ?? [];
  const chosen = free.find(({ slotId }) => slotId === picked);
  const book = trpc.calls.book.useMutation({
    onSuccess: (call) => {
      toast.success(`Booked for ${clock.moment(call.startsAt)}; the invitation is on its way.`);
      onDone();
    },
    onSettled: () => {
      void utils.inbox.thread.invalidate({ threadId });
      void utils.calls.invalidate();
    },
  });
  const isGone = picked !== '' && !chosen && !slots.isPending && !book.isPending;
  return (
    <form
      className="mt-2 space-y-2 rounded-md border bg-raised p-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) book.mutate({ contactId, threadId, startsAt: chosen.startsAt, topic: topic.trim() });
      }}
    >
      <Field label="When" error={book.error ? errorWords(book.error) : isGone ? TIME_TAKEN : undefined}>
        <Select
          value={picked}
          className="w-full"
          onChange={({ target }) => {
            book.reset();
            setPicked(target.value);
          }}
        >
          <option value="">{slots.isPending ? 'Looking…' : free.length > 0 ? 'Choose a free time' : 'Nothing is free'}</option>
          {free.map(({ slotId, label }) => (
            <option key={slotId} value={slotId}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="About">
        <Input isInline className="w-full" maxLength={500} value={topic} onChange={({ target }) => setTopic(target.value)} />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" size="sm" look="primary" disabled={!chosen} isBusy={book.isPending}>
          Book it
        </Button>
        <Button size="sm" look="ghost" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
