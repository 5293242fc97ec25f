import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { MailboxCard } from '../../settings/mailboxes/mailbox-card.tsx';
import { MailboxForm } from '../../settings/mailboxes/mailbox-form.tsx';
import { useMailboxForm } from '../../settings/mailboxes/use-mailbox-form.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Go, StepFrame } from './step-frame.tsx';

/** One mailbox to begin with: the environment's, one that is here already, or a new one. */
export function MailboxStep({ go }: { go: Go }) {
  const query = trpc.settings.mailboxes.useQuery();
  const boxes = query.data?.items.filter(({ source }) => source !== 'rehearsal') ?? [];
  if (query.isPending) return <Skeleton className="h-80 w-full rounded-lg" />;
  if (!query.data) return <Unread words={errorWords(query.error)} onRetry={() => void query.refetch()} go={go} />;
  return boxes.length > 0 ? <Here boxes={boxes} go={go} /> : <New go={go} />;
}

/** Nobody is asked for a mailbox that may be here already. */
function Unread({ words, onRetry, go }: { words: string; onRetry(): void; go: Go }) {
  return (
    <StepFrame
      title="Where do customers write to?"
      note="Which mailboxes are here could not be read."
      go={go}
      skip="Skip, and rehearse"
      action={
        <Button look="primary" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      <p role="alert" className="text-list text-rust">
        {words}
      </p>
    </StepFrame>
  );
}

function Here({ boxes, go }: { boxes: Parameters<typeof MailboxCard>[0]['box'][]; go: Go }) {
  return (
    <StepFrame
      title="Your mailbox is here"
      note="More of them, and their health, are under Settings."
      go={go}
      action={
        <Button look="primary" isBusy={go.isBusy} onClick={go.next}>
          Continue
        </Button>
      }
    >
      <ul className="space-y-3">
        {boxes.map((box) => (
          <MailboxCard key={box.id} box={box} isStage={!box.isEnabled} />
        ))}
      </ul>
    </StepFrame>
  );
}

function New({ go }: { go: Go }) {
  const form = useMailboxForm(null, { onSaved: go.next });
  return (
    <StepFrame
      title="Where do customers write to?"
      note="Any provider with IMAP and SMTP. Nothing is read or sent until you go live; until then you rehearse with simulated customers."
      go={go}
      skip="Skip, and rehearse"
      action={
        <Button look="primary" type="submit" form="mailbox" isBusy={form.isBusy || go.isBusy}>
          Save and continue
        </Button>
      }
    >
      <MailboxForm form={form} />
      {form.fault && (
        <p role="alert" className="text-list text-rust">
          {form.fault}
        </p>
      )}
    </StepFrame>
  );
}
