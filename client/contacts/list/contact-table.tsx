import { Users } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { Contact, ContactSort } from '../../../shared/contact.ts';
import { nameOrAddress } from '../../../shared/full-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { useNow } from '../../lib/use/use-time.ts';
import { exactTime, inWords, shortDate, shortTime } from '../../lib/words/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Empty, ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { isNarrowed } from '../contacts-search.ts';
import type { ContactsPlace } from '../use-contacts-place.ts';

type Props = { place: ContactsPlace; selected: ReadonlySet<string>; onSelect(selected: ReadonlySet<string>): void };

/** Each order has one direction: the way one would read it. */
const DIRECTION = { newest: 'desc', name: 'asc', last_inbound: 'desc' } as const;

/** Everybody the conditions find, fetched as one scrolls. */
export function ContactTable({ place, selected, onSelect }: Props) {
  const { filter, search, narrow } = place;
  const sort = search.sort ?? 'newest';
  const now = useNow(60_000);
  const people = trpc.users.list.useQuery(undefined, { staleTime: 600_000 }).data?.items;
  const query = trpc.contacts.list.useInfiniteQuery(
    { filter: filter ?? {}, sort, limit: 60 },
    { enabled: filter !== null, getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (before) => before },
  );
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const columns = useMemo(() => {
    const names = new Map(people?.map(({ id, name }) => [id, name]));
    return columnsOf({ now, ownerName: (ownerId) => (ownerId ? (names.get(ownerId) ?? '') : '') });
  }, [now, people]);
  const { open } = place;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `open` is made anew with every render and always does the same for one address.
  const onOpen = useCallback((contact: Contact) => open(contact.id), [search]);
  // What was found before is not of this audience.
  if (place.missing)
    return (
      <ListStates query={place.missing} isEmpty empty={<NoAudience onClear={place.clear} />} loading={<SkeletonRows />}>
        {null}
      </ListStates>
    );
  return (
    <VirtualTable
      label="Contacts"
      rows={rows}
      columns={columns}
      rowKey={rowKey}
      onOpen={onOpen}
      openKey={place.contactId}
      selection={{ selected, onChange: onSelect }}
      sort={{ key: sort, direction: DIRECTION[sort], onChange: ({ key }) => narrow({ sort: key as ContactSort }) }}
      more={query}
      query={query}
      empty={
        isNarrowed(search) ? (
          <Empty icon={Users} title="Nobody matches">
            <p>Loosen a condition, or clear them all.</p>
            <Button className="mt-3" onClick={place.clear}>
              Clear the conditions
            </Button>
          </Empty>
        ) : (
          <Empty icon={Users} title="No contacts yet">
            <p>Everybody who writes to the mailbox becomes a contact by themselves. Who is in a file already can be taken in at once.</p>
            <Button className="mt-3" onClick={() => narrow({ open: 'import' })}>
              Import a file
            </Button>
          </Empty>
        )
      }
    />
  );
}

function NoAudience({ onClear }: { onClear(): void }) {
  return (
    <Empty icon={Users} title="This audience is not there any more">
      <p>Somebody has removed it. Its contacts are still here.</p>
      <Button className="mt-3" onClick={onClear}>
        Show everybody
      </Button>
    </Empty>
  );
}

const rowKey = ({ id }: Contact) => id;

function columnsOf({ now, ownerName }: { now: number; ownerName(ownerId: string | null): string }) {
  return [
    {
      key: 'name',
      head: 'Name',
      width: 'minmax(13rem, 2fr)',
      sortKey: 'name',
      cell: (contact: Contact) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={nameOrAddress(contact)} size="sm" />
          <span className="min-w-0">
            <span className="block truncate font-medium">{nameOrAddress(contact)}</span>
            <span className="block truncate text-faint text-xs">{contact.email}</span>
          </span>
        </span>
      ),
    },
    {
      key: 'stage',
      head: 'Stage',
      width: 140,
      cell: ({ stage, isStray }: Contact) =>
        isStray ? (
          <Chip title="Only spam or automatic mail came from them">Stray</Chip>
        ) : (
          <Chip tone={stage === 'hot' || stage === 'call_scheduled' ? 'brick' : 'neutral'}>{inWords(stage)}</Chip>
        ),
    },
    {
      key: 'types',
      head: 'Is',
      width: 'minmax(6rem, 1fr)',
      cell: ({ contactTypes }: Contact) => <span className="block truncate text-soft">{contactTypes.join(', ')}</span>,
    },
    {
      key: 'tags',
      head: 'Tags',
      width: 'minmax(8rem, 1fr)',
      cell: ({ tags }: Contact) => (
        <span className="flex min-w-0 gap-1 overflow-hidden" title={tags.join(', ')}>
          {tags.slice(0, 3).map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
          {tags.length > 3 && <span className="text-faint text-xs">+{tags.length - 3}</span>}
        </span>
      ),
    },
    {
      key: 'owner',
      head: 'Owner',
      width: 'minmax(6rem, 1fr)',
      cell: ({ ownerId }: Contact) => <span className="block truncate text-soft">{ownerName(ownerId)}</span>,
    },
    {
      key: 'consent',
      head: 'Consent',
      width: 120,
      cell: ({ consent }: Contact) =>
        consent.state === 'subscribed' ? (
          <span className="text-faint">Subscribed</span>
        ) : (
          <Chip tone="rust" title={consent.reason}>
            {inWords(consent.state)}
          </Chip>
        ),
    },
    {
      key: 'last',
      head: 'Wrote last',
      width: 116,
      isNumber: true,
      sortKey: 'last_inbound',
      cell: ({ lastInboundAt }: Contact) =>
        lastInboundAt && (
          <time className="text-faint" dateTime={lastInboundAt.toISOString()} title={exactTime(lastInboundAt)}>
            {shortTime(lastInboundAt, now)}
          </time>
        ),
    },
    {
      key: 'newest',
      head: 'Since',
      width: 120,
      isNumber: true,
      sortKey: 'newest',
      cell: ({ firstSeenAt }: Contact) => <span className="text-faint">{shortDate(firstSeenAt)}</span>,
    },
  ];
}
