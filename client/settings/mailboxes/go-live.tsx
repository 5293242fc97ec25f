import { DoorOpen } from 'lucide-react';
import { useState } from 'react';
import type { MailboxView } from '../../../shared/mailbox.ts';
import type { Settings } from '../../../shared/settings.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';

/** From the stage to the street: the rehearsal ends, and real mail is read and answered. */
export function GoLive({ mailboxes, settings }: { mailboxes: MailboxView[]; settings: Settings }) {
  const utils = trpc.useUtils();
  const [isAsking, setIsAsking] = useState(false);
  const [clear, setClear] = useState(true);
  const hasKey = trpc.settings.model.useQuery().data?.hasKey ?? false;
  const goLive = trpc.settings.goLive.useMutation({
    onSuccess: () => void toast.success('You are live. New mail is read from now on.'),
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => {
      setIsAsking(false);
      return utils.invalidate();
    },
  });
  const names = mailboxes.map(({ address }) => address).join(', ');
  return (
    <section aria-label="Go live" className="flex flex-wrap items-center gap-4 rounded-lg border border-brick bg-brick-wash p-4">
      <div className="min-w-60 flex-1">
        <p className="font-medium font-serif text-lg">Ready when you are</p>
        <p className="text-list text-soft">{names} waits while you rehearse. Going live ends the rehearsal for good.</p>
      </div>
      <Button look="primary" onClick={() => setIsAsking(true)}>
        <DoorOpen aria-hidden="true" className="size-4" /> Go live
      </Button>
      {isAsking && (
        <ConfirmDialog
          title="Go live?"
          action="Go live"
          isBusy={goLive.isPending}
          words={
            <div className="space-y-3">
              <p>
                From now on {names} is read, and answers go to real people.{' '}
                {hasKey
                  ? settings.ai.mode === 'autopilot' && 'The AI answers by itself, after the hold.'
                  : 'There is no key for a model, so the AI is set to review: each answer waits for a person.'}
              </p>
              <p>What lies in the mailbox already is kept, and not answered.</p>
              <Checkbox
                label="Clear the stage"
                help="Takes away every conversation, contact, listing and campaign there is now. People, settings and templates stay."
                checked={clear}
                onChange={setClear}
              />
            </div>
          }
          onConfirm={() => goLive.mutate({ clear })}
          onClose={() => setIsAsking(false)}
        />
      )}
    </section>
  );
}
