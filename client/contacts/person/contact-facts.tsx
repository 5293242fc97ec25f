import { useState } from 'react';
import { type Contact, STAGES, type Stage } from '../../../shared/contact.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { inWords, shortDate } from '../../lib/words/format.ts';
import { languageName } from '../../lib/words/language-name.ts';
import { Button } from '../../ui/button.tsx';
import { MultiCombobox } from '../../ui/combobox.tsx';
import { Select } from '../../ui/field.tsx';
import { Fact, Section } from '../../ui/page.tsx';
import { EditContact } from './edit-contact.tsx';
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
