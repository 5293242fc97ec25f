import { useState } from 'react';
import type { Contact } from '../../../shared/contact.ts';
import { nameOrAddress } from '../../../shared/full-name.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';

type Props = { contact: Contact; onClose(): void; onErased(): void };

/** Forgets somebody for good, once their address has been typed. For admins; the server asks again. */
export function EraseDialog({ contact, onClose, onErased }: Props) {
  const [typed, setTyped] = useState('');
  const utils = trpc.useUtils();
  const erase = trpc.contacts.erase.useMutation({
    onSuccess: () => {
      void toast.success('Erased. Their address is never mailed again.');
      onErased();
      void utils.contacts.invalidate();
      void utils.inbox.invalidate();
    },
    onError: (error) => void toast.error(errorWords(error)),
  });
  const isTyped = typed.trim().toLowerCase() === contact.email;
  return (
    <Dialog
      title={`Erase ${nameOrAddress(contact)}?`}
      onClose={onClose}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="destroy"
            disabled={!isTyped}
            isBusy={erase.isPending}
            onClick={() => erase.mutate({ contactId: contact.id, confirm: typed })}
          >
            Erase for good
          </Button>
        </>
      }
    >
      <div className="space-y-4 text-list text-soft leading-relaxed">
        <p>Their card, every mail with its attachments, notes, drafts and calls are deleted. This cannot be undone.</p>
        <p>
          What stays: a fingerprint of each address, so that no import or campaign brings them back, and lines of sent campaigns without a
          word or an address.
        </p>
        <Field label="Type their address to go on" help={contact.email}>
          <Input value={typed} autoComplete="off" spellCheck={false} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
