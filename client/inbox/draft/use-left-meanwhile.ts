import { useEffect } from 'react';
import { toast } from '../../lib/toast.ts';
import { changeDraft, clearDraft, readDraft } from '../compose/drafts.ts';
import { isDraft, type ThreadView } from '../thread/thread-view.ts';

/** A mail that left, or was withdrawn, while it was rewritten here: what was typed goes into the reply, and no word is lost. */
export function useLeftMeanwhile({ thread, messages }: ThreadView): void {
  useEffect(() => {
    for (const message of messages) {
      const typed = message.direction === 'outbound' && !isDraft(message) ? readDraft('edit', message.id).text : '';
      if (!typed) continue;
      clearDraft('edit', message.id);
      if (typed.trim() === message.text.trim()) continue;
      const { text } = readDraft('reply', thread.id);
      changeDraft('reply', thread.id, { text: [typed, text].filter(Boolean).join('\n\n') });
      const what = message.delivery?.state === 'voided' ? 'was withdrawn' : 'left';
      void toast.info(`The answer ${what} while you rewrote it. Your words are kept in the reply box.`);
    }
  }, [thread.id, messages]);
}
