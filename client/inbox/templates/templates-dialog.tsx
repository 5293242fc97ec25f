import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import type { Template } from '../../../shared/template.ts';
import { trpc } from '../../lib/trpc.ts';
import { useRefusal } from '../../lib/use/use-refusal.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input, Textarea } from '../../ui/field.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

/** Saved replies, for those who write them: a list, and the one that is open. */
export function TemplatesDialog({ onClose }: { onClose(): void }) {
  const query = trpc.templates.list.useQuery();
  const [openId, setOpenId] = useState<string | null>(null);
  const items = query.data?.items ?? [];
  return (
    <Dialog
      title="Templates"
      note="Everybody inserts them with / in a reply. Fields such as {{ firstName }} are filled for the contact."
      size="lg"
      onClose={onClose}
    >
      <ListStates query={query} loading={<SkeletonRows rows={4} />}>
        <div className="grid gap-4 sm:grid-cols-[13rem_1fr]">
          <ul aria-label="Templates" className="flex max-h-80 flex-col gap-0.5 overflow-y-auto">
            <li>
              <Row isOn={openId === null} onClick={() => setOpenId(null)}>
                <Plus aria-hidden="true" className="size-3.5 shrink-0" /> New template
              </Row>
            </li>
            {items.map(({ id, name }) => (
              <li key={id}>
                <Row isOn={openId === id} onClick={() => setOpenId(id)}>
                  <span className="truncate">{name}</span>
                </Row>
              </li>
            ))}
          </ul>
          <TemplateForm key={openId ?? 'new'} template={items.find(({ id }) => id === openId) ?? null} onSaved={setOpenId} />
        </div>
      </ListStates>
    </Dialog>
  );
}

function Row({ isOn, onClick, children }: { isOn: boolean; onClick(): void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={cx(
        'flex w-full items-center gap-1.5 rounded-md px-2 py-1.5 text-left text-list',
        isOn ? 'bg-sunken font-medium' : 'hover:bg-hover',
      )}
    >
      {children}
    </button>
  );
}

function TemplateForm({ template, onSaved }: { template: Template | null; onSaved(id: string | null): void }) {
  const id = useId();
  const utils = trpc.useUtils();
  const done = (openId: string | null) => {
    void utils.templates.list.invalidate();
    onSaved(openId);
  };
  const create = trpc.templates.create.useMutation({ onSuccess: ({ id: made }) => done(made) });
  const update = trpc.templates.update.useMutation({ onSuccess: ({ id: saved }) => done(saved) });
  const remove = trpc.templates.remove.useMutation({ onSuccess: () => done(null) });
  const { form, words: fault, errorOf } = useRefusal(create.error ?? update.error ?? remove.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const words = { name: String(data.get('name')).trim(), text: String(data.get('text')).trim() };
    if (template) update.mutate({ templateId: template.id, ...words });
    else create.mutate(words);
  };
  return (
    <form id={id} ref={form} onSubmit={submit} className="space-y-3">
      <Field label="Name" error={errorOf('name')}>
        <Input name="name" required maxLength={100} defaultValue={template?.name} />
      </Field>
      <Field label="Text" help="**bold**, *italic*, lists and [links](https://…) are set as in a reply." error={errorOf('text')}>
        <Textarea name="text" required maxLength={20_000} rows={10} defaultValue={template?.text} />
      </Field>
      {fault && (
        <p role="alert" className="text-list text-rust">
          {fault}
        </p>
      )}
      <div className="flex gap-2">
        <Button type="submit" look="primary" isBusy={create.isPending || update.isPending}>
          {template ? 'Save' : 'Create the template'}
        </Button>
        {template && (
          <Button look="danger" isBusy={remove.isPending} onClick={() => remove.mutate({ templateId: template.id })}>
            <Trash2 aria-hidden="true" className="size-3.5" /> Remove
          </Button>
        )}
      </div>
    </form>
  );
}
