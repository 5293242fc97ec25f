import { useState } from 'react';
import { downloadText } from '../../lib/download.ts';
import { count, plural } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { COLUMN_CHOICES } from './column-choices.ts';
import { faultsCsv } from './faults-csv.ts';
import { type Mapping, type Sum, useImport } from './use-import.ts';

const SHOWN_FAULTS = 8;

/** A file of listings: which column is what, what would happen, and then the import itself, with what could not be taken. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const { state, refused, columns, take, run, stop } = useImport();
  const [mapping, setMapping] = useState<Mapping>({});
  const isRunning = state !== null && !state.isOver;
  const isDone = state?.isOver && !state.isDryRun && !state.error;
  const useful = state ? state.sum.created + state.sum.updated : 0;
  const remap = (header: string, field: string) => {
    const next = { ...mapping, [header]: (field || null) as Mapping[string] };
    setMapping(next);
    void run({ mapping: next, dryRun: true });
  };
  return (
    <Dialog
      title="Import listings"
      note="A CSV file with a header row: MLS #, Price, Beds, or RESO’s names. A row whose key is known changes that listing, any other adds one."
      size="lg"
      onClose={onClose}
      footer={
        <>
          {isRunning && !state.isDryRun && <Button onClick={stop}>Stop</Button>}
          {isDone ? (
            <Button look="primary" onClick={onClose}>
              Done
            </Button>
          ) : (
            <Button
              look="primary"
              disabled={!state?.isOver || state.error !== null || useful === 0}
              isBusy={isRunning}
              onClick={() => void run({ mapping, dryRun: false })}
            >
              {useful > 0 ? `Import ${plural(useful, 'listing')}` : 'Import'}
            </Button>
          )}
        </>
      }
    >
      <div className="space-y-5">
        {!state && (
          <FileDrop
            label="Drop a file here, or choose one"
            accept=".csv,.tsv,text/csv"
            onFile={(file) => void take(file)}
            help="Nothing is changed before you have seen what would happen. Without columns for display rights, new listings may be suggested."
          />
        )}
        {isRunning && (
          <div className="space-y-1.5">
            <ProgressBar label={state.isDryRun ? 'Reading' : 'Importing'} value={state.done} total={state.total} />
            <p className="text-faint text-xs tabular-nums">
              {state.isDryRun ? 'Reading' : 'Importing'}: {count(state.done)} of {count(state.total)} rows
            </p>
          </div>
        )}
        {(refused ?? state?.error) && (
          <p role="alert" className="rounded-md bg-rust-wash px-3 py-2 text-list text-rust">
            {refused ?? state?.error}
          </p>
        )}
        {state?.isOver && !state.error && <Outcome sum={state.sum} isDryRun={state.isDryRun} />}
        {state?.isOver && !isDone && <Columns columns={columns} mapping={mapping} onChange={remap} />}
      </div>
    </Dialog>
  );
}

function Outcome({ sum, isDryRun }: { sum: Sum; isDryRun: boolean }) {
  const rows = new Set(sum.rejected.map(({ row }) => row)).size;
  return (
    <section aria-label={isDryRun ? 'What would happen' : 'What happened'} className="space-y-3">
      <p className="text-list">
        {isDryRun ? 'Would add' : 'Added'} <strong>{count(sum.created)}</strong>, {isDryRun ? 'change' : 'changed'}{' '}
        <strong>{count(sum.updated)}</strong>, {count(sum.unchanged)} as they are. {rows > 0 && `${plural(rows, 'row')} cannot be taken.`}
        {sum.isStopped && ' Stopped: what came before stays, and importing the file again goes on from there.'}
      </p>
      {rows > 0 && (
        <div className="rounded-lg border">
          <ul className="divide-y text-list">
            {sum.rejected.slice(0, SHOWN_FAULTS).map((fault) => (
              <li key={`${fault.row} ${fault.column}`} className="flex gap-3 px-3 py-1.5">
                <span className="w-16 shrink-0 text-faint tabular-nums">Row {fault.row}</span>
                <span className="min-w-0 flex-1 break-words">
                  {fault.column} {fault.value && `“${fault.value}”`} <span className="text-rust">{fault.problem}</span>
                </span>
              </li>
            ))}
          </ul>
          <p className="flex items-center justify-between gap-3 border-t px-3 py-2 text-faint text-xs">
            {sum.rejected.length > SHOWN_FAULTS ? `and ${count(sum.rejected.length - SHOWN_FAULTS)} more` : ''}
            <Button size="sm" onClick={() => downloadText('listings-rejected.csv', faultsCsv(sum.rejected))}>
              Download what is wrong
            </Button>
          </p>
        </div>
      )}
    </section>
  );
}

function Columns({
  columns,
  mapping,
  onChange,
}: {
  columns: { header: string; field: string | null }[];
  mapping: Mapping;
  onChange(header: string, field: string): void;
}) {
  const chosen = (header: string, field: string | null) => (header in mapping ? mapping[header] : field);
  return (
    <section aria-label="Columns" className="space-y-2">
      <h3 className="eyebrow">Columns of the file</h3>
      <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
        {columns.map(({ header, field }) => (
          <li key={header} className="flex items-center justify-between gap-3 text-list">
            <span className="min-w-0 truncate">{header || 'without a name'}</span>
            <Select
              aria-label={`Column ${header}`}
              className="w-44 shrink-0"
              value={chosen(header, field) ?? ''}
              onChange={(event) => onChange(header, event.target.value)}
            >
              <option value="">Leave out</option>
              {COLUMN_CHOICES.map(([name, label]) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </Select>
          </li>
        ))}
      </ul>
      {columns.some(({ header, field }) => chosen(header, field) === 'bathroomsTotalInteger') && (
        <p className="text-faint text-xs">A half bath counts as one bathroom, as RESO counts them: 2.5 becomes 3.</p>
      )}
    </section>
  );
}
