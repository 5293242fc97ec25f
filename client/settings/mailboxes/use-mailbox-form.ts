import { useState } from 'react';
import type { MailboxView } from '../../../shared/mailbox.ts';
import { type Inputs, trpc } from '../../lib/trpc.ts';
import { useRefusal } from '../../lib/use/use-refusal.ts';
import { presetFor } from './presets.ts';

type Draft = Required<Inputs['settings']['createMailbox']>;
export type ServerDraft = Draft['imap'];
export type MailboxForm = ReturnType<typeof useMailboxForm>;

const BLANK: ServerDraft = { host: '', port: 993, secure: true, user: '', password: '' };

/** A mailbox while it is filled in: an address names the servers until somebody names others. */
export function useMailboxForm(known: MailboxView | null, { onSaved }: { onSaved(): void }) {
  const utils = trpc.useUtils();
  const [draft, setDraft] = useState<Draft>(() => draftOf(known));
  const options = {
    onSuccess: () => {
      void utils.settings.invalidate();
      onSaved();
    },
  };
  const create = trpc.settings.createMailbox.useMutation(options);
  const update = trpc.settings.updateMailbox.useMutation(options);
  const { error, isPending } = known ? update : create;
  const refusal = useRefusal(error);
  const set = (change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change }));
  return {
    known,
    draft,
    set,
    setServer: (part: 'imap' | 'smtp', change: Partial<ServerDraft>) =>
      setDraft((old) => {
        const next = { ...old, [part]: { ...old[part], ...change } };
        // One password for both is the rule, so what is typed for reading is for sending too, until it is told apart.
        const isOne = part === 'imap' && old.smtp.user === old.imap.user && old.smtp.password === old.imap.password;
        const { user, password } = next.imap;
        return isOne ? { ...next, smtp: { ...next.smtp, user, password } } : next;
      }),
    setAddress: (address: string) => setDraft((old) => withAddress(old, address)),
    form: refusal.form,
    errorOf: (path: string) => refusal.errorOf(path) ?? refusal.errorOf(`mailbox.${path}`),
    fault: refusal.words,
    isBusy: isPending,
    save: () => {
      const mailbox = forServer(draft);
      if (known) update.mutate({ mailboxId: known.id, mailbox });
      else create.mutate(mailbox);
    },
  };
}

/** An empty password means the stored one. */
export function forServer(draft: Draft): Draft {
  const server = ({ password, ...rest }: ServerDraft) => (password ? { ...rest, password } : rest);
  return { ...draft, imap: server(draft.imap), smtp: server(draft.smtp) };
}

function draftOf(known: MailboxView | null): Draft {
  if (!known) {
    const smtp = { ...BLANK, port: 587, secure: false };
    return {
      address: '',
      fromName: '',
      imap: BLANK,
      smtp,
      inboxPath: 'INBOX',
      sentPath: null,
      authservId: null,
      isEnabled: true,
      warmUp: null,
    };
  }
  const server = ({ host, port, secure, user }: MailboxView['imap']): ServerDraft => ({ host, port, secure, user, password: '' });
  const { address, fromName, inboxPath, sentPath, authservId, isEnabled, warmUp } = known;
  const rising = warmUp && { firstDay: warmUp.firstDay, days: warmUp.days };
  return {
    address,
    fromName,
    imap: server(known.imap),
    smtp: server(known.smtp),
    inboxPath,
    sentPath,
    authservId,
    isEnabled,
    warmUp: rising,
  };
}

/** Fills in what follows from the address, where nobody has said otherwise. */
function withAddress(old: Draft, address: string): Draft {
  const [before, after] = [presetFor(old.address), presetFor(address)];
  const follows = (value: string, was: string | undefined) => value === '' || value === (was ?? '');
  const imap = { ...old.imap, ...(follows(old.imap.user, old.address) && { user: address }) };
  const smtp = { ...old.smtp, ...(follows(old.smtp.user, old.address) && { user: address }) };
  if (after && follows(imap.host, before?.imap)) imap.host = after.imap;
  if (after && follows(smtp.host, before?.smtp))
    Object.assign(smtp, { host: after.smtp, port: after.smtpPort, secure: after.smtpPort === 465 });
  return { ...old, address, imap, smtp };
}
