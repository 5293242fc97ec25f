import { exactTime, shortTime } from '../lib/format.ts';
import { trpc } from '../lib/trpc.ts';
import { useNow } from '../lib/use-time.ts';
import { ListStates, MoreButton } from '../ui/list-states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Table } from '../ui/table.tsx';

export function Audit() {
  const now = useNow(30_000);
  const users = trpc.users.list.useQuery(undefined, { staleTime: 300_000 }).data?.items ?? [];
  const query = trpc.system.audit.useInfiniteQuery({ limit: 20 }, { getNextPageParam: (page) => page.nextCursor ?? undefined });
  const events = query.data?.pages.flatMap((page) => page.items) ?? [];
  const nameOf = (actor: string) => users.find(({ id }) => actor === `user:${id}`)?.name ?? actor;
  return (
    <div className="rounded-lg border bg-raised">
      <ListStates
        query={query}
        isEmpty={events.length === 0}
        loading={<SkeletonRows rows={3} className="h-11" />}
        empty={<p className="p-6 text-center text-faint text-list">Nobody has changed anything yet.</p>}
      >
        <Table
          label="Audit log"
          rows={events}
          rowKey={(event) => event.id}
          columns={[
            { key: 'who', head: 'Who', cell: (event) => <span className="font-medium">{nameOf(event.actor)}</span> },
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
