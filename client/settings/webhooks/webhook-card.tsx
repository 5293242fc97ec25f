import { useState } from 'react';
import type { WebhookDeliveryView, WebhookView } from '../../../shared/webhook.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { count, duration, plural } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Dot } from '../../ui/chip.tsx';
import { DeliveryLog } from './delivery-log.tsx';
import { EVENT_WORDS, nameOf } from './event-words.ts';

/** One receiver: what it is told, how it takes it, and what can be done about it. */
export function WebhookCard({ hook, onEdit, onRemove }: { hook: WebhookView; onEdit(): void; onRemove(): void }) {
  const utils = trpc.useUtils();
  const [isLogOpen, setLogOpen] = useState(false);
  const options = { onError: (error: unknown) => void toast.error(errorWords(error)), onSettled: () => utils.webhooks.invalidate() };
  const test = trpc.webhooks.sendTest.useMutation({ ...options, onSuccess: sayTest });
  const turn = trpc.webhooks.update.useMutation(options);
  const name = nameOf(hook);
  const { tone, words } = stateOf(hook);
  return (
    <div className="p-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex items-center gap-2">
            <Dot tone={tone} />
            <span className="min-w-0 break-words font-medium">{name}</span>
          </p>
          <p className="mt-0.5 break-all text-faint text-list">{hook.url}</p>
        </div>
        <div className="flex flex-wrap gap-1">
          <Button
            size="sm"
            isBusy={test.isPending}
            onClick={() => test.mutate({ webhookId: hook.id })}
            aria-label={`Send a test to ${name}`}
          >
            Send a test
          </Button>
          <Button size="sm" onClick={onEdit} aria-label={`Edit ${name}`}>
            Edit
          </Button>
          <Button
            size="sm"
            isBusy={turn.isPending}
            onClick={() => turn.mutate({ webhookId: hook.id, isEnabled: !hook.isEnabled })}
            aria-label={`${hook.isEnabled ? 'Switch off' : 'Switch on'} ${name}`}
          >
            {hook.isEnabled ? 'Switch off' : 'Switch on'}
          </Button>
          <Button size="sm" look="danger" onClick={onRemove} aria-label={`Remove ${name}`}>
            Remove
          </Button>
        </div>
      </div>
      <p className="mt-2 flex flex-wrap gap-1">
        {hook.events.map((event) => (
          <Chip key={event}>{EVENT_WORDS[event].name}</Chip>
        ))}
      </p>
      <div className="mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t pt-3 text-list">
        <span className="min-w-0 flex-1 basis-48 break-words">{words}</span>
        <Button
          size="sm"
          look="ghost"
          aria-expanded={isLogOpen}
          onClick={() => setLogOpen(!isLogOpen)}
          aria-label={`${isLogOpen ? 'Hide' : 'Show'} the log of ${name}`}
        >
          {isLogOpen ? 'Hide the log' : 'Show the log'}
        </Button>
      </div>
      {isLogOpen && <DeliveryLog webhookId={hook.id} name={name} />}
    </div>
  );
}

function sayTest({ state, tries }: WebhookDeliveryView): void {
  const last = tries.at(-1);
  if (state === 'delivered') toast.success(`It answered ${last?.status} after ${duration(last?.ms ?? 0)}.`);
  else toast.error(`The test did not arrive: ${last?.status ? `it answered ${last.status}, ` : ''}${last?.error ?? 'no answer'}.`);
}

function stateOf({ isEnabled, stoppedBecause, waiting, gaveUp, lastTry }: WebhookView): {
  tone: 'good' | 'neutral' | 'amber' | 'rust';
  words: string;
} {
  const held = waiting > 0 ? ` ${count(waiting)} ${waiting === 1 ? 'waits' : 'wait'}.` : '';
  if (!isEnabled) return { tone: stoppedBecause ? 'rust' : 'neutral', words: `Switched off. ${stoppedBecause ?? ''}${held}` };
  const lost = gaveUp > 0 ? ` ${plural(gaveUp, 'event was', 'events were')} given up.` : '';
  if (!lastTry) return { tone: 'neutral', words: `Nothing to tell yet.${held}${lost}` };
  if (lastTry.error === null) return { tone: gaveUp > 0 ? 'amber' : 'good', words: `It takes what it is told.${held}${lost}` };
  return { tone: 'rust', words: `The last try failed: ${lastTry.status ? `${lastTry.status}, ` : ''}${lastTry.error}.${held}${lost}` };
}
