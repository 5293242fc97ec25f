import type { ContactChange } from '../../../shared/contact.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';

/** What can be changed of a lead from beside the conversation. Stage, owner and tags can be taken back. */
export function useChangeContact(contactId: string) {
  const utils = trpc.useUtils();
  const onSettled = () => {
    void utils.inbox.thread.invalidate();
    void utils.inbox.list.invalidate();
    void utils.contacts.invalidate();
  };
  const onError = (error: unknown) => void toast.error(errorWords(error));
  const undo = trpc.contacts.undo.useMutation({ onError, onSettled });
  const change = trpc.contacts.change.useMutation({ onError, onSettled });
  return {
    change: (wanted: ContactChange, words: string) =>
      change.mutate(
        { filter: { contactIds: [contactId] }, change: wanted },
        {
          onSuccess: ({ changed, changeId }) => {
            if (changed > 0) void toast.undo(words, () => undo.mutate({ changeId }));
            else void toast.info('A colleague has this lead: nothing was changed.');
          },
        },
      ),
  };
}
