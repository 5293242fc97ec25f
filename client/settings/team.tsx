import { type FormEvent, useState } from 'react';
import type { Role } from '../../shared/user.ts';
import { errorWords } from '../lib/error-words.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Input, Select } from '../ui/field.tsx';
import { ListStates } from '../ui/list-states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { ShownOnce } from './shown-once.tsx';

const ROLE_WORDS: Record<Role, string> = { agent: 'Agent', lead: 'Team lead', admin: 'Admin' };
const ROLES = Object.keys(ROLE_WORDS) as Role[];

export function Team() {
  const utils = trpc.useUtils();
  const me = trpc.users.me.useQuery().data;
  const query = trpc.users.list.useQuery();
  const options = { onError: (error: unknown) => void toast.error(errorWords(error)), onSettled: () => utils.users.list.invalidate() };
  const [secret, setSecret] = useState<{ email: string; password: string } | null>(null);
  const invite = trpc.users.invite.useMutation({
    ...options,
    onSuccess: ({ user, password }) => setSecret({ email: user.email, password }),
  });
  const setRole = trpc.users.setRole.useMutation(options);
  const remove = trpc.users.remove.useMutation(options);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const target = event.currentTarget;
    invite.mutate(
      { name: String(form.get('name')), email: String(form.get('email')), role: form.get('role') as Role },
      { onSuccess: () => target.reset() },
    );
  };

  return (
    <div className="rounded-lg border bg-raised">
      <ListStates query={query} loading={<SkeletonRows rows={2} />}>
        <ul className="divide-y">
          {query.data?.items.map((user) => (
            <li key={user.id} className="flex flex-wrap items-center gap-3 px-4 py-3">
              <Avatar name={user.name} />
              <span className="min-w-40 flex-1">
                <span className="block font-medium">{user.name}</span>
                <span className="block text-faint text-list">{user.email}</span>
              </span>
              <Select
                aria-label={`Role of ${user.name}`}
                value={user.role}
                disabled={user.id === me?.id}
                onChange={(event) => setRole.mutate({ userId: user.id, role: event.target.value as Role })}
              >
                {ROLES.map((role) => (
                  <option key={role} value={role}>
                    {ROLE_WORDS[role]}
                  </option>
                ))}
              </Select>
              <Button
                size="sm"
                look="danger"
                disabled={user.id === me?.id}
                isBusy={remove.isPending && remove.variables.userId === user.id}
                onClick={() => remove.mutate({ userId: user.id })}
              >
                Remove
              </Button>
            </li>
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
      <form onSubmit={submit} className="flex flex-wrap gap-2 border-t p-3">
        <Input name="name" aria-label="Name" placeholder="Name" required maxLength={200} isInline className="min-w-32 flex-1" />
        <Input name="email" type="email" aria-label="Email" placeholder="Email" required isInline className="min-w-40 flex-1" />
        <Select name="role" aria-label="Role" defaultValue="agent">
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {ROLE_WORDS[role]}
            </option>
          ))}
        </Select>
        <Button type="submit" isBusy={invite.isPending}>
          Invite
        </Button>
      </form>
    </div>
  );
}
