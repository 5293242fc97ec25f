import { CloudOff, Paperclip, Send } from 'lucide-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { lateDialog } from '../../lib/late/late.tsx';
import { trpc } from '../../lib/trpc.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useTellTyping } from '../editor/use-tell-typing.ts';
import { WritingArea } from '../editor/writing-area.tsx';
import type { MessageView, ThreadView } from '../thread/thread-view.ts';
import { useAiHelp } from './ai-help.tsx';
import { BesideReply } from './beside-reply.tsx';
import { changeDraft, type Draft, endReply, useDraft } from './drafts.ts';
import { newestSaid, unseenIn } from './said.ts';
import { UnseenBar } from './unseen-bar.tsx';
import { useFiles } from './use-files.ts';
import { useReply } from './use-reply.ts';
import { useSlash } from './use-slash.ts';

const TemplatesDialog = lateDialog(() => import('../templates/templates-dialog.tsx'), 'TemplatesDialog');

/** A reply to the customer. Sending it takes the thread over from the AI. */
export function ReplyBox({ view }: { view: ThreadView }) {
  const { thread, messages } = view;
  const threadId = thread.id;
  const me = trpc.users.me.useQuery().data;
  const draft = useDraft('reply', threadId);
  const change = (next: Parameters<typeof changeDraft>[2]) => changeDraft('reply', threadId, next);
  const { send, isPending, isWaiting, warning, sentId, forgetWarning } = useReply(view, draft);
  const { sending, attach, detach } = useFiles(threadId);
  const chooser = useRef<HTMLInputElement>(null);
  useTellTyping(threadId, draft.text);
  useOnToSent(sentId, view, draft);

  const [isEditingTemplates, setIsEditingTemplates] = useState(false);
  const help = useAiHelp({ threadId, written: draft, onWritten: ({ text, listingKeys }) => change({ text, listingKeys }) });
  const look = useSlash(view, { ask: help.ask, onTemplates: me && me.role !== 'agent' ? () => setIsEditingTemplates(true) : null });
  const newest = newestSaid(messages)?.id ?? null;
  // One's own mail is told of as soon as it is there, sooner than the answer that ends its draft.
  const unseen = isPending ? [] : unseenIn(messages, draft.text ? draft.seenId : null);
  useWrittenOn(threadId, draft, newest);
  useSentElsewhere(
    threadId,
    draft,
    unseen.filter(({ author, userId }) => author === 'agent' && userId === me?.id),
  );

  return (
    <>
      <UnseenBar
        unseen={unseen}
        names={view.names}
        warning={warning}
        isBusy={isPending}
        onSeen={() => {
          change({ seenId: newest });
          forgetWarning();
        }}
        onSendAnyway={() => send({ force: true })}
      />
      <WritingArea
        label="Reply"
        placeholder={thread.isTakenOver ? 'Write your reply, or / to insert' : 'Write a reply; sending it takes the conversation over'}
        text={draft.text}
        revision={draft.revision}
        hasTools
        char="/"
        look={look}
        onChange={(text) => changeDraft('reply', threadId, { text, seenId: draft.text ? draft.seenId : newest }, { isTyped: true })}
        onSend={() => send()}
        onFiles={attach}
      />
      <BesideReply
        draft={draft}
        sending={sending}
        onDropListing={(key) => change({ listingKeys: draft.listingKeys.filter((one) => one !== key) })}
        onDropSlot={(slotId) => change({ slotIds: draft.slotIds.filter((one) => one !== slotId) })}
        onDropFile={detach}
      />
      <Suspense>{isEditingTemplates && <TemplatesDialog onClose={() => setIsEditingTemplates(false)} />}</Suspense>
      {help.wish}
      {help.note}
      {isWaiting && (
        <p role="status" className="flex items-center gap-2 border-t px-3.5 py-2 text-soft text-xs">
          <CloudOff aria-hidden="true" className="size-3.5 shrink-0" />
          Not sent yet: there is no connection. It waits in this window and leaves when the connection is back.
        </p>
      )}
      <div className="flex items-center gap-1 px-2 pb-2">
        {help.button}
        <IconButton label="Attach files" size="iconMd" onClick={() => chooser.current?.click()}>
          <Paperclip aria-hidden="true" className="size-3.5" />
        </IconButton>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label="Files to attach"
          onChange={(event) => {
            void attach([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <span className="flex-1" />
        <span className="max-sm:hidden">
          <Kbd keys="mod+Enter" />
        </span>
        <Button size="sm" look="primary" disabled={!draft.text.trim() || sending.length > 0} isBusy={isPending} onClick={() => send()}>
          <Send aria-hidden="true" className="size-3.5" /> Send
        </Button>
      </div>
    </>
  );
}

/** What was sent has the focus then, so that the keys mean the conversation again, `z` among them. Not while somebody writes on. */
function useOnToSent(sentId: string | null, { messages }: ThreadView, { text }: Draft): void {
  const isThere = sentId !== null && messages.some(({ id }) => id === sentId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per mail, when it is drawn.
  useEffect(() => {
    if (isThere && text === '' && document.activeElement?.id === 'composer')
      document.getElementById(`m-${sentId}`)?.focus({ preventScroll: true });
  }, [sentId, isThere]);
}

/** Words that came from elsewhere (the AI, a template, a mail that was taken back) are written on what stands there then. */
function useWrittenOn(threadId: string, { text, seenId }: Draft, newest: string | null): void {
  const isLoose = text !== '' && seenId === null && newest !== null;
  useEffect(() => {
    if (isLoose) changeDraft('reply', threadId, { seenId: newest });
  }, [threadId, isLoose, newest]);
}

/** The very words have left from another window: they are no draft any more. */
function useSentElsewhere(threadId: string, { text, listingKeys, slotIds, files }: Draft, mine: MessageView[]): void {
  const words = text.trim();
  const sentId = words && mine.find((message) => (message.markdown ?? message.text) === words)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per mail; what goes beside the words ends with them.
  useEffect(() => {
    if (sentId) endReply(threadId, { text: words, listingKeys, slotIds, fileIds: files.map(({ id }) => id) }, sentId);
  }, [threadId, sentId]);
}
