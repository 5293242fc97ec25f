import { useState } from 'react';
import { tellThreadNews } from '../../lib/live/thread-news.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorCode, errorWords } from '../../lib/words/error-words.ts';
import type { ThreadView } from '../thread/thread-view.ts';
import { clearDraft, type Draft } from './drafts.ts';
import { saidIn } from './said.ts';
import { useTakeBack } from './use-take-back.ts';

/** Sends a reply, unless somebody wrote meanwhile: then the writer decides. For some seconds it can be taken back. */
export function useReply({ thread, messages, contact }: ThreadView, draft: Draft) {
  const threadId = thread.id;
  const [warning, setWarning] = useState<string | null>(null);
  const utils = trpc.useUtils();
  const { takeBack } = useTakeBack();
  const reply = trpc.inbox.reply.useMutation({
    onSuccess: (message) => {
      clearDraft('reply', threadId);
      setWarning(null);
      void toast.undo(`On its way to ${contact?.firstName || message.to[0]?.address || 'the customer'}.`, () => takeBack(message));
    },
    onError: (error) => {
      if (errorCode(error) === 'CONFLICT') setWarning(errorWords(error));
      else void toast.error(errorWords(error));
    },
    onSettled: () => {
      void utils.inbox.thread.invalidate({ threadId });
      tellThreadNews([threadId]);
      void utils.inbox.counts.invalidate();
    },
  });
  const send = ({ force = false } = {}) => {
    const text = draft.text.trim();
    if (!text || reply.isPending) return;
    const basedOn = draft.seenId ?? saidIn(messages).at(-1)?.id;
    const { listingKeys, slotIds, files } = draft;
    reply.mutate({ threadId, text, listingKeys, slotIds, attachmentIds: files.map(({ id }) => id), basedOn, force });
  };
  return { send, isPending: reply.isPending, warning, forgetWarning: () => setWarning(null) };
}
