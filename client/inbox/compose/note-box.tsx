import { StickyNote } from 'lucide-react';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import type { MenuItem } from '../editor/menu-item.ts';
import { useTellTyping } from '../editor/use-tell-typing.ts';
import { WritingArea } from '../editor/writing-area.tsx';
import { changeDraft, clearDraft, useDraft } from './drafts.ts';

/** A word to colleagues: it is never sent. `@` calls one of them. */
export function NoteBox({ threadId }: { threadId: string }) {
  const draft = useDraft('note', threadId);
  const utils = trpc.useUtils();
  const me = trpc.users.me.useQuery().data;
  const people = trpc.users.list.useQuery(undefined, { staleTime: 300_000 }).data?.items ?? [];
  useTellTyping(threadId, draft.text);
  const note = trpc.inbox.note.useMutation({
    onSuccess: () => clearDraft('note', threadId),
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.inbox.thread.invalidate({ threadId }),
  });
  const save = () => {
    const text = plain(draft.text);
    if (!text || note.isPending) return;
    // Names that were typed, or that came back after a reload, call as well.
    const named = people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
    note.mutate({ threadId, text, mentions: [...new Set([...draft.mentions.map(({ id }) => id), ...named])] });
  };
  const look = (query: string): MenuItem[] =>
    people
      .filter(({ id, name }) => id !== me?.id && name.toLowerCase().includes(query.toLowerCase()))
      .slice(0, 8)
      .map(({ id, name, role }) => ({ key: id, group: 'Colleagues', label: name, hint: role, mention: { id, name } }));

  return (
    <>
      <WritingArea
        label="Note"
        placeholder="A note for colleagues; @ calls one of them. It is never sent."
        text={draft.text}
        revision={draft.revision}
        hasTools={false}
        char="@"
        look={look}
        onChange={(text, mentions) => changeDraft('note', threadId, { text, mentions }, { isTyped: true })}
        onSend={save}
        onFiles={() => void toast.info('Files go with a reply, not with a note.')}
      />
      <div className="flex items-center gap-1.5 px-2 pb-2">
        <span className="flex-1 px-1.5 text-2xs text-amber">Only colleagues see this.</span>
        <Button size="sm" look="plain" disabled={!draft.text.trim()} isBusy={note.isPending} onClick={save}>
          <StickyNote aria-hidden="true" className="size-3.5 text-amber" /> Save the note
        </Button>
      </div>
    </>
  );
}

/** A note has no look: what the editor marked is said in plain letters. */
const plain = (markdown: string) => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1').trim();
