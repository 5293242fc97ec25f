import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { signIn } from '../../lib/session.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Threshold } from './threshold.tsx';

export function SignIn() {
  const queryClient = useQueryClient();
  const [error, setError] = useState('');
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    setError('');
    try {
      await signIn({ email: String(form.get('email')), password: String(form.get('password')) });
      await queryClient.invalidateQueries();
    } catch (failure) {
      setError(errorWords(failure));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Threshold title="Welcome back" note="Sign in to your brokerage’s inbox.">
      <form onSubmit={submit} className="space-y-4">
        <Field label="Email">
          <Input name="email" type="email" autoComplete="username" required autoFocus />
        </Field>
        <Field label="Password">
          <Input name="password" type="password" autoComplete="current-password" required />
        </Field>
        {error && (
          <p role="alert" className="rounded-md bg-rust-wash px-3 py-2 text-list text-rust">
            {error}
          </p>
        )}
        <Button type="submit" look="primary" isBusy={isBusy} className="h-9 w-full">
          Sign in
        </Button>
        <p className="text-faint text-xs leading-relaxed">
          Forgot your password? An admin of your brokerage gives you a new one under Settings, Team. If you are the only admin, whoever runs
          the server does: <code className="font-mono">bun run reset-password</code>.
        </p>
      </form>
    </Threshold>
  );
}
