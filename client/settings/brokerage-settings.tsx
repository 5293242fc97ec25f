import type { FormEvent } from 'react';
import type { Settings } from '../../shared/settings.ts';
import { Button } from '../ui/button.tsx';
import { Field, Input, Textarea } from '../ui/field.tsx';
import { useUpdateSettings } from './use-update-settings.ts';

export function BrokerageSettings({ settings }: { settings: Settings }) {
  const update = useUpdateSettings();
  const { brokerage, voice } = settings;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    update.mutate({
      brokerage: {
        name: text('name'),
        phone: text('phone'),
        postalAddress: text('postalAddress'),
        officeHours: text('officeHours'),
        timeZone: text('timeZone'),
      },
      voice: {
        tone: text('tone'),
        signature: text('signature'),
        disclosure: text('disclosure'),
        isDisclosureOn: form.get('isDisclosureOn') === 'on',
      },
    });
  };
  return (
    <form onSubmit={submit} className="grid gap-4 rounded-lg border bg-raised p-4 sm:grid-cols-2">
      <Field label="Name">
        <Input name="name" required defaultValue={brokerage.name} />
      </Field>
      <Field label="Phone">
        <Input name="phone" type="tel" defaultValue={brokerage.phone} />
      </Field>
      <Field label="Postal address" help="Stands in every campaign, as the law asks.">
        <Input name="postalAddress" defaultValue={brokerage.postalAddress} />
      </Field>
      <Field label="Time zone" help="Of call hours and of every time in a mail.">
        <Input name="timeZone" required defaultValue={brokerage.timeZone} />
      </Field>
      <Field label="Office hours">
        <Input name="officeHours" defaultValue={brokerage.officeHours} />
      </Field>
      <Field label="Tone of the answers">
        <Input name="tone" defaultValue={voice.tone} />
      </Field>
      <Field label="Signature">
        <Textarea name="signature" rows={3} defaultValue={voice.signature} />
      </Field>
      <Field label="Disclosure line">
        <Textarea name="disclosure" rows={3} defaultValue={voice.disclosure} />
      </Field>
      <label className="flex items-center gap-2 text-list sm:col-span-2">
        <input type="checkbox" name="isDisclosureOn" defaultChecked={voice.isDisclosureOn} className="size-4 accent-brick" />
        Say in every answer of the AI that an AI wrote it
      </label>
      <div>
        <Button type="submit" look="primary" isBusy={update.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
