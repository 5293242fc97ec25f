import type { Settings } from '../../shared/settings.ts';
import { Combobox } from '../ui/combobox.tsx';
import { TextSetting } from './form/bound-fields.tsx';
import { SaveBar } from './form/save-bar.tsx';
import { SettingsCard } from './form/settings-card.tsx';
import { type SettingsForm, useSettingsForm } from './form/use-settings-form.ts';

const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
const CURRENCIES = Intl.supportedValuesOf('currency');
const currencyName = new Intl.DisplayNames('en', { type: 'currency' });

export function Brokerage({ settings }: { settings: Settings }) {
  const form = useSettingsForm(settings);
  return (
    <>
      <SettingsCard title="Name and reach" note="The AI may say these things, and no others, of who you are.">
        <BrokerageFields form={form} />
      </SettingsCard>
      <SettingsCard title="Clock and money" note="Call hours, times in mails and prices are written this way.">
        <div className="grid gap-4 sm:grid-cols-2">
          <ZoneField form={form} />
          <Combobox
            label="Currency"
            options={CURRENCIES.map((code) => ({ value: code, label: `${code} · ${currencyName.of(code)}` }))}
            value={form.values('brokerage').currency}
            onChange={(currency) => form.set('brokerage', { currency })}
          />
          <TextSetting form={form} section="brokerage" name="locale" label="Locale" help={<Sample form={form} />} />
        </div>
      </SettingsCard>
      <SaveBar {...form} />
    </>
  );
}

/** Also the first step of setting the house up. */
export function BrokerageFields({ form }: { form: SettingsForm }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextSetting form={form} section="brokerage" name="name" label="Name" />
      <TextSetting form={form} section="brokerage" name="phone" label="Phone" type="tel" />
      <TextSetting form={form} section="brokerage" name="website" label="Website" type="url" help="Listings in answers link to it." />
      <TextSetting
        form={form}
        section="brokerage"
        name="officeHours"
        label="Office hours"
        help="In words, as a customer would read them."
      />
      <div className="sm:col-span-2">
        <TextSetting
          form={form}
          section="brokerage"
          name="postalAddress"
          label="Postal address"
          help="Stands under every campaign: without it none may be sent (CAN-SPAM Act)."
        />
      </div>
    </div>
  );
}

export function ZoneField({ form }: { form: SettingsForm }) {
  return (
    <Combobox
      label="Time zone"
      options={ZONES}
      value={form.values('brokerage').timeZone}
      onChange={(timeZone) => form.set('brokerage', { timeZone })}
    />
  );
}

/** What the locale makes of a price and a day. */
function Sample({ form }: { form: SettingsForm }) {
  const { locale, currency, timeZone } = form.values('brokerage');
  try {
    const price = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(425_000);
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }).format(new Date());
    return `${price} · ${day}`;
  } catch {
    // Half typed: the server says what is wrong when it is saved.
    return 'A language and a country, such as en-US or de-DE.';
  }
}
