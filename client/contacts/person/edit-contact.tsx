import { type FormEvent, useId } from 'react';
import { CONTACT_TYPES } from '../../../shared/choices.ts';
import type { Contact } from '../../../shared/contact.ts';
import { CONTACT_FIELDS, type ContactField } from '../../lib/edit/contact-values.ts';
import { useContactEdit } from '../../lib/edit/use-contact-edit.ts';
import { Button } from '../../ui/button.tsx';
import { MultiCombobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input, Textarea } from '../../ui/field.tsx';

const NAMES = CONTACT_FIELDS.map(({ name }) => name);
const TYPES = CONTACT_TYPES.map((value) => ({ value, label: value }));

/** Name, addresses and all that people write down of somebody. */
export function EditContact({ contact, onClose }: { contact: Contact; onClose(): void }) {
  const id = useId();
  const { values, setValue, save, isBusy, form, words, errorOf, dialog } = useContactEdit(contact, NAMES, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const input = (name: ContactField) => ({
    name,
    value: String(values[name]),
    onChange: ({ target }: { target: { value: string } }) => setValue(name, target.value),
  });
  return (
    <Dialog
      title="Edit the contact"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} look="primary" isBusy={isBusy}>
            Save
          </Button>
        </>
      }
    >
      <form id={id} ref={form} onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
        {words && (
          <p role="alert" className="text-list text-rust sm:col-span-2">
            {words}
          </p>
        )}
        <Field label="First name" error={errorOf('firstName')}>
          <Input {...input('firstName')} maxLength={200} />
        </Field>
        <Field label="Last name" error={errorOf('lastName')}>
          <Input {...input('lastName')} maxLength={200} />
        </Field>
        <Field label="Email" help="Answers go here." error={errorOf('email')}>
          <Input {...input('email')} type="email" required maxLength={320} />
        </Field>
        <Field label="Other addresses" help="Separated by commas." error={errorOf('otherEmails')}>
          <Input {...input('otherEmails')} />
        </Field>
        <Field label="Phone" error={errorOf('mobilePhone')}>
          <Input {...input('mobilePhone')} type="tel" maxLength={60} />
        </Field>
        <Field label="Language" error={errorOf('preferredLanguage')}>
          <Input {...input('preferredLanguage')} maxLength={40} placeholder="en" />
        </Field>
        <Field label="Source" error={errorOf('leadSource')}>
          <Input {...input('leadSource')} maxLength={200} />
        </Field>
        <MultiCombobox
          label="Is"
          options={TYPES}
          values={String(values.contactTypes).split(', ').filter(Boolean)}
          onChange={(types) => setValue('contactTypes', types.join(', '))}
        />
        <div className="sm:col-span-2">
          <Field label="Notes" error={errorOf('notes')}>
            <Textarea {...input('notes')} rows={4} maxLength={20_000} />
          </Field>
        </div>
      </form>
      {dialog}
    </Dialog>
  );
}
