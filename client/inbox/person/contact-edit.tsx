import type { FormEvent } from 'react';
import type { Contact } from '../../../shared/contact.ts';
import { useContactEdit } from '../../lib/edit/use-contact-edit.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';

const NAMES = ['firstName', 'lastName', 'mobilePhone', 'preferredLanguage'] as const;

/** Name, phone and language, where they stand. */
export function ContactEdit({ contact, onDone }: { contact: Contact; onDone(): void }) {
  const { values, setValue, save, isBusy, form, words, errorOf, dialog } = useContactEdit(contact, NAMES, onDone);
  const field = (name: (typeof NAMES)[number], label: string, rest: { type?: string; placeholder?: string } = {}) => (
    <Field label={label} error={errorOf(name)}>
      <Input {...rest} isInline className="w-full" value={String(values[name])} onChange={({ target }) => setValue(name, target.value)} />
    </Field>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form ref={form} onSubmit={submit} aria-label="Correct the contact" className="mt-3 space-y-2 rounded-md border bg-raised p-2.5">
      {words && (
        <p role="alert" className="text-list text-rust">
          {words}
        </p>
      )}
      <div className="grid grid-cols-2 gap-2">
        {field('firstName', 'First name')}
        {field('lastName', 'Last name')}
        {field('mobilePhone', 'Phone', { type: 'tel' })}
        {field('preferredLanguage', 'Language', { placeholder: 'en, es, fr…' })}
      </div>
      <div className="flex gap-2">
        <Button type="submit" size="sm" look="primary" isBusy={isBusy}>
          Keep
        </Button>
        <Button size="sm" look="ghost" onClick={onDone}>
          Leave it
        </Button>
      </div>
      {dialog}
    </form>
  );
}
