import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { Popover } from '../../ui/popover.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

type Words = { subject: string; body: string };

/** Words to begin with, and a place to keep good ones. A campaign has its own copy: a template changed later changes nothing here. */
export function Templates({ words, onChoose }: { words: Words; onChoose(words: Words): void }) {
  const utils = trpc.useUtils();
  const query = trpc.campaigns.templates.useQuery();
  const templates = query.data ?? [];
  const [name, setName] = useState('');
  const options = {
    onError: (error: unknown) => void toast.error(errorWords(error)),
    onSuccess: () => utils.campaigns.templates.invalidate(),
  };
  const save = trpc.campaigns.saveTemplate.useMutation(options);
  const remove = trpc.campaigns.removeTemplate.useMutation(options);
  const choose = (template: Words) => {
    const before = { ...words };
    onChoose({ subject: template.subject, body: template.body });
    if (before.subject || before.body.trim()) void toast.undo('The words were replaced by the template.', () => onChoose(before));
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Popover trigger={<Button size="sm">Begin with a template</Button>} label="Templates">
        {(close) => (
          <ListStates
            query={query}
            isEmpty={templates.length === 0}
            loading={<SkeletonRows rows={2} />}
            empty={
              <p className="text-list text-soft">None yet. Keep the words of a campaign that worked, and begin with them next time.</p>
            }
          >
            <ul>
              {templates.map((template) => (
                <li key={template.id} className="flex items-center gap-1">
                  <button
                    type="button"
                    className="min-w-0 flex-1 truncate rounded-md px-2 py-1.5 text-left text-list hover:bg-hover"
                    onClick={() => {
                      choose(template);
                      close();
                    }}
                  >
                    {template.name}
                  </button>
                  <IconButton label={`Forget ${template.name}`} onClick={() => remove.mutate({ templateId: template.id })}>
                    <Trash2 aria-hidden="true" className="size-3.5" />
                  </IconButton>
                </li>
              ))}
            </ul>
          </ListStates>
        )}
      </Popover>
      <Popover trigger={<Button size="sm">Keep as a template…</Button>} label="Keep as a template">
        {(close) => (
          <form
            className="space-y-3"
            onSubmit={(event) => {
              event.preventDefault();
              save.mutate({ name, ...words });
              setName('');
              close();
            }}
          >
            <Field label="Under the name">
              <Input value={name} onChange={({ target }) => setName(target.value)} required maxLength={200} autoFocus />
            </Field>
            <Button type="submit" look="primary" disabled={!name.trim()}>
              Keep
            </Button>
          </form>
        )}
      </Popover>
    </div>
  );
}
