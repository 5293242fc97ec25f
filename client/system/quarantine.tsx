import { RotateCw } from 'lucide-react';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { errorWords } from '../lib/words/error-words.ts';
import { exactTime, shortDate } from '../lib/words/format.ts';
import { Button } from '../ui/button.tsx';
import { ListStates, MoreButton } from '../ui/list-states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Table } from '../ui/table.tsx';

/** Mail that could not be taken in, and a way to try again. */
export function Quarantine() {
  const utils = trpc.useUtils();
  const query = trpc.system.quarantine.useInfiniteQuery({ limit: 20 }, { getNextPageParam: (page) => page.nextCursor ?? undefined });
  const requeue = trpc.system.requeue.useMutation({
    onSuccess: ({ outcome, error }) => {
      if (error) toast.error(`Still not readable: ${error}`);
      else toast.success(outcome === 'stored' ? 'Taken in. It is in the inbox now.' : 'Taken in; it was known already.');
    },
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.system.invalidate(),
  });
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
          isStacked
          rows={places}
          rowKey={(place) => place.id}
          columns={[
            { key: 'folder', head: 'Folder', cell: (place) => place.path },
            { key: 'uid', head: 'UID', isNumber: true, cell: (place) => place.uid },
            { key: 'error', head: 'Why', cell: (place) => <span className="break-words text-rust">{place.error}</span> },
            {
              key: 'when',
              head: 'Arrived',
              isNumber: true,
              cell: (place) => <time title={exactTime(place.internalDate)}>{shortDate(place.internalDate)}</time>,
            },
            {
              key: 'again',
              head: '',
              isNumber: true,
              cell: (place) => (
                <Button
                  size="sm"
                  isBusy={requeue.isPending && requeue.variables.placeId === place.id}
                  onClick={() => requeue.mutate({ placeId: place.id })}
                  aria-label={`Try again: ${place.path}, UID ${place.uid}`}
                >
                  <RotateCw aria-hidden="true" className="size-3" /> Try again
                </Button>
              ),
            },
          ]}
        />
        <p className="border-t px-4 py-2.5 text-faint text-xs">
          Five tries failed, so the mail was put aside and the next one came. Nothing is lost: after an update it may be readable.
        </p>
        <MoreButton query={query} />
      </ListStates>
    </div>
  );
}
