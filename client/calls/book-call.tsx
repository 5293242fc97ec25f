import { Search } from 'lucide-react';
import { useState } from 'react';
import type { Contact } from '../../shared/contact.ts';
import { nameOrAddress } from '../../shared/full-name.ts';
import { mayActOn } from '../../shared/may-act.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { useSettled } from '../lib/use/use-time.ts';
import { errorWords } from '../lib/words/error-words.ts';
import { useClock } from '../lib/zone/use-clock.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field, Input } from '../ui/field.tsx';
import { ListStates } from '../ui/list-states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { SlotSelect } from './slot-select.tsx';

const HORIZON = 60 * 86_400_000;

/** Books a call by hand: with whom, when, about what. The invitation goes out by itself. */
export function BookCall({ onClose, onBooked }: { onClose(): void; onBooked(callId: string): void }) {
  const utils = trpc.useUtils();
  const clock = useClock();
  const [contact, setContact] = useState<Contact | null>(null);
  const [picked, setPicked] = useState('');
  const [topic, setTopic] = useState('');
  const [span] = useState(() => ({ from: new Date(), to: new Date(Date.now() + HORIZON) }));
  const slots = trpc.calls.slots.useQuery({ ...span, limit: 500 });
  const chosen = slots.data?.slots.find(({ slotId }) => slotId === picked);
  const book = trpc.calls.book.useMutation({
    onSuccess: (call) => {
      toast.success(`Booked for ${clock.moment(call.startsAt)}; the invitation is on its way.`);
      onBooked(call.id);
    },
    onSettled: () => void utils.calls.invalidate(),
  });
  return (
    <Dialog
      title="Book a call"
      note="The customer gets a mail with the invitation. You take the call if you are free then, otherwise a colleague does."
      size="sm"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            disabled={!contact || !chosen}
            isBusy={book.isPending}
            onClick={() => contact && chosen && book.mutate({ contactId: contact.id, startsAt: chosen.startsAt, topic: topic.trim() })}
          >
            Book it
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {contact ? (
          <div className="flex items-center gap-2.5 rounded-md border bg-surface px-3 py-2">
            <Avatar name={nameOrAddress(contact)} size="sm" />
            <span className="min-w-0 flex-1 text-list">
              <span className="block truncate font-medium">{nameOrAddress(contact)}</span>
              <span className="block truncate text-faint text-xs">{contact.email}</span>
            </span>
            <Button size="sm" onClick={() => setContact(null)}>
              Someone else
            </Button>
          </div>
        ) : (
          <FindContact onFound={setContact} />
        )}
        <SlotSelect
          label="When"
          slots={slots.data?.slots ?? []}
          isLoading={slots.isPending}
          isTaking={book.isPending}
          value={picked}
          error={book.error ? errorWords(book.error) : undefined}
          onChange={(slotId) => {
            book.reset();
            setPicked(slotId);
          }}
        />
        <Field label="About" help="Stands in the invitation.">
          <Input
            value={topic}
            maxLength={500}
            placeholder="Three bedrooms near the harbour"
            onChange={({ target }) => setTopic(target.value)}
          />
        </Field>
      </div>
    </Dialog>
  );
}

function FindContact({ onFound }: { onFound(contact: Contact): void }) {
  const [words, setWords] = useState('');
  const settled = useSettled(words.trim(), 200);
  const me = trpc.users.me.useQuery().data;
  const query = trpc.contacts.list.useQuery({ search: settled, limit: 6 }, { enabled: settled.length > 0 });
  const found = query.data?.items ?? [];
  const mayBook = (contact: Contact) => !!me && mayActOn(contact, me);
  return (
    <div>
      <Field label="With whom">
        <span className="relative block">
          <Search aria-hidden="true" className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-faint" />
          <Input
            type="search"
            className="pl-8"
            value={words}
            placeholder="Name or address of a contact"
            onChange={({ target }) => setWords(target.value)}
          />
        </span>
      </Field>
      {settled && (
        <ListStates
          query={query}
          isEmpty={found.length === 0}
          loading={<SkeletonRows rows={3} className="h-11" />}
          empty={<p className="mt-1 text-faint text-list">Nobody is called that.</p>}
        >
          <ul aria-label="Contacts found" className="mt-1">
            {found.map((contact) => (
              <li key={contact.id}>
                <button
                  type="button"
                  onClick={() => onFound(contact)}
                  disabled={!mayBook(contact)}
                  className="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left text-list enabled:hover:bg-hover disabled:opacity-60"
                >
                  <Avatar name={nameOrAddress(contact)} size="sm" />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{nameOrAddress(contact)}</span>
                    <span className="block truncate text-faint text-xs">
                      {mayBook(contact) ? contact.email : 'A colleague has this lead.'}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </ListStates>
      )}
    </div>
  );
}
