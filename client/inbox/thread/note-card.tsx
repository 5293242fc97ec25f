import { PenLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { NoteView } from '../../../shared/note.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { useNow } from '../../lib/use/use-time.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { exactTime, shortTime } from '../../lib/words/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Textarea } from '../../ui/field.tsx';
import { LinkedText } from '../message/linked-text.tsx';

type Props = { note: NoteView; names: Record<string, string> };

/** What a colleague wrote beside the conversation, on amber paper. */
export function NoteCard({ note, names }: Props) {
  const now = useNow(30_000);
  const utils = trpc.useUtils();
  const me = trpc.users.me.useQuery().data;
  const [isEditing, setIsEditing] = useState(false);
  const options = {
    onError: (error: unknown) => void toast.error(errorWords(error)),
    onSettled: () => utils.inbox.thread.invalidate({ threadId: note.threadId }),
  };
  const edit = trpc.inbox.editNote.useMutation({ ...options, onSuccess: () => setIsEditing(false) });
  const remove = trpc.inbox.deleteNote.useMutation(options);
  const isMine = me?.id === note.userId;
  const called = note.mentions.flatMap((id) => names[id] ?? []);

  return (
    <article
      id={`m-${note.id}`}
      tabIndex={-1}
      aria-label={`Note of ${note.authorName}, ${exactTime(note.createdAt)}`}
      data-note={note.id}
      className="group w-full animate-arrive self-center rounded-lg border border-amber/30 bg-amber-wash/60 px-4 py-2.5 sm:w-[92%]"
    >
      <header className="mb-1 flex items-center gap-2 text-xs">
        <Avatar name={note.authorName} size="sm" />
        <span className="font-semibold text-amber">{note.authorName}</span>
        <span className="text-faint">noted{note.editedAt && ' (edited)'}</span>
        <span className="ml-auto flex items-center">
          {isMine && !isEditing && (
            <span className="flex opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
              <IconButton label="Edit the note" size="iconSm" onClick={() => setIsEditing(true)}>
                <PenLine aria-hidden="true" className="size-3" />
              </IconButton>
              <IconButton
                label="Delete the note"
                size="iconSm"
                isBusy={remove.isPending}
                onClick={() => remove.mutate({ noteId: note.id })}
              >
                <Trash2 aria-hidden="true" className="size-3" />
              </IconButton>
            </span>
          )}
          <time className="ml-1 text-faint tabular-nums" dateTime={note.createdAt.toISOString()} title={exactTime(note.createdAt)}>
            {shortTime(note.createdAt, now)}
          </time>
        </span>
      </header>
      {isEditing ? (
        <NoteEditor
          note={note}
          isBusy={edit.isPending}
          onSave={(text) => edit.mutate({ noteId: note.id, text, mentions: note.mentions.filter((id) => text.includes(`@${names[id]}`)) })}
          onCancel={() => setIsEditing(false)}
        />
      ) : (
        <p className="whitespace-pre-wrap break-words leading-relaxed">
          <LinkedText text={note.text} marked={called.map((name) => `@${name}`)} />
        </p>
      )}
    </article>
  );
}

type EditorProps = { note: NoteView; isBusy: boolean; onSave(text: string): void; onCancel(): void };

function NoteEditor({ note, isBusy, onSave, onCancel }: EditorProps) {
  const [text, setText] = useState(note.text);
  return (
    <>
      <Textarea
        aria-label="Text of the note"
        autoFocus
        rows={Math.min(12, text.split('\n').length + 1)}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && text.trim()) onSave(text.trim());
          if (event.key === 'Escape') onCancel();
        }}
      />
      <div className="mt-2 flex gap-1.5">
        <Button size="sm" disabled={!text.trim()} isBusy={isBusy} onClick={() => onSave(text.trim())}>
          Save the note
        </Button>
        <Button size="sm" look="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </>
  );
}
