import { trpc } from '../lib/trpc.ts';
import { inWords, plural } from '../lib/words/format.ts';
import { ListStates } from '../ui/list-states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Table } from '../ui/table.tsx';

export function Cursors() {
  const query = trpc.system.cursors.useQuery(undefined, { refetchInterval: 15_000 });
  const cursors = query.data?.cursors ?? [];
  return (
    <div className="rounded-lg border bg-raised">
      <ListStates
        query={query}
        isEmpty={cursors.length === 0}
        loading={<SkeletonRows rows={3} className="h-11" />}
        empty={<p className="p-6 text-center text-faint text-list">No folder was read yet. The first poll comes within a minute.</p>}
      >
        <Table
          label="Cursors"
          isStacked
          rows={cursors}
          rowKey={(cursor) => cursor.id}
          columns={[
            { key: 'folder', head: 'Folder', cell: (cursor) => <span className="font-medium">{cursor.path}</span> },
            {
              key: 'mailbox',
              head: 'Mailbox',
              className: 'max-sm:hidden',
              cell: (cursor) => <span className="text-soft">{cursor.address}</span>,
            },
            { key: 'role', head: 'Is', cell: (cursor) => inWords(cursor.role) },
            { key: 'uid', head: 'Read up to', isNumber: true, cell: (cursor) => cursor.settledUid },
            {
              key: 'validity',
              head: 'Validity',
              isNumber: true,
              className: 'max-sm:hidden',
              cell: (cursor) => <span className="text-faint">{cursor.uidValidity}</span>,
            },
            {
              key: 'state',
              head: 'State',
              cell: (cursor) =>
                cursor.isBackfilling ? <span className="text-amber">Reading the past</span> : <span className="text-soft">Up to date</span>,
            },
            {
              key: 'gaps',
              head: 'Gaps',
              isNumber: true,
              cell: (cursor) => (cursor.gaps.length > 0 ? <span className="text-amber">{plural(cursor.gaps.length, 'gap')}</span> : '–'),
            },
          ]}
        />
      </ListStates>
    </div>
  );
}
