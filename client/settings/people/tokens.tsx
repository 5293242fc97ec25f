import { type FormEvent, useState } from 'react';
import { ROLE_NAMES } from '../../../shared/role-words.ts';
import type { Role } from '../../../shared/user.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { useRefusal } from '../../lib/use/use-refusal.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { shortDate } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Input, Select } from '../../ui/field.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ROLES_HERE } from './role-words.ts';
import { ShownOnce } from './shown-once.tsx';

/** Keys that let a program call the API with a role. */
export function Tokens() {
  const utils = trpc.useUtils();
  const query = trpc.users.tokens.useQuery();
  const options = { onError: (error: unknown) => void toast.error(errorWords(error)), onSettled: () => utils.users.tokens.invalidate() };
  const [secret, setSecret] = useState<string | null>(null);
  const create = trpc.users.createToken.useMutation({ ...options, onSuccess: ({ token }) => setSecret(token) });
  const refusal = useRefusal(create.error);
  const revoke = trpc.users.revokeToken.useMutation(options);
  const tokens = query.data?.items ?? [];

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const target = event.currentTarget;
    create.mutate({ name: String(form.get('name')), role: form.get('role') as Role }, { onSuccess: () => target.reset() });
  };

  return (
    <div className="mb-8 rounded-lg border bg-raised">
      <ListStates
        query={query}
        isEmpty={tokens.length === 0}
        loading={<SkeletonRows rows={1} />}
        empty={
          <p className="px-4 py-5 text-faint text-list">
            No keys. A program sends one as “Authorization: Bearer …” and may then do what its role may.
          </p>
        }
      >
        <ul className="divide-y">
          {tokens.map((token) => (
            <li key={token.id} className="flex flex-wrap items-center gap-3 px-4 py-3 text-list">
              <span className="wrap-anywhere min-w-40 flex-1">
                <span className="font-medium">{token.name}</span>
                <span className="block text-faint text-xs">
                  Made {shortDate(token.createdAt)}
                  {token.lastUsedAt ? `, last used ${shortDate(token.lastUsedAt)}` : ', never used'}
                </span>
              </span>
              <Chip>{ROLE_NAMES[token.role]}</Chip>
              {token.revokedAt ? (
                <Chip tone="rust">Ended</Chip>
              ) : (
                <Button
                  size="sm"
                  look="danger"
                  isBusy={revoke.isPending && revoke.variables.tokenId === token.id}
                  onClick={() => revoke.mutate({ tokenId: token.id })}
                >
                  End it
                </Button>
              )}
            </li>
          ))}
        </ul>
      </ListStates>
      {secret && <ShownOnce words="The key is shown this once." secret={secret} onDone={() => setSecret(null)} />}
      <form ref={refusal.form} onSubmit={submit} className="flex flex-wrap gap-2 border-t p-3">
        <Input
          name="name"
          aria-label="Name of the key"
          aria-invalid={refusal.errorOf('name') !== undefined || undefined}
          placeholder="What is it for?"
          required
          maxLength={200}
          isInline
          className="min-w-40 flex-1"
        />
        <Select name="role" aria-label="Role" defaultValue="agent">
          {ROLES_HERE.map((role) => (
            <option key={role} value={role}>
              {ROLE_NAMES[role]}
            </option>
          ))}
        </Select>
        <Button type="submit" isBusy={create.isPending}>
          Make a key
        </Button>
      </form>
    </div>
  );
}
