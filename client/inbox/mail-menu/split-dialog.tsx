import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useId } from 'react';
import { PATHS } from '../../app/paths.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import type { MessageView } from '../thread/thread-view.ts';

/** Another matter under an old subject: from this mail on it becomes a conversation of its own. */
export function SplitDialog({ message, onClose }: { message: MessageView; onClose(): void }) {
  const id = useId();
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const split = trpc.inbox.split.useMutation({
    onSuccess: (thread) => {
      void utils.inbox.invalidate();
      onClose();
      void toast.success('Split. This is the new conversation.');
      void navigate({ to: PATHS.inbox, params: { view: 'all', threadId: thread.id } });
    },
    onError: (error) => void toast.error(errorWords(error)),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const subject = String(new FormData(event.currentTarget).get('subject') ?? '').trim();
    if (subject) split.mutate({ messageId: message.id, subject });
  };
  return (
    <Dialog
      title="Split the conversation"
      note="This mail and all that follow it move into a conversation of their own with the same contact. Later replies find the right one."
      size="sm"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} look="primary" isBusy={split.isPending}>
            Split
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit}>
        <Field label="Subject of the new conversation">
          <Input name="subject" required maxLength={300} defaultValue={message.subject.replace(/^((re|fwd?|aw|wg)\s*:\s*)+/i, '')} />
        </Field>
      </form>
    </Dialog>
  );
}
