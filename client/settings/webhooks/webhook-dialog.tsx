import { type FormEvent, useState } from 'react';
import type { WebhookEvent, WebhookView } from '../../../shared/webhook.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { useRefusal } from '../../lib/use/use-refusal.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { EVENT_CHOICES, nameOf } from './event-words.ts';

type Props = { known: WebhookView | null; onMade(webhookId: string, secret: string): void; onClose(): void };

/** Adds a webhook, or changes one. */
export function WebhookDialog({ known, onMade, onClose }: Props) {
  const utils = trpc.useUtils();
  const [url, setUrl] = useState(known?.url ?? '');
  const [name, setName] = useState(known?.name ?? '');
  const [events, setEvents] = useState<WebhookEvent[]>(known?.events ?? ['call.booked']);
  const done = async () => {
    await utils.webhooks.invalidate();
    toast.success(known ? 'Saved.' : 'Added. Copy its secret now.');
    onClose();
  };
  const create = trpc.webhooks.create.useMutation({
    onSuccess: ({ webhook, secret }) => {
      onMade(webhook.id, secret);
      return done();
    },
  });
  const update = trpc.webhooks.update.useMutation({ onSuccess: done });
  const { error, isPending } = known ? update : create;
  const { form, words, errorOf } = useRefusal(error);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (known) update.mutate({ webhookId: known.id, url, name, events });
    else create.mutate({ url, name, events });
  };
  const toggle = (event: WebhookEvent, isChosen: boolean) =>
    setEvents((old) => (isChosen ? [...old, event] : old.filter((one) => one !== event)));
  return (
    <Dialog
      title={known ? nameOf(known) : 'Add a webhook'}
      note="What happens here is posted as JSON, signed after the Standard Webhooks specification."
      onClose={onClose}
      footer={
        <>
          {words && (
            <p role="alert" className="mr-auto text-list text-rust">
              {words}
            </p>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="webhook" isBusy={isPending} disabled={events.length === 0}>
            {known ? 'Save' : 'Add webhook'}
          </Button>
        </>
      }
    >
      <form id="webhook" ref={form} className="space-y-4" onSubmit={save}>
        <Field label="URL" help="https, or http inside your own house." error={errorOf('url')}>
          <Input
            type="url"
            required
            maxLength={2000}
            placeholder="https://example.com/openhouse"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        </Field>
        <Field label="Name" help="For you; left empty, its host is shown." error={errorOf('name')}>
          <Input maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <fieldset className="space-y-2.5">
          <legend className="mb-2 font-medium text-list text-soft">Tell it when</legend>
          {EVENT_CHOICES.map(({ event, name: label, help }) => (
            <Checkbox
              key={event}
              label={label}
              help={help}
              checked={events.includes(event)}
              onChange={(isChosen) => toggle(event, isChosen)}
            />
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}
