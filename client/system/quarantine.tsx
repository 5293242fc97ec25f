import { exactTime, shortDate } from '../lib/format.ts';
import { trpc } from '../lib/trpc.ts';
import { ListStates, MoreButton } from '../ui/list-states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Table } from '../ui/table.tsx';

export function Quarantine() {
  const query = trpc.system.quarantine.useInfiniteQuery({ limit: 20 }, { getNextPageParam: (page) => page.nextCursor ?? undefined });
  const places = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="rounded-lg border bg-raised">
      <ListStates
        query={query}
        isEmpty={places.length === 0}
        loading={<SkeletonRows rows={2} className="h-11" />}
        empty={
          <p className="p-6 text-center text-faint text-list">
            Every mail could be read. One that cannot stands here, with its bytes kept.
          </p>
        }
      >
        <Table
          label="Quarantine"
          rows={places}
          rowKey={(place) => place.id}
          columns={[
            { key: 'folder', head: 'Folder', cell: (place) => place.path },
            { key: 'uid', head: 'UID', isNumber: true, cell: (place) => place.uid },
            { key: 'error', head: 'Why', cell: (place) => <span className="text-rust">{place.error}</span> },
            {
              key: 'when',
              head: 'Arrived',
              isNumber: true,
              cell: (place) => <time title={exactTime(place.internalDate)}>{shortDate(place.internalDate)}</time>,
            },
          ]}
        />
        <MoreButton query={query} />
      </ListStates>
    </div>
  );
}
