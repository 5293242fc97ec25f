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
  const [name, setName] = useState('');
  const save = trpc.campaigns.saveTemplate.useMutation({
    onError: (error) => void toast.error(errorWords(error)),
    onSuccess: () => utils.campaigns.templates.invalidate(),
  });
  const choose = (template: Words) => {
    const before = { ...words };
    onChoose({ subject: template.subject, body: template.body });
    if (before.subject || before.body.trim()) void toast.undo('The words were replaced by the template.', () => onChoose(before));
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Popover trigger={<Button size="sm">Begin with a template</Button>} label="Templates">
        {(close) => (
          <Kept
            onChoose={(template) => {
              choose(template);
              close();
            }}
          />
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

/** Asks for itself, when it is opened: a result that its parent read in part would not draw this part anew. */
function Kept({ onChoose }: { onChoose(words: Words): void }) {
  const utils = trpc.useUtils();
  const query = trpc.campaigns.templates.useQuery();
  const remove = trpc.campaigns.removeTemplate.useMutation({
    onError: (error) => void toast.error(errorWords(error)),
    onSuccess: () => utils.campaigns.templates.invalidate(),
  });
  return (
    <ListStates
      query={query}
      isEmpty={query.data?.length === 0}
      loading={<SkeletonRows rows={2} />}
      empty={<p className="text-list text-soft">None yet. Keep the words of a campaign that worked, and begin with them next time.</p>}
    >
      <ul>
        {query.data?.map((template) => (
          <li key={template.id} className="flex items-center gap-1">
            <button
              type="button"
              className="min-w-0 flex-1 truncate rounded-md px-2 py-1.5 text-left text-list hover:bg-hover"
              onClick={() => onChoose(template)}
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
  );
}
