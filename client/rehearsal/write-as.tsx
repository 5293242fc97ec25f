import { type FormEvent, useState } from 'react';
import type { CastMember, SentMail } from '../../shared/rehearsal.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { errorWords } from '../lib/words/error-words.ts';
import { Button } from '../ui/button.tsx';
import { Field, Input, Textarea } from '../ui/field.tsx';

export type Customer = Pick<CastMember, 'address' | 'name'>;
export type Answered = Pick<SentMail, 'subject' | 'messageId'>;
type Props = {
  customer: Customer | null;
  /** The mail of ours that is answered: without its id a mail program's "Re:" would begin a new conversation. */
  answered: Answered | null;
  onPosted(customer: Customer): void;
};

/** A mail from anybody, typed here or as raw bytes; it takes the same way in as every other. */
export function WriteAs({ customer, answered, onPosted }: Props) {
  const [isRaw, setIsRaw] = useState(false);
  const told = { onError: (error: unknown) => void toast.error(errorWords(error)) };
  const receive = trpc.rehearsal.receive.useMutation(told);
  const receiveRaw = trpc.rehearsal.receiveRaw.useMutation(told);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const value = (name: string) => String(new FormData(form).get(name) ?? '');
    const onSuccess = () => {
      toast.success('Posted. It arrives in a moment.');
      form.reset();
    };
    if (isRaw) {
      receiveRaw.mutate({ raw: value('raw').replace(/\r?\n/g, '\r\n') }, { onSuccess });
      return;
    }
    const letter = { from: value('from'), name: value('name') || undefined, subject: value('subject'), text: value('text') };
    const onPostedPlainly = () => {
      onSuccess();
      onPosted({ address: letter.from, name: letter.name ?? letter.from });
    };
    receive.mutate({ ...letter, inReplyTo: answered?.messageId ?? undefined }, { onSuccess: onPostedPlainly });
  };

  return (
    <form onSubmit={submit} className="space-y-3 rounded-lg border bg-raised p-4">
      {isRaw ? (
        <Field label="Whole mail" help="Headers, an empty line, the body (RFC 5322).">
          <Textarea
            name="raw"
            required
            rows={14}
            className="font-mono text-xs"
            placeholder={'From: Ana <ana@example.org>\nTo: hello@larkinvale.example\nSubject: Hello\n\nIs the house still free?'}
          />
        </Field>
      ) : (
        <>
          <div className="grid grid-cols-2 gap-3">
            <Field label="Name">
              <Input name="name" defaultValue={customer?.name} placeholder="Ana Duarte" maxLength={200} />
            </Field>
            <Field label="Address">
              <Input name="from" type="email" required defaultValue={customer?.address} placeholder="ana@example.org" />
            </Field>
          </div>
          <Field label="Subject">
            <Input name="subject" maxLength={998} defaultValue={answered?.subject} placeholder="Two bedrooms near the harbour?" />
          </Field>
          <Field label="Text">
            <Textarea
              name="text"
              required
              rows={7}
              autoFocus={answered !== null}
              placeholder="We are looking for two bedrooms in Old Harbour, up to $450,000…"
            />
          </Field>
        </>
      )}
      <div className="flex items-center justify-between">
        <Button type="submit" look="primary" isBusy={receive.isPending || receiveRaw.isPending}>
          Post it
        </Button>
        <Button size="sm" look="ghost" onClick={() => setIsRaw(!isRaw)}>
          {isRaw ? 'Write it plainly' : 'Raw MIME'}
        </Button>
      </div>
    </form>
  );
}
