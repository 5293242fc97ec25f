import { Paperclip, Send } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { trpc } from '../../lib/trpc.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useTellTyping } from '../editor/use-tell-typing.ts';
import { WritingArea } from '../editor/writing-area.tsx';
import type { ThreadView } from '../thread/thread-view.ts';
import { useAiHelp } from './ai-help.tsx';
import { BesideReply } from './beside-reply.tsx';
import { changeDraft, useDraft } from './drafts.ts';
import { saidIn, unseenBy } from './said.ts';
import { UnseenBar } from './unseen-bar.tsx';
import { useFiles } from './use-files.ts';
import { useReply } from './use-reply.ts';
import { useSlash } from './use-slash.ts';

const TemplatesDialog = lazy(async () => ({ default: (await import('../templates/templates-dialog.tsx')).TemplatesDialog }));

/** A reply to the customer. Sending it takes the thread over from the AI. */
export function ReplyBox({ view }: { view: ThreadView }) {
  const { thread, messages } = view;
  const threadId = thread.id;
  const me = trpc.users.me.useQuery().data;
  const draft = useDraft('reply', threadId);
  const change = (next: Parameters<typeof changeDraft>[2]) => changeDraft('reply', threadId, next);
  const { send, isPending, warning, forgetWarning } = useReply(view, draft);
  const { sending, attach, detach } = useFiles(threadId);
  const chooser = useRef<HTMLInputElement>(null);
  useTellTyping(threadId, draft.text);

  const [isEditingTemplates, setIsEditingTemplates] = useState(false);
  const help = useAiHelp({ threadId, written: draft, onWritten: ({ text, listingKeys }) => change({ text, listingKeys }) });
  const look = useSlash(view, { ask: help.ask, onTemplates: me && me.role !== 'agent' ? () => setIsEditingTemplates(true) : null });
  const newest = saidIn(messages).at(-1)?.id ?? null;
  const unseen = unseenBy({ messages, seenId: draft.text ? draft.seenId : null, userId: me?.id ?? '' });

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
        placeholder={thread.isTakenOver ? 'Write your reply, or / to insert' : 'Write a reply; sending it takes the thread over'}
        text={draft.text}
        revision={draft.revision}
        hasTools
        char="/"
        look={look}
        onChange={(text) => changeDraft('reply', threadId, { text, seenId: draft.text ? draft.seenId : newest }, { isTyped: true })}
        onSend={send}
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
      <div className="flex items-center gap-1 px-2 pb-2">
        {help.button}
        <IconButton label="Attach files" className="size-7" onClick={() => chooser.current?.click()}>
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
