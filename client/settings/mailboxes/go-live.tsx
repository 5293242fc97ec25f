import { DoorOpen } from 'lucide-react';
import { useState } from 'react';
import type { MailboxView } from '../../../shared/mailbox.ts';
import type { Settings } from '../../../shared/settings.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorCode, errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';

/** From the stage to the street: the rehearsal ends, and real mail is read and answered. */
export function GoLive({ mailboxes, settings }: { mailboxes: MailboxView[]; settings: Settings }) {
  const utils = trpc.useUtils();
  const [isAsking, setIsAsking] = useState(false);
  const [clear, setClear] = useState(true);
  const hasKey = trpc.settings.model.useQuery().data?.hasKey ?? false;
  const [allTheSame, setAllTheSame] = useState(false);
  const goLive = trpc.settings.goLive.useMutation({
    onSuccess: () => {
      toast.success('You are live. New mail is read from now on.');
      close();
      return utils.invalidate();
    },
    onError: (error) => {
      // What does not work is shown where it is decided about; of anything else there is nothing to decide.
      if (isFault(error)) return;
      toast.error(errorWords(error));
      close();
      return utils.invalidate();
    },
  });
  const faults = isFault(goLive.error) ? errorWords(goLive.error).split('\n') : [];
  const close = () => {
    setIsAsking(false);
    setAllTheSame(false);
    goLive.reset();
  };
  const names = mailboxes.map(({ address }) => address).join(', ');
  return (
    <section aria-label="Go live" className="flex flex-wrap items-center gap-4 rounded-lg border border-brick bg-brick-wash p-4">
      <div className="min-w-60 flex-1">
        <p className="font-medium font-serif text-lg">Ready when you are</p>
        <p className="text-list text-soft">{names} waits while you rehearse. Going live tries it first, and ends the rehearsal for good.</p>
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
              {faults.length > 0 && <Faults faults={faults} allTheSame={allTheSame} onChange={setAllTheSame} />}
            </div>
          }
          onConfirm={() => goLive.mutate({ clear, allTheSame })}
          onClose={close}
        />
      )}
    </section>
  );
}

const isFault = (error: unknown) => errorCode(error) === 'SERVICE_UNAVAILABLE';

type Doubt = { faults: string[]; allTheSame: boolean; onChange(allTheSame: boolean): void };

/** What the servers said when they were tried; nothing has changed by then. */
function Faults({ faults, allTheSame, onChange }: Doubt) {
  return (
    <div role="alert" className="space-y-2 rounded-md bg-rust-wash px-3 py-2 text-list text-rust">
      <p>You are not live yet, and nothing was cleared:</p>
      <ul className="list-disc space-y-1 break-words pl-4">
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
      <Checkbox
        label="Go live all the same"
        help="Until it is put right, no mail is read or sent there."
        checked={allTheSame}
        onChange={onChange}
      />
    </div>
  );
}
