import { useState } from 'react';
import { type ImportMapping, type ImportOptions, type ImportRun, importOptionsSchema } from '../../../shared/import.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { count } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ChooseFile } from './choose-file.tsx';
import { isUnderWay } from './import-words.ts';
import { MatchColumns } from './match-columns.tsx';
import { RunCounts } from './run-counts.tsx';

/** From a file to contacts: choose, match, check, import. What runs goes on when this is closed, and is found here again. */
export function ImportWizard({ onClose }: { onClose(): void }) {
  const [importId, setImportId] = useState<string | null>(null);
  if (importId !== null) return <OneImport key={importId} importId={importId} onClose={onClose} onAnother={() => setImportId(null)} />;
  return (
    <Dialog title="Import contacts" note="Nothing is written before you have seen what would happen." onClose={onClose} size="lg">
      <ChooseFile onChosen={setImportId} />
    </Dialog>
  );
}

type Props = { importId: string; onClose(): void; onAnother(): void };

function OneImport({ importId, onClose, onAnother }: Props) {
  // News of a run comes over the socket; the look every two seconds is for when that is away.
  const query = trpc.contacts.importRun.useQuery(
    { importId },
    { refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 2000 : false) },
  );
  const run = query.data;
  if (run) return <Steps run={run} onClose={onClose} onAnother={onAnother} />;
  return (
    <Dialog title="Import contacts" onClose={onClose} size="lg">
      <ListStates query={query} loading={<SkeletonRows rows={4} />}>
        {null}
      </ListStates>
    </Dialog>
  );
}

const NOTES: Record<ImportRun['state'], string> = {
  uploading: '',
  mapping: 'What does each column hold? The guesses are open to change.',
  checking: 'Counting what would happen. Nothing is changed yet.',
  checked: 'This is what would happen. Nothing is changed yet.',
  importing: 'You may close this; it goes on by itself.',
  done: 'Everybody who could be taken in is here.',
  cancelled: 'This import was stopped. Who was in by then is in.',
  failed: 'This import stopped before its end.',
};

function Steps({ run, onClose, onAnother }: { run: ImportRun; onClose(): void; onAnother(): void }) {
  const [mapping, setMapping] = useState<ImportMapping>(run.mapping);
  const [options, setOptions] = useState<ImportOptions>(importOptionsSchema.parse(run.options));
  /** Back at the columns after a look at what would happen. */
  const [isMending, setIsMending] = useState(false);
  const { check, start, cancel, isBusy } = useSteps(run.id);
  const hasAddress = Object.values(mapping).includes('email');
  const isMatching = run.state === 'mapping' || (run.state === 'checked' && isMending);
  const checkIt = () => {
    setIsMending(false);
    check.mutate({ importId: run.id, mapping, options });
  };
  return (
    <Dialog
      title={run.fileName}
      note={isMatching ? NOTES.mapping : NOTES[run.state]}
      onClose={onClose}
      size="lg"
      footer={
        <>
          {isMatching && !hasAddress && <p className="mr-auto text-list text-rust">Choose the column that holds the email address.</p>}
          {isUnderWay(run) && (
            <Button look="danger" isBusy={cancel.isPending} onClick={() => cancel.mutate({ importId: run.id })}>
              Stop
            </Button>
          )}
          {isMatching && (
            <Button look="primary" disabled={!hasAddress} isBusy={isBusy} onClick={checkIt}>
              See what would happen
            </Button>
          )}
          {run.state === 'checked' && !isMatching && (
            <>
              <Button onClick={() => setIsMending(true)}>Change columns</Button>
              <Button
                look="primary"
                isBusy={isBusy}
                disabled={run.created + run.updated === 0}
                onClick={() => start.mutate({ importId: run.id, mapping, options })}
              >
                Import {count(run.created + run.updated)}
              </Button>
            </>
          )}
          {(run.state === 'done' || run.state === 'cancelled' || run.state === 'failed') && (
            <>
              <Button onClick={onAnother}>Another file</Button>
              <Button look="primary" onClick={onClose}>
                Done
              </Button>
            </>
          )}
        </>
      }
    >
      {run.error && (
        <p role="alert" className="mb-4 rounded-md bg-rust-wash px-3 py-2 text-list text-rust">
          {run.error}
        </p>
      )}
      {isMatching ? (
        <MatchColumns run={run} mapping={mapping} onMapping={setMapping} options={options} onOptions={setOptions} />
      ) : (
        <RunCounts run={run} rows={run.rows} />
      )}
    </Dialog>
  );
}

function useSteps(importId: string) {
  const utils = trpc.useUtils();
  const then = {
    onSuccess: (run: ImportRun) => utils.contacts.importRun.setData({ importId }, run),
    onError: (error: unknown) => void toast.error(errorWords(error)),
  };
  const check = trpc.contacts.checkImport.useMutation(then);
  const start = trpc.contacts.runImport.useMutation(then);
  const cancel = trpc.contacts.cancelImport.useMutation(then);
  return { check, start, cancel, isBusy: check.isPending || start.isPending };
}
