import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { signIn } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Threshold } from './threshold.tsx';

/** Nobody lives here yet: makes the first admin and signs them in. */
export function FirstRun() {
  const queryClient = useQueryClient();
  const createFirst = trpc.users.createFirst.useMutation();
  const [error, setError] = useState('');
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, email, password] = [String(form.get('name')), String(form.get('email')), String(form.get('password'))];
    setIsBusy(true);
    setError('');
    try {
      await createFirst.mutateAsync({ name, email, password });
      await signIn({ email, password });
      await queryClient.invalidateQueries();
    } catch (failure) {
      setError(errorWords(failure));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Threshold
      title="Open the house"
      note="You are the first one here. This account runs the place: it can invite others and change every setting."
    >
      <form onSubmit={submit} className="space-y-4">
        <Field label="Your name">
          <Input name="name" autoComplete="name" required maxLength={100} autoFocus />
        </Field>
        <Field label="Email">
          <Input name="email" type="email" autoComplete="username" required />
        </Field>
        <Field label="Password" help="At least eight characters. A sentence is good.">
          <Input name="password" type="password" autoComplete="new-password" minLength={8} required />
        </Field>
        {error && (
          <p role="alert" className="rounded-md bg-rust-wash px-3 py-2 text-list text-rust">
            {error}
          </p>
        )}
        <Button type="submit" look="primary" isBusy={isBusy} className="h-9 w-full">
          Create my account
        </Button>
      </form>
      <p className="mt-5 text-faint text-xs leading-relaxed">
        Nothing configured yet? Openhouse starts in rehearsal: its own mail server, simulated customers, and no mail that leaves this
        machine.
      </p>
    </Threshold>
  );
}
