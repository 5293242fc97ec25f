import { Download } from 'lucide-react';
import type { ImportRun } from '../../../shared/import.ts';
import { downloadText } from '../../lib/download.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { count, plural } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { Stat } from '../../ui/stat.tsx';
import { Table } from '../../ui/table.tsx';

/** How far a run is: the same figures while it works and when it has ended. */
export function RunCounts({ run, rows }: { run: ImportRun; rows: number | null }) {
  const isWorking = run.state === 'checking' || run.state === 'importing';
  const isTrial = run.state === 'checking' || run.state === 'checked';
  return (
    <div className="space-y-4">
      {isWorking && (
        <div className="space-y-1.5" aria-live="polite">
          <ProgressBar label={isTrial ? 'Checking' : 'Importing'} value={run.done} total={rows} />
          <p className="text-soft text-xs tabular-nums">
            {plural(run.done, 'row')}
            {rows === null ? ' so far' : ` of ${count(rows)}`}
          </p>
        </div>
      )}
      <div className="grid grid-cols-2 rounded-lg border sm:grid-cols-4">
        <Stat name={isTrial ? 'Would be new' : 'New'} value={count(run.created)} />
        <Stat name={isTrial ? 'Would be updated' : 'Updated'} value={count(run.updated)} />
        <Stat name="Already the same" value={count(run.unchanged)} />
        <Stat name="Left out" value={count(run.rejected)} tone={run.rejected > 0 ? 'rust' : 'neutral'} />
      </div>
      {!isWorking && run.rejected > 0 && <Rejected run={run} />}
    </div>
  );
}

function Rejected({ run }: { run: ImportRun }) {
  const faults = trpc.contacts.importFaults.useQuery({ importId: run.id }).data ?? [];
  const client = trpc.useUtils().client.contacts;
  const fetchAll = () =>
    client.rejectedRows
      .query({ importId: run.id })
      .then(({ csv }) => downloadText(`${run.fileName.replace(/\.\w+$/, '')}-left-out.csv`, csv))
      .catch((error) => toast.error(errorWords(error)));
  return (
    <Section
      title={`Left out: ${plural(run.rejected, 'row')}`}
      actions={
        <Button size="sm" onClick={() => void fetchAll()}>
          <Download aria-hidden="true" className="size-3.5" /> Download them with the reasons
        </Button>
      }
    >
      <div className="max-h-64 overflow-auto rounded-lg border">
        <Table
          label="Rows that are left out"
          rows={faults}
          rowKey={(fault) => fault.id}
          columns={[
            { key: 'row', head: 'Row', isNumber: true, cell: (fault) => count(fault.row) },
            { key: 'why', head: 'Why', cell: (fault) => <span className="text-rust">{fault.reason}</span> },
            {
              key: 'cells',
              head: 'What it says',
              cell: (fault) => <span className="block max-w-64 truncate text-soft">{fault.cells.join(' · ')}</span>,
            },
          ]}
        />
      </div>
    </Section>
  );
}
