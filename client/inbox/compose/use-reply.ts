import { useMutationState } from '@tanstack/react-query';
import { getMutationKey } from '@trpc/react-query';
import { useEffect, useRef, useState } from 'react';
import { tellThreadNews } from '../../lib/live/thread-news.ts';
import { toast } from '../../lib/toast.ts';
import { type Inputs, trpc } from '../../lib/trpc.ts';
import { errorCode, errorWords } from '../../lib/words/error-words.ts';
import { type MessageView, type ThreadView, withMessage } from '../thread/thread-view.ts';
import { type Draft, endReply } from './drafts.ts';
import { newestSaid } from './said.ts';
import { useTakeBack } from './use-take-back.ts';

/** Sends a reply, unless somebody wrote meanwhile: then the writer decides. For some seconds it can be taken back. */
export function useReply({ thread, messages, contact }: ThreadView, draft: Draft) {
  const threadId = thread.id;
  const [warning, setWarning] = useState<string | null>(null);
  const [sentId, setSentId] = useState<string | null>(null);
  const unsay = useRef<() => void>(null);
  useNoLongerHeld(sentId, messages, () => unsay.current?.());
  const utils = trpc.useUtils();
  const { takeBack } = useTakeBack();
  const underWay = useUnderWay(threadId);
  const reply = trpc.inbox.reply.useMutation({
    onSuccess: (message, { text, listingKeys = [], slotIds = [], attachmentIds: fileIds = [] }) => {
      // The next words are written on this one, however late the conversation is asked for again.
      utils.inbox.thread.setData({ threadId }, (view) => view && withMessage(view, message));
      endReply(threadId, { text, listingKeys, slotIds, fileIds }, message.id);
      setWarning(null);
      setSentId(message.id);
      const who = contact?.firstName || message.to[0]?.address || 'the customer';
      unsay.current = toast.undo(`On its way to ${who}.`, () => takeBack(message));
    },
    onError: (error) => {
      if (errorCode(error) === 'CONFLICT') setWarning(errorWords(error));
      else void toast.error(`Not sent. ${errorWords(error)}`);
    },
    onSettled: () => {
      void utils.inbox.thread.invalidate({ threadId });
      tellThreadNews([threadId]);
      void utils.inbox.counts.invalidate();
    },
  });
  const send = ({ force = false } = {}) => {
    const text = draft.text.trim();
    if (!text || reply.isPending || underWay) return;
    const basedOn = draft.seenId ?? newestSaid(messages)?.id;
    const { listingKeys, slotIds, files } = draft;
    reply.mutate({ threadId, text, listingKeys, slotIds, attachmentIds: files.map(({ id }) => id), basedOn, force });
  };
  return {
    send,
    isPending: underWay !== undefined,
    /** It was sent without a connection, and leaves when there is one. */
    isWaiting: underWay?.isPaused ?? false,
    warning,
    /** The mail that left this box last. */
    sentId,
    forgetWarning: () => setWarning(null),
  };
}

/** Taken back or hurried on where it stands, a mail is not offered to be taken back any more. */
function useNoLongerHeld(sentId: string | null, messages: MessageView[], end: () => void): void {
  const isHeld = messages.some(({ id, delivery }) => id === sentId && delivery?.state === 'holding');
  const heldId = useRef<string>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is held, and when no longer.
  useEffect(() => {
    if (!isHeld && sentId && heldId.current === sentId) end();
    heldId.current = isHeld ? sentId : null;
  }, [sentId, isHeld]);
}

/** A reply of this thread that has no answer yet, also one that was sent before another thread was looked at. */
function useUnderWay(threadId: string) {
  const pending = useMutationState({
    filters: { mutationKey: getMutationKey(trpc.inbox.reply), status: 'pending' },
    select: ({ state: { variables, isPaused } }) => ({ threadId: (variables as Inputs['inbox']['reply']).threadId, isPaused }),
  });
  return pending.find((one) => one.threadId === threadId);
}
