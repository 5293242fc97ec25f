import { type FormEvent, useId, useState } from 'react';
import { CONTACT_TYPES, type Contact, STAGES, type Stage } from '../../../shared/contact.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { useRefusal } from '../../lib/use/use-refusal.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { inWords, shortDate } from '../../lib/words/format.ts';
import { languageName } from '../../lib/words/language-name.ts';
import { Button } from '../../ui/button.tsx';
import { MultiCombobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input, Select, Textarea } from '../../ui/field.tsx';
import { Fact, Section } from '../../ui/page.tsx';
import { useMayMove } from './use-may-move.ts';

/** How to reach them and whose they are: stage, owner and tags change in place, the rest in a form. */
export function ContactFacts({ contact }: { contact: Contact }) {
  const [isEditing, setIsEditing] = useState(false);
  const { change, people, mayMove } = useContactChange(contact);
  const known = trpc.contacts.facets.useQuery(undefined, { staleTime: 60_000 }).data?.tags ?? [];
  return (
    <Section
      title="Who they are"
      actions={
        mayMove && (
          <Button size="sm" look="ghost" onClick={() => setIsEditing(true)}>
            Edit
          </Button>
        )
      }
    >
      <dl>
        <Fact name="Stage">
          {mayMove ? (
            <Select aria-label="Stage" value={contact.stage} onChange={({ target }) => change({ stage: target.value as Stage })}>
              {STAGES.map((stage) => (
                <option key={stage} value={stage}>
                  {inWords(stage)}
                </option>
              ))}
            </Select>
          ) : (
            inWords(contact.stage)
          )}
        </Fact>
        <Fact name="Owner">
          {mayMove && people.length > 0 ? (
            <Select aria-label="Owner" value={contact.ownerId ?? ''} onChange={({ target }) => change({ ownerId: target.value || null })}>
              <option value="">Nobody</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          ) : (
            (people.find(({ id }) => id === contact.ownerId)?.name ?? 'A colleague')
          )}
        </Fact>
        {contact.contactTypes.length > 0 && <Fact name="Is">{contact.contactTypes.join(', ')}</Fact>}
        {contact.mobilePhone && (
          <Fact name="Phone">
            <a href={`tel:${contact.mobilePhone.replace(/[^\d+]/g, '')}`} className="hover:underline">
              {contact.mobilePhone}
            </a>
          </Fact>
        )}
        {contact.otherEmails.length > 0 && <Fact name="Also">{contact.otherEmails.join(', ')}</Fact>}
        {contact.preferredLanguage && <Fact name="Language">{languageName(contact.preferredLanguage)}</Fact>}
        {contact.leadSource && <Fact name="Source">{contact.leadSource}</Fact>}
        <Fact name="First seen">{shortDate(contact.firstSeenAt)}</Fact>
        {contact.notes && (
          <Fact name="Notes">
            <span className="whitespace-pre-wrap">{contact.notes}</span>
          </Fact>
        )}
      </dl>
      <MultiCombobox
        label="Tags"
        canCreate
        options={known.map(({ value }) => ({ value, label: value }))}
        values={contact.tags}
        onChange={(tags) =>
          change({
            addTags: tags.filter((tag) => !contact.tags.includes(tag)),
            removeTags: contact.tags.filter((tag) => !tags.includes(tag)),
          })
        }
      />
      {isEditing && <EditContact contact={contact} onClose={() => setIsEditing(false)} />}
    </Section>
  );
}

/** Changes of stage, owner and tags go the way of many, so that each can be taken back. */
function useContactChange(contact: Contact) {
  const utils = trpc.useUtils();
  const me = trpc.users.me.useQuery().data;
  const people = trpc.users.list.useQuery(undefined, { staleTime: 600_000 }).data?.items ?? [];
  const mayMove = useMayMove(contact);
  const isLead = me !== undefined && me.role !== 'agent';
  const options = { onError: (error: unknown) => void toast.error(errorWords(error)), onSettled: () => utils.contacts.invalidate() };
  const undo = trpc.contacts.undo.useMutation(options);
  const apply = trpc.contacts.change.useMutation({
    ...options,
    onSuccess: ({ changeId }) => void toast.undo('Changed.', () => undo.mutate({ changeId })),
  });
  return {
    change: (what: Parameters<typeof apply.mutate>[0]['change']) => apply.mutate({ filter: { contactIds: [contact.id] }, change: what }),
    // Whom an agent may give a lead to: themselves; a team lead anybody.
    people: isLead ? people : people.filter(({ id }) => id === me?.id || id === contact.ownerId),
    mayMove,
  };
}

function EditContact({ contact, onClose }: { contact: Contact; onClose(): void }) {
  const form = useId();
  const utils = trpc.useUtils();
  const [types, setTypes] = useState<string[]>(contact.contactTypes);
  const update = trpc.contacts.update.useMutation({
    onSuccess: async () => {
      await utils.contacts.invalidate();
      onClose();
    },
  });
  const refusal = useRefusal(update.error);
  const { errorOf } = refusal;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const others = text('otherEmails').split(/[\s,;]+/);
    update.mutate({
      contactId: contact.id,
      email: text('email'),
      otherEmails: others.filter(Boolean),
      firstName: text('firstName'),
      lastName: text('lastName'),
      mobilePhone: text('mobilePhone'),
      preferredLanguage: text('preferredLanguage'),
      leadSource: text('leadSource'),
      notes: text('notes'),
      contactTypes: CONTACT_TYPES.filter((type) => types.includes(type)),
    });
  };
  return (
    <Dialog
      title="Edit the contact"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} look="primary" isBusy={update.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id={form} ref={refusal.form} onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
        {refusal.words && (
          <p role="alert" className="text-list text-rust sm:col-span-2">
            {refusal.words}
          </p>
        )}
        <Field label="First name" error={errorOf('firstName')}>
          <Input name="firstName" defaultValue={contact.firstName} maxLength={200} />
        </Field>
        <Field label="Last name" error={errorOf('lastName')}>
          <Input name="lastName" defaultValue={contact.lastName} maxLength={200} />
        </Field>
        <Field label="Email" help="Answers go here." error={errorOf('email')}>
          <Input name="email" type="email" required defaultValue={contact.email} maxLength={320} />
        </Field>
        <Field label="Other addresses" help="Separated by commas." error={errorOf('otherEmails')}>
          <Input name="otherEmails" defaultValue={contact.otherEmails.join(', ')} />
        </Field>
        <Field label="Phone" error={errorOf('mobilePhone')}>
          <Input name="mobilePhone" type="tel" defaultValue={contact.mobilePhone} maxLength={60} />
        </Field>
        <Field label="Language" error={errorOf('preferredLanguage')}>
          <Input name="preferredLanguage" defaultValue={contact.preferredLanguage} maxLength={40} placeholder="en" />
        </Field>
        <Field label="Source" error={errorOf('leadSource')}>
          <Input name="leadSource" defaultValue={contact.leadSource} maxLength={200} />
        </Field>
        <MultiCombobox label="Is" options={CONTACT_TYPES.map((value) => ({ value, label: value }))} values={types} onChange={setTypes} />
        <div className="sm:col-span-2">
          <Field label="Notes" error={errorOf('notes')}>
            <Textarea name="notes" rows={4} defaultValue={contact.notes} maxLength={20_000} />
          </Field>
        </div>
      </form>
    </Dialog>
  );
}
