import { Search, Users } from 'lucide-react';
import { useState } from 'react';
import type { Contact } from '../../../shared/contact.ts';
import { nameOrAddress } from '../../../shared/full-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { useSettled } from '../../lib/use/use-time.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Input } from '../../ui/field.tsx';
import { Empty, ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

const BECAUSE = { phone: 'same phone', name: 'same name', address: 'similar address' } as const;

/** The likely ones first; anybody else by search. */
export function ChooseTwin({ contactId, onChoose }: { contactId: string; onChoose(contactId: string): void }) {
  const [words, setWords] = useState('');
  const search = useSettled(words.trim(), 250);
  const likely = trpc.contacts.duplicates.useQuery({ contactId });
  const found = trpc.contacts.list.useQuery({ search, limit: 10 }, { enabled: search !== '' });
  const rows = search
    ? (found.data?.items ?? []).map((contact) => ({ contact, because: null }))
    : (likely.data ?? []).map(({ contact, because }) => ({ contact, because: BECAUSE[because] }));
  const shown = rows.filter(({ contact }) => contact.id !== contactId);
  return (
    <div className="space-y-3">
      <Input
        type="search"
        aria-label="Search for the other contact"
        placeholder="Name, address or phone"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ListStates
        query={search ? found : likely}
        isEmpty={shown.length === 0}
        loading={<SkeletonRows rows={3} />}
        empty={
          <Empty icon={search ? Search : Users} title={search ? 'Nobody found' : 'No likely duplicate'}>
            {search
              ? 'Try the beginning of a name or an address.'
              : 'Nobody shares the phone number, the name or the address. Search for the other one.'}
          </Empty>
        }
      >
        <ul className="divide-y rounded-lg border">
          {shown.map(({ contact, because }) => (
            <li key={contact.id}>
              <Twin contact={contact} because={because} onChoose={() => onChoose(contact.id)} />
            </li>
          ))}
        </ul>
      </ListStates>
    </div>
  );
}

function Twin({ contact, because, onChoose }: { contact: Contact; because: string | null; onChoose(): void }) {
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex w-full min-w-0 items-center gap-3 px-3 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
    >
      <Avatar name={nameOrAddress(contact)} size="sm" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-list">{nameOrAddress(contact)}</span>
        <span className="block truncate text-faint text-xs">{[contact.email, contact.mobilePhone].filter(Boolean).join(' · ')}</span>
      </span>
      {because && <Chip tone="amber">{because}</Chip>}
    </button>
  );
}
