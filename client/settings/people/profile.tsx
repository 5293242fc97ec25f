import { type FormEvent, useState } from 'react';
import { ROLE_NAMES } from '../../../shared/role-words.ts';
import { changePassword, signOutElsewhere } from '../../lib/session.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { SaveBar } from '../form/save-bar.tsx';
import { SettingsCard } from '../form/settings-card.tsx';
import { ROLE_WORDS } from './role-words.ts';

/** What everybody may change of themselves. */
export function Profile() {
  const me = trpc.users.me.useQuery().data;
  return me ? <Mine me={me} /> : null;
}

function Mine({ me }: { me: { name: string; email: string; role: 'agent' | 'lead' | 'admin' } }) {
  const utils = trpc.useUtils();
  const [name, setName] = useState<string | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const rename = trpc.users.updateMe.useMutation({
    onSuccess: (user) => {
      utils.users.me.setData(undefined, user);
      void utils.users.list.invalidate();
      setName(null);
      toast.success('Saved.');
    },
    onError: (error) => void toast.error(errorWords(error)),
  });
  const leaveOthers = async () => {
    setIsLeaving(true);
    await signOutElsewhere()
      .then(() => toast.success('Signed out everywhere else.'))
      .catch((error) => toast.error(errorWords(error)))
      .finally(() => setIsLeaving(false));
  };
  const isDirty = name !== null && name.trim() !== me.name && name.trim() !== '';
  return (
    <>
      <SettingsCard title="You" note={`${ROLE_NAMES[me.role]}. ${ROLE_WORDS[me.role]}`}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" help="Customers see it under the mails you write.">
            <Input value={name ?? me.name} maxLength={200} autoComplete="name" onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label="Email" help="You sign in with it. An admin can invite another address.">
            <Input value={me.email} disabled />
          </Field>
        </div>
      </SettingsCard>
      <SettingsCard title="Password" note="Changing it signs you out everywhere else.">
        <PasswordForm />
      </SettingsCard>
      <SettingsCard title="Where you are signed in" note="A browser you left open somewhere else can be shut from here.">
        <Button isBusy={isLeaving} onClick={leaveOthers}>
          Sign out everywhere else
        </Button>
      </SettingsCard>
      <SaveBar
        isDirty={isDirty}
        isBusy={rename.isPending}
        save={() => rename.mutate({ name: name ?? me.name })}
        discard={() => setName(null)}
      />
    </>
  );
}

function PasswordForm() {
  const [error, setError] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const target = event.currentTarget;
    const form = new FormData(target);
    setError('');
    setIsBusy(true);
    await changePassword({ current: String(form.get('current')), next: String(form.get('next')) })
      .then(() => {
        target.reset();
        void toast.success('Your password is changed.');
      })
      .catch((fault) => setError(errorWords(fault)))
      .finally(() => setIsBusy(false));
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Current password">
          <Input name="current" type="password" autoComplete="current-password" required />
        </Field>
        <Field label="New password" help="At least eight characters. A sentence is good.">
          <Input name="next" type="password" autoComplete="new-password" minLength={8} maxLength={200} required />
        </Field>
      </div>
      {error && (
        <p role="alert" className="text-list text-rust">
          {error}
        </p>
      )}
      <Button type="submit" isBusy={isBusy}>
        Change the password
      </Button>
    </form>
  );
}
