import { useQuery } from '@tanstack/react-query';
import { PenLine, Send, Sparkles, Trash2, Undo2, UserRound } from 'lucide-react';
import { useState } from 'react';
import { mayActOn } from '../../../shared/may-act.ts';
import type { Thread } from '../../../shared/thread.ts';
import { draftTextKey } from '../../lib/live/live-keys.ts';
import { trpc } from '../../lib/trpc.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { useFocusHeir } from '../../ui/use-focus-heir.ts';
import { changeDraft, clearDraft, readDraft } from '../compose/drafts.ts';
import { useTakeBack } from '../compose/use-take-back.ts';
import { Attachments } from '../message/attachments.tsx';
import { authorName } from '../message/author.ts';
import { LinkedText } from '../message/linked-text.tsx';
import { ListingStrip } from '../message/listing-strip.tsx';
import type { MessageView } from '../thread/thread-view.ts';
import type { ThreadActions } from '../thread/use-thread-actions.ts';
import { DraftEditor } from './draft-editor.tsx';
import { HoldBar } from './hold-bar.tsx';

type Props = {
  message: MessageView;
  thread: Thread;
  names: Record<string, string>;
  actions: ThreadActions;
  onWhy(messageId: string): void;
};

/** A mail that has not left: it writes itself in view, then waits for its moment or for a person. */
export function DraftCard({ message, thread, names, actions, onWhy }: Props) {
  const me = trpc.users.me.useQuery().data;
  const [isEditing, setIsEditing] = useState(() => readDraft('edit', message.id).text !== '');
  // It leaves by itself, and stands further up as a mail that was sent; withdrawn, it is not to be read any more.
  useFocusHeir(() => document.getElementById(`m-${message.id}`) ?? document.getElementById('conversation'));
  const streamed = useQuery({ queryKey: draftTextKey(message.id), queryFn: () => '', enabled: false, initialData: '' }).data;
  const { delivery } = message;
  if (!delivery) return null;
  const mayAct = me !== undefined && mayActOn(thread, me);
  const isWriting = delivery.state === 'drafting';
  const isMine = message.author === 'agent';
  const text = isWriting ? streamed : message.text;
  const edit = () => {
    changeDraft('edit', message.id, { text });
    setIsEditing(true);
    // The same words again: from now on it waits, and does not leave under the hands of whoever rewrites it.
    actions.editDraft.mutate({ messageId: message.id, text });
  };
  const endEdit = () => {
    setIsEditing(false);
    clearDraft('edit', message.id);
  };
  const failed = delivery.state === 'review' ? delivery.guard.filter((check) => !check.passed) : [];
  const colours =
    delivery.state === 'review'
      ? 'border-amber/40 bg-amber-wash/40'
      : isMine
        ? 'border-brick/30 bg-brick-wash'
        : 'border-pine/30 bg-pine-wash';

  return (
    <article
      id={`m-${message.id}`}
      tabIndex={-1}
      aria-label="Draft"
      data-draft={delivery.state}
      className="w-full animate-arrive self-end sm:w-[92%]"
    >
      <header className="mb-1 flex items-center gap-2 px-1 text-xs">
        <span className={`font-semibold ${isMine ? 'text-brick' : 'text-pine'}`}>
          {!isMine && <Sparkles aria-hidden="true" className="-mt-0.5 mr-1 inline size-3" />}
          {isMine ? (message.userId === me?.id ? 'Your mail' : authorName(message, names)) : 'Openhouse AI'}
        </span>
        {delivery.state === 'review' && <Chip tone="amber">Waits for your approval</Chip>}
        {isWriting && <span className="animate-breathe text-faint">{text ? 'is writing…' : 'is thinking…'}</span>}
        {delivery.basedOn && !isWriting && (
          <button
            type="button"
            onClick={() => onWhy(delivery.basedOn ?? '')}
            className="ml-auto font-medium text-pine underline-offset-2 hover:underline"
          >
            Why?
          </button>
        )}
      </header>
      <div className={`overflow-hidden rounded-lg border ${colours}`}>
        {isEditing ? (
          <DraftEditor message={message} actions={actions} onDone={endEdit} />
        ) : (
          <div className="px-4 py-3">
            <p className="whitespace-pre-wrap break-words leading-relaxed" aria-live={isWriting ? 'off' : undefined}>
              {isWriting ? text : <LinkedText text={text} />}
              {isWriting && <span aria-hidden="true" className="ml-0.5 inline-block h-4 w-[2px] animate-caret bg-pine align-text-bottom" />}
            </p>
            <ListingStrip listingKeys={message.listingKeys} matches={[]} />
            <Attachments message={message} />
          </div>
        )}
        {failed.length > 0 && (
          <ul className="border-amber/30 border-t px-4 py-2 text-amber text-xs">
            {failed.map((check) => (
              <li key={`${check.gate}${check.attempt}${check.detail}`}>
                <strong className="font-semibold">{GATE_WORDS[check.gate]}:</strong> {check.detail}
              </li>
            ))}
          </ul>
        )}
        {delivery.state === 'holding' && delivery.holdUntil && (
          <HoldBar from={message.updatedAt} until={delivery.holdUntil} isMine={isMine} />
        )}
        {!isEditing && !isWriting && mayAct && <DraftButtons message={message} thread={thread} actions={actions} onEdit={edit} />}
      </div>
    </article>
  );
}

const GATE_WORDS = { fact: 'Facts', fair_housing: 'Fair housing', promise: 'Promises', leak: 'Leaks', form: 'Form' } as const;

function DraftButtons({ message, thread, actions, onEdit }: Pick<Props, 'message' | 'thread' | 'actions'> & { onEdit(): void }) {
  const { takeBack, isPending } = useTakeBack();
  const messageId = message.id;
  const isReview = message.delivery?.state === 'review';
  const leave = isReview ? actions.approveDraft : actions.sendNow;
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-current/10 border-t px-2.5 py-2">
      <Button size="sm" look="primary" onClick={() => leave.mutate({ messageId })} isBusy={leave.isPending}>
        <Send aria-hidden="true" className="size-3.5" /> {isReview ? 'Approve and send' : 'Send now'}
      </Button>
      {message.author === 'agent' ? (
        <Button size="sm" onClick={() => takeBack(message)} isBusy={isPending} title="Stops it and puts its words back into the composer">
          <Undo2 aria-hidden="true" className="size-3.5" /> Undo
        </Button>
      ) : (
        <>
          <Button size="sm" onClick={onEdit}>
            <PenLine aria-hidden="true" className="size-3.5" /> Edit
          </Button>
          <Button size="sm" look="ghost" onClick={() => actions.discardDraft.mutate({ messageId })} isBusy={actions.discardDraft.isPending}>
            <Trash2 aria-hidden="true" className="size-3.5" /> Discard
          </Button>
        </>
      )}
      {!thread.isTakenOver && (
        <Button
          size="sm"
          look="ghost"
          className="ml-auto"
          onClick={() => actions.takeOver.mutate({ threadId: thread.id })}
          isBusy={actions.takeOver.isPending}
        >
          <UserRound aria-hidden="true" className="size-3.5" /> Take over
        </Button>
      )}
    </div>
  );
}
