import { isUnderWay } from '../../lib/live/in-turn.ts';
import { tellThreadNews } from '../../lib/live/thread-news.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';

/** What a person can do in one open thread and with its mails; the deeds on threads from outside are the desk's. Each tells when it failed and why. */
export function useThreadActions(threadId: string) {
  const utils = trpc.useUtils();
  const refresh = () => {
    // A thread that a deed is under way for is asked about when that is done.
    if (!isUnderWay(threadId)) utils.inbox.thread.invalidate({ threadId });
    tellThreadNews([threadId]);
    utils.inbox.counts.invalidate();
  };
  const options = { onSettled: refresh, onError: (error: unknown) => void toast.error(errorWords(error)) };
  const saying = (words: string) => ({ ...options, onSuccess: () => void toast.success(words) });

  return {
    takeOver: trpc.inbox.takeOver.useMutation(saying('It is yours. The AI stands down.')),
    handBack: trpc.inbox.handBack.useMutation(saying('Handed back. The AI answers from here.')),
    setMode: trpc.inbox.setMode.useMutation(options),
    reclassify: trpc.inbox.reclassify.useMutation(saying('Corrected. The AI learns from it.')),
    markRead: trpc.inbox.markRead.useMutation({ onSettled: refresh }),
    approveDraft: trpc.inbox.approveDraft.useMutation(saying('Approved. It leaves in a moment.')),
    editDraft: trpc.inbox.editDraft.useMutation(options),
    discardDraft: trpc.inbox.discardDraft.useMutation(saying('Discarded.')),
    sendNow: trpc.inbox.sendNow.useMutation(options),
    settleMaybeSent: trpc.inbox.settleMaybeSent.useMutation(options),
  };
}
export type ThreadActions = ReturnType<typeof useThreadActions>;
