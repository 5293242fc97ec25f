import { Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Chip } from '../../ui/chip.tsx';
import type { Column } from '../../ui/grid/columns.ts';
import { Empty } from '../../ui/list-states.tsx';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';

type Row = { id: string; name: string; email: string; price: number };

const ROWS: Row[] = Array.from({ length: 100_000 }, (_, n) => ({
  id: `r${n}`,
  name: n % 7 === 0 ? `Wilhelmina Featherstonehaugh-Cholmondeley the ${n}th` : `Person ${n}`,
  email: `person.${n}@a-rather-long-domain.example`,
  price: 300_000 + ((n * 7919) % 600_000),
}));
const COLUMNS: Column<Row>[] = [
  { key: 'name', head: 'Name', width: 'minmax(10rem, 2fr)', sortKey: 'name', cell: ({ name }) => name },
  { key: 'email', head: 'Email', width: 'minmax(9rem, 2fr)', cell: ({ email }) => email },
  { key: 'stage', head: 'Stage', width: 88, cell: ({ price }) => <Chip tone={price > 700_000 ? 'amber' : 'neutral'}>Engaged</Chip> },
  { key: 'price', head: 'Budget', width: 96, isNumber: true, sortKey: 'price', cell: ({ price }) => price.toLocaleString('en-US') },
];
const failing = { isPending: false, error: new Error('The list cannot be read just now.'), refetch: () => undefined };
const loading = { isPending: true, error: null, refetch: () => undefined };
const rowKey = ({ id }: Row) => id;

export function ListShelf() {
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [sort, setSort] = useState<{ key: string; direction: 'asc' | 'desc' }>({ key: 'name', direction: 'asc' });
  const rows = useMemo(() => {
    const order = (a: Row, b: Row) => (sort.key === 'price' ? a.price - b.price : a.name.localeCompare(b.name));
    return ROWS.toSorted((a, b) => (sort.direction === 'asc' ? order(a, b) : order(b, a)));
  }, [sort]);
  return (
    <>
      <Section title={`A hundred thousand rows, ${selected.size} selected`}>
        <div className="h-96 border">
          <VirtualTable
            label="People"
            rows={rows}
            columns={COLUMNS}
            rowKey={rowKey}
            openKey={openKey}
            onOpen={(row) => setOpenKey(row.id)}
            selection={{ selected, onChange: setSelected }}
            sort={{ ...sort, onChange: setSort }}
          />
        </div>
      </Section>
      <Section title="Loading, failed, empty">
        <div className="grid h-64 grid-cols-3 divide-x border">
          <VirtualTable label="Loading" rows={[]} columns={COLUMNS} rowKey={rowKey} query={loading} className="overflow-hidden" />
          <VirtualTable label="Failed" rows={[]} columns={COLUMNS} rowKey={rowKey} query={failing} />
          <VirtualTable
            label="Empty"
            rows={[]}
            columns={COLUMNS}
            rowKey={rowKey}
            empty={
              <Empty icon={Users} title="Nobody yet">
                Contacts come with their first mail.
              </Empty>
            }
          />
        </div>
      </Section>
      <Section title="A short table">
        <Table
          label="Short"
          rows={ROWS.slice(0, 3)}
          columns={[
            { key: 'name', head: 'Name', cell: ({ name }) => name },
            { key: 'price', head: 'Budget', isNumber: true, cell: ({ price }) => price },
          ]}
          rowKey={rowKey}
        />
      </Section>
    </>
  );
}
