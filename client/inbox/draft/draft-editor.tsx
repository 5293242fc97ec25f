import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Textarea } from '../../ui/field.tsx';
import { useFocusHeir } from '../../ui/use-focus-heir.ts';
import { changeDraft, readDraft } from '../compose/drafts.ts';
import type { MessageView } from '../thread/thread-view.ts';
import type { ThreadActions } from '../thread/use-thread-actions.ts';

type Props = { message: MessageView; actions: ThreadActions; onDone(): void };

/** Changes the words of a draft, which waits meanwhile and afterwards. What is typed is kept in this browser until it is saved. */
export function DraftEditor({ message, actions, onDone }: Props) {
  const [text, setText] = useState(() => readDraft('edit', message.id).text || message.text);
  useFocusHeir(() => document.getElementById(`m-${message.id}`));
  const write = (next: string) => {
    setText(next);
    changeDraft('edit', message.id, { text: next });
  };
  const save = () => {
    if (text.trim()) actions.editDraft.mutate({ messageId: message.id, text }, { onSuccess: onDone });
  };
  return (
    <div className="p-3">
      <Textarea
        aria-label="Text of the draft"
        autoFocus
        rows={Math.min(18, Math.max(6, text.split('\n').length + 2))}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save();
          if (event.key === 'Escape') onDone();
        }}
      />
      <div className="mt-2 flex flex-wrap items-center gap-1.5">
        <Button size="sm" look="primary" disabled={!text.trim()} isBusy={actions.editDraft.isPending} onClick={save}>
          Save the draft
        </Button>
        <Button size="sm" look="ghost" onClick={onDone}>
          Cancel
        </Button>
        {message.delivery?.state === 'review' && <p className="px-1 text-soft text-xs">It waits for you: nothing leaves meanwhile.</p>}
      </div>
    </div>
  );
}
