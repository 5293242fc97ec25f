import { type FormEvent, useId } from 'react';
import { trpc } from '../../lib/trpc.ts';
import { useRefusal } from '../../lib/use/use-refusal.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';

type Props = { onClose(): void; onAdded(contactId: string): void };

/** Somebody met in person or on the phone: an address is enough. */
export function QuickAdd({ onClose, onAdded }: Props) {
  const form = useId();
  const utils = trpc.useUtils();
  const create = trpc.contacts.create.useMutation({
    onSuccess: async (contact) => {
      await utils.contacts.invalidate();
      onAdded(contact.id);
    },
  });
  const refusal = useRefusal(create.error);
  const { errorOf } = refusal;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const kind = text('kind') as 'Buyer' | 'Seller' | 'Tenant' | 'Landlord' | '';
    create.mutate({
      email: text('email'),
      firstName: text('firstName'),
      lastName: text('lastName'),
      mobilePhone: text('mobilePhone'),
      notes: text('notes'),
      ...(kind && { contactTypes: [kind] }),
    });
  };
  return (
    <Dialog
      title="Add a contact"
      size="sm"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} look="primary" isBusy={create.isPending}>
            Add
          </Button>
        </>
      }
    >
      <form id={form} ref={refusal.form} onSubmit={submit} className="space-y-4">
        {refusal.words && (
          <p role="alert" className="text-list text-rust">
            {refusal.words}
          </p>
        )}
        <Field label="Email" error={errorOf('email')}>
          <Input name="email" type="email" required maxLength={320} autoComplete="off" />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="First name" error={errorOf('firstName')}>
            <Input name="firstName" maxLength={200} />
          </Field>
          <Field label="Last name" error={errorOf('lastName')}>
            <Input name="lastName" maxLength={200} />
          </Field>
          <Field label="Phone" error={errorOf('mobilePhone')}>
            <Input name="mobilePhone" type="tel" maxLength={60} />
          </Field>
          <Field label="They want to">
            <Select name="kind" className="h-9 w-full">
              <option value="">not known yet</option>
              <option value="Buyer">buy</option>
              <option value="Seller">sell</option>
              <option value="Tenant">rent</option>
              <option value="Landlord">let</option>
            </Select>
          </Field>
        </div>
        <Field label="Note" error={errorOf('notes')}>
          <Input name="notes" maxLength={2000} placeholder="Met at the open house on Mill Street" />
        </Field>
      </form>
    </Dialog>
  );
}
