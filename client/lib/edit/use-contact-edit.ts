import type { Contact, ContactSeen } from '../../../shared/contact.ts';
import { toast } from '../toast.ts';
import { trpc } from '../trpc.ts';
import { useRefusal } from '../use/use-refusal.ts';
import { errorCode, errorWords } from '../words/error-words.ts';
import { CONTACT_FIELDS, type ContactField, contactChange, contactValues } from './contact-values.ts';
import { useEdit } from './use-edit.tsx';

/** A form of a contact: only what was changed in it is written, and over nobody else's words unseen. */
export function useContactEdit(contact: Contact, names: readonly ContactField[], onDone: () => void) {
  const utils = trpc.useUtils();
  const update = trpc.contacts.update.useMutation();
  const fields = CONTACT_FIELDS.filter(({ name }) => names.includes(name));
  const valuesOf = (one: Contact) => contactValues(one, names);
  const edit = useEdit<Contact>({
    thing: contact,
    valuesOf,
    fields,
    isBusy: update.isPending,
    onSaveAnyway: (newer) => void save(newer),
  });
  const { base, valuesOver, wasAsked } = edit;

  /** @param over what the writer has seen and writes over */
  const save = async (over = base) => {
    const change = contactChange(valuesOver(over), valuesOf(over));
    if (Object.keys(change).length === 0 && !wasAsked) return onDone();
    try {
      const saved = await update.mutateAsync({ contactId: contact.id, ...change, basedOn: seenOf(over, names) });
      const filled = fields.filter(({ name }) => !isMine(name, change) && valuesOf(saved)[name] !== valuesOf(over)[name]);
      if (filled.length > 0) void toast.info(`Saved. Filled in meanwhile: ${filled.map(({ label }) => label).join(', ')}.`);
      onDone();
    } catch (error) {
      // An address that is another contact's is a conflict too, and leaves this one as it was read.
      if (errorCode(error) === 'CONFLICT') await tellNewer(over, error);
    } finally {
      void utils.contacts.invalidate();
      void utils.inbox.thread.invalidate();
      void utils.inbox.list.invalidate();
    }
  };
  const tellNewer = async (over: Contact, refusal: unknown) => {
    try {
      const found = await utils.contacts.byId.fetch({ contactId: contact.id }, { staleTime: 0 });
      if (JSON.stringify(seenOf(found, names)) === JSON.stringify(seenOf(over, names))) return;
      edit.showNewer(found, errorWords(refusal));
      update.reset();
    } catch (error) {
      void toast.error(errorWords(error));
    }
  };
  return { ...edit, save, isBusy: update.isPending, ...useRefusal(update.error) };
}

/** An address that is replaced moves to the others. */
const isMine = (name: ContactField, change: ContactSeen) => name in change || (name === 'otherEmails' && 'email' in change);

function seenOf(contact: Contact, names: readonly ContactField[]): ContactSeen {
  return Object.fromEntries(names.map((name) => [name, contact[name]]));
}
