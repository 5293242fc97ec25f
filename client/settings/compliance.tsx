import { Link } from '@tanstack/react-router';
import { Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Settings } from '../../shared/settings.ts';
import { PATHS } from '../app/paths.ts';
import { Field, Textarea } from '../ui/field.tsx';
import { TextSetting } from './form/bound-fields.tsx';
import { SaveBar } from './form/save-bar.tsx';
import { SettingsCard } from './form/settings-card.tsx';
import { useSettingsForm } from './form/use-settings-form.ts';

const LINK = 'text-brick underline underline-offset-2';

export function Compliance({ settings }: { settings: Settings }) {
  const form = useSettingsForm(settings);
  const { brokerage, voice } = { brokerage: form.values('brokerage'), voice: form.values('voice') };
  return (
    <>
      <SettingsCard title="At a glance">
        <ul className="space-y-2">
          <Point isFine={brokerage.postalAddress.trim() !== ''}>
            A postal address stands under every campaign (CAN-SPAM Act, 15 U.S.C. §7704).
          </Point>
          <Point isFine={voice.isDisclosureOn && voice.disclosure.trim() !== ''}>Answers of the AI say that an AI wrote them.</Point>
          <Point isFine>Every campaign carries a one-click way out (RFC 8058), and whoever takes it gets no campaign again.</Point>
          <Point isFine>Answers are checked for steering language before they may leave (Fair Housing Act, 42 U.S.C. §3604).</Point>
        </ul>
      </SettingsCard>
      <SettingsCard title="What mail may say">
        <TextSetting form={form} section="brokerage" name="postalAddress" label="Postal address" rows={2} />
        <Field
          label="Domains that mail may link to"
          help="One on a line, such as example.com. A link elsewhere in an answer of the AI is stopped."
          error={form.errorOf('brokerage', 'linkDomains')}
        >
          <Textarea
            rows={3}
            value={brokerage.linkDomains.join('\n')}
            onChange={(event) =>
              form.set('brokerage', { linkDomains: event.target.value.split(/\n/).map((line) => line.trim().toLowerCase()) })
            }
            onBlur={() => form.set('brokerage', { linkDomains: brokerage.linkDomains.filter(Boolean) })}
          />
        </Field>
        <p className="text-faint text-xs">
          The line that discloses the AI is under{' '}
          <Link to={PATHS.settings} params={{ section: 'voice' }} className={LINK}>
            Voice
          </Link>
          .
        </p>
      </SettingsCard>
      <SettingsCard title="What is kept, and how long">
        <dl className="divide-y rounded-lg border bg-raised text-list">
          <Kept name="Mail, as it came">Until its contact is erased. It is evidence, and nothing of it is changed.</Kept>
          <Kept name="Contacts and conversations">Until they are erased.</Kept>
          <Kept name="An opt-out">For good, so that it is honoured for good; after an erasure as a hash that names nobody.</Kept>
          <Kept name="Who did what">For good.</Kept>
          <Kept name="Runs of jobs">14 days.</Kept>
          <Kept name="Sessions">30 days after they were last used.</Kept>
        </dl>
      </SettingsCard>
      <SettingsCard title="When somebody asks" note="GDPR articles 15, 17 and 20; CCPA §1798.105.">
        <p className="text-list text-soft leading-relaxed">
          Find the person under{' '}
          <Link to={PATHS.contacts} params={{ contactId: undefined }} className={LINK}>
            Contacts
          </Link>
          : there you export what is known of them, or erase them with their mail. Both are written down in{' '}
          <Link to={PATHS.system} className={LINK}>
            who did what
          </Link>
          .
        </p>
      </SettingsCard>
      <SaveBar {...form} />
    </>
  );
}

function Point({ isFine, children }: { isFine: boolean; children: ReactNode }) {
  const Icon = isFine ? Check : TriangleAlert;
  return (
    <li className="flex gap-2.5 text-list">
      <Icon aria-label={isFine ? 'In order' : 'Not yet'} className={`mt-px size-4 shrink-0 ${isFine ? 'text-soft' : 'text-amber'}`} />
      <span className={isFine ? '' : 'text-amber'}>{children}</span>
    </li>
  );
}

function Kept({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 px-4 py-2.5 sm:grid-cols-[12rem_1fr]">
      <dt className="font-medium">{name}</dt>
      <dd className="text-soft">{children}</dd>
    </div>
  );
}
