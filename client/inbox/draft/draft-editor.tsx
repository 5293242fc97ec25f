import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Textarea } from '../../ui/field.tsx';
import type { MessageView } from '../thread/thread-view.ts';
import type { ThreadActions } from '../thread/use-thread-actions.ts';

/** Changes the words of a draft. Saving keeps it waiting; nothing leaves while one edits in review. */
export function DraftEditor({ message, actions, onDone }: { message: MessageView; actions: ThreadActions; onDone(): void }) {
  const [text, setText] = useState(message.text);
  const save = () => actions.editDraft.mutate({ messageId: message.id, text }, { onSuccess: onDone });
  return (
    <div className="p-3">
      <Textarea
        aria-label="Text of the draft"
        autoFocus
        rows={Math.min(18, Math.max(6, text.split('\n').length + 2))}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save();
          if (event.key === 'Escape') onDone();
        }}
      />
      <div className="mt-2 flex gap-1.5">
        <Button size="sm" look="primary" disabled={!text.trim()} isBusy={actions.editDraft.isPending} onClick={save}>
          Save the draft
        </Button>
        <Button size="sm" look="ghost" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
