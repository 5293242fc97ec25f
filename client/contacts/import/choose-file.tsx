import { trpc } from '../../lib/trpc.ts';
import { useNow } from '../../lib/use/use-time.ts';
import { plural, shortTime } from '../../lib/words/format.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { Section } from '../../ui/page.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { isUnderWay, runWords } from './import-words.ts';
import { useUpload } from './use-upload.ts';

/** Step one: the file, or an import that is under way or done. */
export function ChooseFile({ onChosen }: { onChosen(importId: string): void }) {
  const { upload, error, send } = useUpload(onChosen);
  const now = useNow(60_000);
  const query = trpc.contacts.importRuns.useQuery();
  const runs = query.data ?? [];
  if (upload) {
    return (
      <div className="space-y-3 py-10">
        <p className="truncate text-center text-list">Sending {upload.fileName}…</p>
        <ProgressBar label={`Sending ${upload.fileName}`} value={upload.sent} total={upload.total} />
      </div>
    );
  }
  return (
    <div className="space-y-6">
      <FileDrop
        label="Drop a CSV file here, or choose one"
        accept=".csv,.tsv,.txt,text/csv"
        help="From HubSpot, Mailchimp, Google Contacts, an MLS or a spreadsheet saved as CSV. The first line names the columns; one of them holds the email address."
        onFile={(file) => void send(file)}
      />
      {error && (
        <p role="alert" className="rounded-md bg-rust-wash px-3 py-2 text-list text-rust">
          {error}
        </p>
      )}
      <ListStates query={query} isEmpty={runs.length === 0} loading={<SkeletonRows rows={2} />}>
        <Section title="Earlier imports">
          <ul className="divide-y rounded-lg border">
            {runs.slice(0, 5).map((run) => (
              <li key={run.id}>
                <button
                  type="button"
                  onClick={() => onChosen(run.id)}
                  className="flex w-full min-w-0 items-center gap-3 px-3 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
                >
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium text-list">{run.fileName}</span>
                    <span className="block truncate text-soft text-xs">
                      {isUnderWay(run) ? `${runWords(run)}: ${plural(run.done, 'row')} so far` : runWords(run)}
                    </span>
                  </span>
                  <time dateTime={run.createdAt.toISOString()} className="shrink-0 text-faint text-xs tabular-nums">
                    {shortTime(run.createdAt, now)}
                  </time>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      </ListStates>
    </div>
  );
}
