import { RotateCcw, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { ReplayForm } from './replay-form.tsx';
import { ReplayResult } from './replay-result.tsx';

/** "What would it have done if…": runs a past mail again with other settings, on paper. */
export function ReplayButton({ messageId }: { messageId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setIsOpen(true)}>
        <RotateCcw aria-hidden="true" className="size-3.5" /> Replay with…
      </Button>
      {isOpen && <ReplayDialog messageId={messageId} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function ReplayDialog({ messageId, onClose }: { messageId: string; onClose(): void }) {
  const replay = trpc.ai.replay.useMutation();
  const settings = trpc.settings.get.useQuery(undefined, { staleTime: 600_000 }).data;
  const giveBack = useFocusBack();
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          onCloseAutoFocus={giveBack}
          className="-translate-x-1/2 -translate-y-1/2 fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100vh-2*max(4vh,var(--toast-room)))] w-[min(62rem,96vw)] flex-col rounded-lg border bg-raised shadow-float"
        >
          <div className="flex items-start justify-between gap-3 border-b px-5 py-3">
            <div>
              <Dialog.Title className="font-medium font-serif text-lg">Replay</Dialog.Title>
              <Dialog.Description className="text-faint text-list">
                The mail is decided again with what was known then. Nothing is stored and nothing is sent.
              </Dialog.Description>
            </div>
            <Dialog.Close asChild>
              <IconButton label="Close">
                <X aria-hidden="true" className="size-4" />
              </IconButton>
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">
            {settings && (
              <ReplayForm
                settings={settings}
                isBusy={replay.isPending}
                onReplay={(change) => replay.mutate({ messageId, settings: change })}
              />
            )}
            {replay.error && (
              <p role="alert" className="mt-4 text-rust text-list">
                {errorWords(replay.error)}
              </p>
            )}
            {replay.data && !replay.isPending && <ReplayResult replay={replay.data} />}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
