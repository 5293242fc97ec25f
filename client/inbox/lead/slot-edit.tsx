import { Check, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Slot, SlotName } from '../../../shared/contact.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { slotChoices, slotFromWords, slotToWords } from '../../lib/words/slot-input.ts';
import { SLOT_WORDS } from '../../lib/words/slot-words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Input, Select } from '../../ui/field.tsx';

/** Writes what an agent knows into one slot; it stands against any later mail. */
export function SlotEdit({ contactId, slot, known, onDone }: { contactId: string; slot: SlotName; known?: Slot; onDone(): void }) {
  const [words, setWords] = useState(known ? slotToWords(known) : '');
  const { write, isPending } = useSetSlot(contactId, onDone);
  const choices = slotChoices(slot);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const value = slotFromWords(slot, words);
    if (value === undefined) toast.error('This does not fit. Numbers in figures, lists with commas.');
    else write(slot, value);
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-1 py-1">
      {choices ? (
        <Select aria-label={SLOT_WORDS[slot]} value={words} onChange={(event) => setWords(event.target.value)} className="min-w-0 flex-1">
          <option value="">Not known</option>
          {choices.map(({ value, words: label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          isInline
          autoFocus
          aria-label={SLOT_WORDS[slot]}
          value={words}
          placeholder="Empty: not known"
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && onDone()}
          className="min-w-0 flex-1"
        />
      )}
      <IconButton type="submit" label="Keep this" isBusy={isPending}>
        <Check aria-hidden="true" className="size-4" />
      </IconButton>
      <IconButton label="Leave it" onClick={onDone}>
        <X aria-hidden="true" className="size-4" />
      </IconButton>
    </form>
  );
}

/** The customer has said something else since an agent wrote: one of the two is chosen. */
export function Contested({ contactId, slot, theirs }: { contactId: string; slot: Slot; theirs: string }) {
  const { write, isPending } = useSetSlot(contactId, () => undefined);
  const { contested } = slot;
  if (!contested) return null;
  return (
    <div className="mt-1 rounded-md bg-amber-wash px-2 py-1.5 text-xs">
      <p className="text-soft">
        They have said since: <span className="font-medium text-ink">{theirs}</span>{' '}
        {contested.evidence.quote && <span className="text-faint">“{contested.evidence.quote}”</span>}
      </p>
      <p className="mt-1 flex gap-1">
        <Button size="sm" isBusy={isPending} onClick={() => write(slot.slot, contested.value)}>
          Take theirs
        </Button>
        <Button size="sm" look="ghost" isBusy={isPending} onClick={() => write(slot.slot, slot.value)}>
          Keep ours
        </Button>
      </p>
    </div>
  );
}

function useSetSlot(contactId: string, onDone: () => void) {
  const utils = trpc.useUtils();
  const { mutate, isPending } = trpc.contacts.setSlot.useMutation({
    onSuccess: () => {
      utils.inbox.thread.invalidate();
      utils.contacts.invalidate();
      onDone();
    },
    onError: (error) => void toast.error(errorWords(error)),
  });
  return { isPending, write: (slot: SlotName, value: Slot['value'] | null) => mutate({ contactId, slot, value }) };
}
