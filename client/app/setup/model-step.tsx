import { Check, Sparkles, TriangleAlert } from 'lucide-react';
import type { Settings } from '../../../shared/settings.ts';
import { useHealth } from '../../lib/live/use-health.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { GoLive } from '../../settings/mailboxes/go-live.tsx';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Go, StepFrame } from './step-frame.tsx';

/** The key lives in the environment and is never typed into a page: this says what to set, and tries what is set. */
export function ModelStep({ settings, go }: { settings: Settings; go: Go }) {
  const model = trpc.settings.model.useQuery();
  const boxes = trpc.settings.mailboxes.useQuery().data?.items ?? [];
  const isStage = useHealth().data?.rehearsal ?? false;
  const own = boxes.filter(({ source }) => source === 'settings');
  return (
    <StepFrame
      title="Who writes the answers?"
      note="A language model reads, drafts and is checked before anything leaves. Without one, simple rules play its part: good enough to rehearse, not for customers."
      go={go}
      action={
        <Button look="primary" isBusy={go.isBusy} onClick={go.next}>
          {isStage ? 'Begin the rehearsal' : 'Open the house'}
        </Button>
      }
    >
      {model.isPending && <Skeleton className="h-24 w-full" />}
      {model.error && (
        <p role="alert" className="text-list text-rust">
          {errorWords(model.error)}
        </p>
      )}
      {model.data && (model.data.hasKey ? <KeyIsSet {...model.data} /> : <NoKey />)}
      {isStage && own.length > 0 && <GoLive mailboxes={own} settings={settings} />}
    </StepFrame>
  );
}

function NoKey() {
  return (
    <div className="space-y-3">
      <p className="flex items-center gap-2.5 font-medium">
        <TriangleAlert aria-hidden="true" className="size-4 text-amber" /> No key is set
      </p>
      <p className="text-list text-soft leading-relaxed">
        The key stays in the environment of the server, so that no page and no backup holds it. Put this into <code>.env</code>, start
        Openhouse again, and this step goes on where you left it:
      </p>
      <pre className="overflow-x-auto rounded-md bg-sunken px-3 py-2.5 font-mono text-xs leading-relaxed">
        {'OPENAI_API_KEY=sk-…\n# another provider that speaks the Responses API:\n# OPENAI_BASE_URL=https://…'}
      </pre>
    </div>
  );
}

function KeyIsSet({ triage, reply }: { triage: string; reply: string }) {
  const test = trpc.settings.testModel.useMutation();
  return (
    <div className="space-y-3">
      <p className="flex items-center gap-2.5 font-medium text-pine">
        <Sparkles aria-hidden="true" className="size-4" /> A key is set
      </p>
      <p className="text-list text-soft">
        {triage === reply ? `${reply} reads and writes.` : `${triage} reads and sorts, ${reply} writes.`} Each is asked one tiny question.
      </p>
      <Button isBusy={test.isPending} onClick={() => test.mutate()}>
        Try the key
      </Button>
      <div aria-live="polite" className="space-y-2">
        {test.error && <p className="text-list text-rust">{errorWords(test.error)}</p>}
        {test.data?.findings.map(({ state, words, todo }) => (
          <p key={words} className={`flex gap-2 text-list ${state === 'ok' ? 'text-soft' : 'text-rust'}`}>
            {state === 'ok' ? (
              <Check aria-label="Fine" className="mt-px size-4 shrink-0" />
            ) : (
              <TriangleAlert aria-label="Wrong" className="mt-px size-4 shrink-0" />
            )}
            <span className="min-w-0 break-words">
              {words}
              {todo && <span className="block text-faint text-xs">{todo}</span>}
            </span>
          </p>
        ))}
      </div>
    </div>
  );
}
