import { Field, Input, Select } from '../../ui/field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { presetFor } from './presets.ts';
import type { MailboxForm } from './use-mailbox-form.ts';

const PORTS = { imap: { true: 993, false: 143 }, smtp: { true: 465, false: 587 } } as const;
const STANDARD = [143, 993, 465, 587];

/** Everything a mailbox needs; what an address tells by itself is filled in. Also a step of setting the house up. */
export function MailboxFields({ form }: { form: MailboxForm }) {
  const { draft, known } = form;
  const note = presetFor(draft.address)?.note;
  return (
    <div className="space-y-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Email address"
          help={known ? 'It stays: its mail belongs to it.' : 'The one your customers write to.'}
          error={form.errorOf('address')}
        >
          <Input
            type="email"
            required
            disabled={known !== null}
            value={draft.address}
            onChange={(event) => form.setAddress(event.target.value)}
            placeholder="hello@example.com"
          />
        </Field>
        <Field label="Name on mails" help="Shown beside the address." error={form.errorOf('fromName')}>
          <Input
            value={draft.fromName}
            maxLength={200}
            onChange={(event) => form.set({ fromName: event.target.value })}
            placeholder="Example Realty"
          />
        </Field>
      </div>
      {note && <p className="rounded-md bg-amber-wash px-3 py-2 text-amber text-list">{note}</p>}
      <ServerFields form={form} part="imap" title="Reading (IMAP)" />
      <ServerFields form={form} part="smtp" title="Sending (SMTP)" />
      <WarmUp form={form} />
      <details>
        <summary className="font-medium text-brick text-list">More: folders, and whose verdict is believed</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <Field label="Folder for new mail" error={form.errorOf('inboxPath')}>
            <Input value={draft.inboxPath} onChange={(event) => form.set({ inboxPath: event.target.value })} />
          </Field>
          <Field label="Folder for sent mail" help="Empty: the one the server names." error={form.errorOf('sentPath')}>
            <Input value={draft.sentPath ?? ''} onChange={(event) => form.set({ sentPath: event.target.value || null })} />
          </Field>
          <Field
            label="Server whose SPF, DKIM and DMARC verdict is believed"
            help="A test mail under Deliverability shows what yours is called."
            error={form.errorOf('authservId')}
          >
            <Input
              value={draft.authservId ?? ''}
              onChange={(event) => form.set({ authservId: event.target.value.trim() || null })}
              placeholder="mx.example.com"
            />
          </Field>
        </div>
      </details>
    </div>
  );
}

function ServerFields({ form, part, title }: { form: MailboxForm; part: 'imap' | 'smtp'; title: string }) {
  const server = form.draft[part];
  const hasPassword = form.known?.[part].hasPassword ?? false;
  const set = (change: Partial<typeof server>) => form.setServer(part, change);
  const choose = (secure: boolean) => set({ secure, ...(STANDARD.includes(server.port) && { port: PORTS[part][`${secure}`] }) });
  return (
    <fieldset className="rounded-lg border p-4">
      <legend className="px-1.5 font-medium text-list">{title}</legend>
      <div className="grid grid-cols-6 gap-4">
        <div className="col-span-6 sm:col-span-3">
          <Field label="Server" error={form.errorOf(`${part}.host`)}>
            <Input
              required
              value={server.host}
              onChange={(event) => set({ host: event.target.value })}
              autoCapitalize="none"
              spellCheck={false}
            />
          </Field>
        </div>
        <div className="col-span-4 sm:col-span-2">
          <Field label="Encryption">
            <Select
              className="h-9 w-full"
              value={server.secure ? 'tls' : 'starttls'}
              onChange={(event) => choose(event.target.value === 'tls')}
            >
              <option value="tls">TLS</option>
              <option value="starttls">STARTTLS</option>
            </Select>
          </Field>
        </div>
        <div className="col-span-2 sm:col-span-1">
          <Field label="Port" error={form.errorOf(`${part}.port`)}>
            <Input
              type="number"
              min={1}
              max={65_535}
              required
              value={server.port}
              onChange={(event) => set({ port: Number(event.target.value) })}
              className="tabular-nums"
            />
          </Field>
        </div>
        <div className="col-span-6 sm:col-span-3">
          <Field label="User" error={form.errorOf(`${part}.user`)}>
            <Input
              value={server.user}
              onChange={(event) => set({ user: event.target.value })}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          </Field>
        </div>
        <div className="col-span-6 sm:col-span-3">
          <Field
            label="Password"
            help={hasPassword ? 'Kept encrypted. Leave it empty to keep it.' : 'Kept encrypted, never shown again.'}
            error={form.errorOf(`${part}.password`)}
          >
            <Input
              type="password"
              autoComplete="new-password"
              value={server.password}
              onChange={(event) => set({ password: event.target.value })}
              placeholder={hasPassword ? '••••••••' : ''}
            />
          </Field>
        </div>
      </div>
    </fieldset>
  );
}

function WarmUp({ form }: { form: MailboxForm }) {
  const { warmUp } = form.draft;
  return (
    <div className="space-y-3">
      <Switch
        label="Warm it up"
        help="For a new address: its day begins small and rises, so that receivers learn to trust it."
        isOn={warmUp !== null}
        onChange={(isOn) => form.set({ warmUp: isOn ? { firstDay: 20, days: 21 } : null })}
      />
      {warmUp && (
        <div className="grid animate-arrive grid-cols-2 gap-4">
          <Field label="Mails on the first day" error={form.errorOf('warmUp.firstDay')}>
            <Input
              type="number"
              min={1}
              max={10_000}
              value={warmUp.firstDay}
              onChange={(event) => form.set({ warmUp: { ...warmUp, firstDay: Number(event.target.value) } })}
            />
          </Field>
          <Field label="Days until the full limit" error={form.errorOf('warmUp.days')}>
            <Input
              type="number"
              min={1}
              max={90}
              value={warmUp.days}
              onChange={(event) => form.set({ warmUp: { ...warmUp, days: Number(event.target.value) } })}
            />
          </Field>
        </div>
      )}
    </div>
  );
}
