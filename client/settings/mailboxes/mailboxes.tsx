import { Inbox, Plus } from 'lucide-react';
import { useState } from 'react';
import type { MailboxView } from '../../../shared/mailbox.ts';
import type { Settings } from '../../../shared/settings.ts';
import { useHealth } from '../../lib/live/use-health.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Empty, ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { GoLive } from './go-live.tsx';
import { MailboxCard } from './mailbox-card.tsx';
import { MailboxDialog } from './mailbox-dialog.tsx';

export function Mailboxes({ settings }: { settings: Settings }) {
  const utils = trpc.useUtils();
  const query = trpc.settings.mailboxes.useQuery(undefined, { refetchInterval: 15_000 });
  const isStage = useHealth().data?.rehearsal ?? false;
  const [open, setOpen] = useState<MailboxView | 'new' | null>(null);
  const [leaving, setLeaving] = useState<MailboxView | null>(null);
  const remove = trpc.settings.removeMailbox.useMutation({
    onSuccess: () => void toast.success('Removed. Its conversations stay.'),
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => {
      setLeaving(null);
      return utils.settings.invalidate();
    },
  });
  const boxes = query.data?.items ?? [];
  const own = boxes.filter(({ source }) => source === 'settings');
  const add = (
    <Button look="primary" onClick={() => setOpen('new')}>
      <Plus aria-hidden="true" className="size-3.5" /> Add a mailbox
    </Button>
  );
  return (
    <div className="space-y-4 pb-8">
      {isStage && own.length > 0 && <GoLive mailboxes={own} settings={settings} />}
      <ListStates
        query={query}
        isEmpty={boxes.length === 0}
        loading={<SkeletonRows rows={2} className="h-20" />}
        empty={
          <Empty icon={Inbox} title="No mailbox yet" action={add}>
            Without one nobody can write to you here.
          </Empty>
        }
      >
        <ul className="space-y-3">
          {boxes.map((box) => (
            <MailboxCard key={box.id} box={box} isStage={isStage} onEdit={() => setOpen(box)} onRemove={() => setLeaving(box)} />
          ))}
        </ul>
        <div className="pt-1">{add}</div>
      </ListStates>
      {open && <MailboxDialog known={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      {leaving && (
        <ConfirmDialog
          title={`Remove ${leaving.address}?`}
          words="It is read and sent with no more, and its passwords are forgotten. The conversations stay, and nothing in the mailbox itself is touched."
          action="Remove the mailbox"
          isDangerous
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate({ mailboxId: leaving.id })}
          onClose={() => setLeaving(null)}
        />
      )}
    </div>
  );
}
