import { type FormEvent, useState } from 'react';
import { ROLE_NAMES } from '../../../shared/role-words.ts';
import type { Role, User } from '../../../shared/user.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { useRefusal } from '../../lib/use/use-refusal.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Colleague } from './colleague.tsx';
import { ROLE_WORDS, ROLES_HERE } from './role-words.ts';
import { ShownOnce } from './shown-once.tsx';

type Asked = { deed: 'remove' | 'reset'; user: User };

/** Who works here, what each may do, and the door for those who come. */
export function Team() {
  const utils = trpc.useUtils();
  const me = trpc.users.me.useQuery().data;
  const query = trpc.users.list.useQuery();
  const [secret, setSecret] = useState<{ email: string; password: string } | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const options = {
    onError: (error: unknown) => void toast.error(errorWords(error)),
    onSettled: () => {
      setAsked(null);
      return utils.users.list.invalidate();
    },
  };
  const show = {
    ...options,
    onSuccess: ({ user, password }: { user: User; password: string }) => setSecret({ email: user.email, password }),
  };
  const invite = trpc.users.invite.useMutation(show);
  const refusal = useRefusal(invite.error);
  const reset = trpc.users.resetPassword.useMutation(show);
  const setRole = trpc.users.setRole.useMutation(options);
  const remove = trpc.users.remove.useMutation(options);
  const users = query.data?.items ?? [];
  const isLastAdmin = ({ id, role }: User) => role === 'admin' && !users.some((other) => other.id !== id && other.role === 'admin');

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const target = event.currentTarget;
    const form = new FormData(target);
    const person = { name: String(form.get('name')), email: String(form.get('email')), role: form.get('role') as Role };
    invite.mutate(person, { onSuccess: () => target.reset() });
  };

  return (
    <div className="space-y-6 pb-8">
      <div className="rounded-lg border bg-raised">
        <ListStates query={query} loading={<SkeletonRows rows={2} />}>
          <ul className="divide-y">
            {users.map((user) => (
              <Colleague
                key={user.id}
                user={user}
                isMe={user.id === me?.id}
                isLastAdmin={isLastAdmin(user)}
                onRole={(role) => setRole.mutate({ userId: user.id, role })}
                onReset={() => setAsked({ deed: 'reset', user })}
                onRemove={() => setAsked({ deed: 'remove', user })}
              />
            ))}
          </ul>
        </ListStates>
        {secret && (
          <ShownOnce
            words={`First password of ${secret.email}. It is shown this once; they change it after signing in.`}
            secret={secret.password}
            onDone={() => setSecret(null)}
          />
        )}
      </div>
      <form
        ref={refusal.form}
        onSubmit={submit}
        aria-label="Invite somebody"
        className="grid items-end gap-3 rounded-lg border bg-surface p-4 sm:grid-cols-[1fr_1fr_auto_auto]"
      >
        <Field label="Name" error={refusal.errorOf('name')}>
          <Input name="name" required maxLength={200} />
        </Field>
        <Field label="Email" error={refusal.errorOf('email')}>
          <Input name="email" type="email" required />
        </Field>
        <Field label="Role">
          <Select name="role" defaultValue="agent" className="h-9">
            {ROLES_HERE.map((role) => (
              <option key={role} value={role}>
                {ROLE_NAMES[role]}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" look="primary" isBusy={invite.isPending} className="h-9">
          Invite
        </Button>
      </form>
      <dl className="grid gap-x-6 gap-y-3 text-list sm:grid-cols-3">
        {ROLES_HERE.map((role) => (
          <div key={role}>
            <dt className="font-medium">{ROLE_NAMES[role]}</dt>
            <dd className="text-faint leading-relaxed">{ROLE_WORDS[role]}</dd>
          </div>
        ))}
      </dl>
      {asked && (
        <ConfirmDialog
          title={asked.deed === 'remove' ? `Remove ${asked.user.name}?` : `A new password for ${asked.user.name}?`}
          words={
            asked.deed === 'remove'
              ? 'They are signed out everywhere and the API tokens they made end. Their conversations stay and keep their name.'
              : 'They are signed out everywhere. The new password is shown to you once, to hand on.'
          }
          action={asked.deed === 'remove' ? `Remove ${asked.user.name}` : 'Make a new password'}
          isDangerous={asked.deed === 'remove'}
          isBusy={remove.isPending || reset.isPending}
          onConfirm={() => (asked.deed === 'remove' ? remove : reset).mutate({ userId: asked.user.id })}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
