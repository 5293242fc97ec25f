import { PenLine, StickyNote } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { mayActOn } from '../../../shared/may-act.ts';
import { useCommands } from '../../lib/commands/use-commands.ts';
import { trpc } from '../../lib/trpc.ts';
import { cx } from '../../ui/cx.ts';
import type { ThreadView } from '../thread/thread-view.ts';
import { type DraftKind, readDraft, useDraft } from './drafts.ts';
import { NoteBox } from './note-box.tsx';
import { ReplyBox } from './reply-box.tsx';

const MODES: { key: DraftKind; label: string }[] = [
  { key: 'reply', label: 'Reply' },
  { key: 'note', label: 'Note' },
];

const REPLY = { id: 'thread.reply', name: 'Reply', group: 'Conversation', keys: 'r', words: 'write answer', icon: PenLine };
const NOTE = { id: 'thread.note', name: 'Note for colleagues', group: 'Conversation', keys: 'n', words: 'write', icon: StickyNote };

/** Where a person writes: to the customer, or on amber paper to colleagues. What is written survives a reload. */
export function Composer({ view }: { view: ThreadView }) {
  const { thread, notes } = view;
  const me = trpc.users.me.useQuery().data;
  const mayReply = me !== undefined && mayActOn(thread, me);
  const mayNote = mayReply || notes.some(({ mentions }) => me !== undefined && mentions.includes(me.id));
  const [wanted, setWanted] = useState<DraftKind>(() =>
    readDraft('note', thread.id).text && !readDraft('reply', thread.id).text ? 'note' : 'reply',
  );
  const mode = mayReply ? wanted : 'note';
  const write = useWrite(mode, setWanted);
  useCommands([
    ...(mayReply ? [{ ...REPLY, run: () => write('reply') }] : []),
    ...(mayNote ? [{ ...NOTE, run: () => write('note') }] : []),
  ]);
  const hasReply = useDraft('reply', thread.id).text !== '';
  const hasNote = useDraft('note', thread.id).text !== '';
  const kept = !mayReply && (hasReply || (hasNote && !mayNote)) && 'Your text is kept: it is here again when the conversation is yours.';

  if (me && !mayNote)
    return (
      <p role="status" className="border-t bg-surface px-3 py-3 text-center text-list text-soft sm:px-6">
        {view.ownerName ?? 'A colleague'} has this conversation. They or a team lead answer here. {kept}
      </p>
    );
  return (
    <div className="border-t bg-surface px-3 py-2.5 sm:px-6">
      <div
        className={cx(
          'mx-auto max-w-3xl overflow-hidden rounded-lg border focus-within:border-brick',
          mode === 'note' ? 'border-amber/40 bg-amber-wash/60 focus-within:border-amber' : 'border-line-strong bg-raised',
        )}
      >
        <fieldset aria-label="What to write" className="flex gap-1 px-2 pt-1.5">
          {MODES.filter(({ key }) => key === 'note' || mayReply).map(({ key, label }) => (
            <button
              key={key}
              type="button"
              aria-pressed={mode === key}
              onClick={() => write(key)}
              className={cx(
                'rounded px-1.5 py-0.5 font-medium text-xs',
                mode !== key && 'text-faint hover:text-ink',
                mode === key && (key === 'note' ? 'bg-amber-wash text-amber' : 'bg-sunken text-ink'),
              )}
            >
              {label}
            </button>
          ))}
        </fieldset>
        {kept && me && (
          <p role="status" className="px-3.5 pt-1.5 text-soft text-xs">
            {kept}
          </p>
        )}
        {mode === 'note' ? <NoteBox key="note" threadId={thread.id} /> : <ReplyBox key="reply" view={view} />}
      </div>
    </div>
  );
}

/** @returns goes to the field of a mode. At once: letters typed right behind the key belong into it. */
function useWrite(mode: DraftKind, setMode: (mode: DraftKind) => void): (mode: DraftKind) => void {
  const isWanted = useRef(false);
  const focus = () => {
    const field = document.getElementById('composer');
    field?.focus();
    return field !== null;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the field of the other mode is there.
  useLayoutEffect(() => {
    if (!isWanted.current) return;
    isWanted.current = false;
    if (!focus()) requestAnimationFrame(focus);
  }, [mode]);
  return (next) => {
    if (next === mode) return void focus();
    isWanted.current = true;
    setMode(next);
  };
}
