import type { MailboxView } from '../../../shared/mailbox.ts';
import { toast } from '../../lib/toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { MailboxForm } from './mailbox-form.tsx';
import { useMailboxForm } from './use-mailbox-form.ts';

/** Adds a mailbox, or changes one. */
export function MailboxDialog({ known, onClose }: { known: MailboxView | null; onClose(): void }) {
  const form = useMailboxForm(known, {
    onSaved: () => {
      toast.success(known ? 'Saved. It is tried at once.' : 'Added.');
      onClose();
    },
  });
  return (
    <Dialog
      size="lg"
      title={known ? known.address : 'Add a mailbox'}
      note={
        known
          ? 'Changes hold from the next look on.'
          : 'Any provider with IMAP and SMTP. What lies in it already is kept, and not answered.'
      }
      onClose={onClose}
      footer={
        <>
          {form.fault && (
            <p role="alert" className="mr-auto text-list text-rust">
              {form.fault}
            </p>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="mailbox" isBusy={form.isBusy}>
            {known ? 'Save' : 'Add mailbox'}
          </Button>
        </>
      }
    >
      <MailboxForm form={form} />
    </Dialog>
  );
}
