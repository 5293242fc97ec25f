import { ConnectionTest } from './connection-test.tsx';
import { MailboxFields } from './mailbox-fields.tsx';
import type { MailboxForm as Form } from './use-mailbox-form.ts';

/** The fields of a mailbox and a try of them; the button that saves (`form="mailbox"`) stands in the frame around it. */
export function MailboxForm({ form }: { form: Form }) {
  return (
    <form
      id="mailbox"
      ref={form.form}
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <MailboxFields form={form} />
      <ConnectionTest form={form} />
    </form>
  );
}
