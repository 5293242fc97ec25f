import { Plus, Webhook } from 'lucide-react';
import { useState } from 'react';
import type { WebhookView } from '../../../shared/webhook.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Empty, ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ShownOnce } from '../people/shown-once.tsx';
import { nameOf } from './event-words.ts';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';

/** Other programs that are told what happens here. */
export function Webhooks() {
  const utils = trpc.useUtils();
  const query = trpc.webhooks.list.useQuery();
  const [open, setOpen] = useState<WebhookView | 'new' | null>(null);
  const [leaving, setLeaving] = useState<WebhookView | null>(null);
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const remove = trpc.webhooks.remove.useMutation({
    onSuccess: () => void toast.success('Removed. It is told nothing more.'),
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => {
      setLeaving(null);
      return utils.webhooks.invalidate();
    },
  });
  const hooks = query.data?.items ?? [];
  const add = (
    <Button look="primary" onClick={() => setOpen('new')}>
      <Plus aria-hidden="true" className="size-3.5" /> Add a webhook
    </Button>
  );
  return (
    <div className="space-y-4 pb-8">
      <ListStates
        query={query}
        isEmpty={hooks.length === 0}
        loading={<SkeletonRows rows={2} className="h-20" />}
        empty={
          <Empty icon={Webhook} title="Nobody is told yet" action={add}>
            A webhook posts what happens here to another program: a chat, a spreadsheet, your own.
          </Empty>
        }
      >
        <ul className="space-y-3">
          {hooks.map((hook) => (
            <li key={hook.id} className="overflow-hidden rounded-lg border bg-raised">
              <WebhookCard hook={hook} onEdit={() => setOpen(hook)} onRemove={() => setLeaving(hook)} />
              {made?.id === hook.id && (
                <ShownOnce
                  words="The signing secret is shown this once. The receiver checks with it that a message is ours."
                  secret={made.secret}
                  onDone={() => setMade(null)}
                />
              )}
            </li>
          ))}
        </ul>
        <div className="pt-1">{add}</div>
      </ListStates>
      {open && (
        <WebhookDialog
          known={open === 'new' ? null : open}
          onMade={(id, secret) => setMade({ id, secret })}
          onClose={() => setOpen(null)}
        />
      )}
      {leaving && (
        <ConfirmDialog
          title={`Remove ${nameOf(leaving)}?`}
          words={
            leaving.waiting > 0
              ? 'What still waits for it is not sent any more. Its secret and its log go too.'
              : 'It is told nothing more. Its secret and its log go too.'
          }
          action="Remove the webhook"
          isDangerous
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate({ webhookId: leaving.id })}
          onClose={() => setLeaving(null)}
        />
      )}
    </div>
  );
}
