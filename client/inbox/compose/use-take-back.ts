import { tellThreadNews } from '../../lib/live/thread-news.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import type { MessageView } from '../thread/thread-view.ts';
import { changeDraft, readDraft } from './drafts.ts';

/** Stops a mail of a person's that is still held, and puts its words back into the composer, above what stands there now. */
export function useTakeBack() {
  const utils = trpc.useUtils();
  const discard = trpc.inbox.discardDraft.useMutation({
    onSuccess: ({ id, threadId, markdown, text, listingKeys, offeredSlots, attachments }) => {
      const now = readDraft('reply', threadId);
      const files = attachments.flatMap(({ uploadId, ...file }) => (uploadId ? [{ ...file, id: uploadId }] : []));
      changeDraft('reply', threadId, {
        text: [markdown ?? text, now.text].filter(Boolean).join('\n\n'),
        listingKeys: [...new Set([...listingKeys, ...now.listingKeys])],
        slotIds: [...new Set([...offeredSlots.map(({ slotId }) => slotId), ...now.slotIds])],
        files: [...files, ...now.files],
      });
      // They are written on, where their conversation is the one that stands open.
      if (document.querySelector(`#m-${id}, [data-message="${id}"]`))
        requestAnimationFrame(() => document.getElementById('composer')?.focus());
    },
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: (message) => {
      void utils.inbox.thread.invalidate(message && { threadId: message.threadId });
      if (message) tellThreadNews([message.threadId]);
    },
  });
  return { takeBack: ({ id }: Pick<MessageView, 'id'>) => discard.mutate({ messageId: id }), isPending: discard.isPending };
}
