import { useState } from 'react';
import { trpc } from '../lib/trpc.ts';
import { useNow, useSettled } from '../lib/use/use-time.ts';
import { exactTime, inWords, shortTime } from '../lib/words/format.ts';
import { Input, Select } from '../ui/field.tsx';
import { ListStates, MoreButton } from '../ui/list-states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Table } from '../ui/table.tsx';

const ROOMS = ['inbox', 'contacts', 'properties', 'campaigns', 'calls', 'settings', 'users', 'system', 'rehearsal'];
const TYPING_MS = 250;

/** Who did what, by person, by room, or by any words of it. */
export function Audit() {
  const now = useNow(30_000);
  const [actor, setActor] = useState('');
  const [room, setRoom] = useState('');
  const [words, setWords] = useState('');
  const search = useSettled(words.trim(), TYPING_MS);
  const users = trpc.users.list.useQuery(undefined, { staleTime: 300_000 }).data?.items ?? [];
  const filter = { ...(actor && { actor }), ...(room && { room }), ...(search && { search }) };
  const query = trpc.system.audit.useInfiniteQuery({ limit: 20, ...filter }, { getNextPageParam: (page) => page.nextCursor ?? undefined });
  const events = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <div className="rounded-lg border bg-raised">
      <div className="flex flex-wrap gap-2 border-b p-3">
        <Input
          isInline
          type="search"
          aria-label="Search in who did what"
          placeholder="Search: invite, threadId=…"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          className="min-w-40 flex-1"
        />
        <Select aria-label="By whom" value={actor} onChange={(event) => setActor(event.target.value)}>
          <option value="">Anybody</option>
          {users.map((user) => (
            <option key={user.id} value={`user:${user.id}`}>
              {user.name}
            </option>
          ))}
        </Select>
        <Select aria-label="Where" value={room} onChange={(event) => setRoom(event.target.value)}>
          <option value="">Anywhere</option>
          {ROOMS.map((one) => (
            <option key={one} value={one}>
              {inWords(one)}
            </option>
          ))}
        </Select>
      </div>
      <ListStates
        query={query}
        isEmpty={events.length === 0}
        loading={<SkeletonRows rows={3} className="h-11" />}
        empty={
          <p className="p-6 text-center text-faint text-list">{isNarrowed ? 'Nothing fits this.' : 'Nobody has changed anything yet.'}</p>
        }
      >
        <Table
          label="Audit log"
          isStacked
          rows={events}
          rowKey={(event) => event.id}
          columns={[
            { key: 'who', head: 'Who', cell: (event) => <span className="font-medium">{event.who || event.actor}</span> },
            { key: 'did', head: 'Did', cell: (event) => event.action },
            { key: 'what', head: 'To', cell: (event) => <span className="break-all text-faint text-xs">{event.subject}</span> },
            {
              key: 'when',
              head: 'When',
              isNumber: true,
              cell: (event) => <time title={exactTime(event.at)}>{shortTime(event.at, now)}</time>,
            },
          ]}
        />
        <MoreButton query={query} />
      </ListStates>
    </div>
  );
}
