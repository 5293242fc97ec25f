import { Check, CircleDashed, PlugZap, TriangleAlert, X } from 'lucide-react';
import type { ConnectionStep } from '../../../shared/mailbox.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { forServer, type MailboxForm } from './use-mailbox-form.ts';

const ICONS = { ok: Check, warn: TriangleAlert, fail: X } as const;
const COLOURS = { ok: 'text-soft', warn: 'text-amber', fail: 'text-rust' } as const;

/** Signs in on both servers at once, with what stands in the form, and tells each step. Nothing is saved or sent. */
export function ConnectionTest({ form }: { form: MailboxForm }) {
  const imap = trpc.settings.testMailbox.useMutation();
  const smtp = trpc.settings.testMailbox.useMutation();
  const run = () => {
    const { imap: reading, smtp: sending, inboxPath, sentPath } = forServer(form.draft);
    const mailbox = { imap: reading, smtp: sending, inboxPath, sentPath };
    const stored = form.known ? { mailboxId: form.known.id } : {};
    imap.mutate({ part: 'imap', mailbox, ...stored });
    smtp.mutate({ part: 'smtp', mailbox, ...stored });
  };
  const isReady = form.draft.imap.host !== '' && form.draft.smtp.host !== '';
  const isShown = !imap.isIdle || !smtp.isIdle;
  return (
    <section aria-label="Connection test" className="rounded-lg border bg-surface p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-list text-soft">{isShown ? 'What the servers said:' : 'Try it before you save: nothing is sent.'}</p>
        <Button size="sm" disabled={!isReady} isBusy={imap.isPending || smtp.isPending} onClick={run}>
          <PlugZap aria-hidden="true" className="size-3.5" /> Test the connection
        </Button>
      </div>
      {isShown && (
        <div aria-live="polite" className="mt-3 grid gap-4 sm:grid-cols-2">
          <Side title="Reading" test={imap} />
          <Side title="Sending" test={smtp} />
        </div>
      )}
    </section>
  );
}

type Test = { isPending: boolean; error: unknown; data: { steps: ConnectionStep[] } | undefined };

function Side({ title, test }: { title: string; test: Test }) {
  return (
    <div>
      <h4 className="eyebrow mb-1.5">{title}</h4>
      {test.isPending && (
        <p className="flex items-center gap-2 text-faint text-list">
          <CircleDashed aria-hidden="true" className="size-4 animate-breathe" /> Asking the server…
        </p>
      )}
      {!test.isPending && test.error !== null && test.error !== undefined && (
        <p className="text-list text-rust">{errorWords(test.error)}</p>
      )}
      {!test.isPending && <Steps steps={test.data?.steps ?? []} />}
    </div>
  );
}

function Steps({ steps }: { steps: ConnectionStep[] }) {
  return (
    <ol className="space-y-2">
      {steps.map(({ name, state, words, todo }) => {
        const Icon = ICONS[state];
        return (
          <li key={name} className="flex animate-arrive gap-2 text-list">
            <Icon
              aria-label={{ ok: 'Fine', warn: 'Worth knowing', fail: 'Wrong' }[state]}
              className={`mt-px size-4 shrink-0 ${COLOURS[state]}`}
            />
            <span className="min-w-0 break-words">
              <span className={state === 'ok' ? 'text-soft' : COLOURS[state]}>{words}</span>
              {todo && <span className="block text-faint text-xs">{todo}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
