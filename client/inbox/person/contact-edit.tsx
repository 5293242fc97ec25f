import { type FormEvent, useState } from 'react';
import type { Contact } from '../../../shared/contact.ts';
import { useRefusal } from '../../lib/use/use-refusal.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { useChangeContact } from './use-change-contact.ts';

/** Name, phone and language, where they stand. */
export function ContactEdit({ contact, onDone }: { contact: Contact; onDone(): void }) {
  const { update, updateError, isPending } = useChangeContact(contact.id);
  const { form, errorOf } = useRefusal(updateError);
  const [draft, setDraft] = useState({
    firstName: contact.firstName,
    lastName: contact.lastName,
    mobilePhone: contact.mobilePhone,
    preferredLanguage: contact.preferredLanguage,
  });
  const field = (name: keyof typeof draft, label: string, rest: { type?: string; placeholder?: string } = {}) => (
    <Field label={label} error={errorOf(name)}>
      <Input
        {...rest}
        isInline
        className="w-full"
        value={draft[name]}
        onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
      />
    </Field>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update({ contactId: contact.id, ...draft }, { onSuccess: onDone });
  };
  return (
    <form ref={form} onSubmit={submit} aria-label="Correct the contact" className="mt-3 space-y-2 rounded-md border bg-raised p-2.5">
      <div className="grid grid-cols-2 gap-2">
        {field('firstName', 'First name')}
        {field('lastName', 'Last name')}
        {field('mobilePhone', 'Phone', { type: 'tel' })}
        {field('preferredLanguage', 'Language', { placeholder: 'en, es, fr…' })}
      </div>
      <div className="flex gap-2">
        <Button type="submit" size="sm" look="primary" isBusy={isPending}>
          Keep
        </Button>
        <Button size="sm" look="ghost" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
