import type { Settings } from '../../../shared/settings.ts';
import { Switch } from '../../ui/switch.tsx';
import { TextSetting } from '../form/bound-fields.tsx';
import { SaveBar } from '../form/save-bar.tsx';
import { SettingsCard } from '../form/settings-card.tsx';
import { useSettingsForm } from '../form/use-settings-form.ts';
import { LetterPreview } from './letter-preview.tsx';

export function Voice({ settings }: { settings: Settings }) {
  const form = useSettingsForm(settings);
  const voice = form.values('voice');
  return (
    <>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[1fr_20rem]">
        <div>
          <SettingsCard isStacked title="How it sounds">
            <TextSetting
              form={form}
              section="voice"
              name="tone"
              label="Tone"
              rows={2}
              help="A few words, as you would tell a new colleague: warm, brief, no pressure."
            />
            <TextSetting form={form} section="voice" name="signature" label="Signature" rows={4} help="Below every answer of the AI." />
          </SettingsCard>
          <SettingsCard
            isStacked
            title="Saying that an AI wrote it"
            note="Some places ask for it by law (California’s SB 1001, the EU’s AI Act, article 50); customers thank you for it everywhere."
          >
            <Switch
              label="Disclose the AI"
              help="A line under each answer that no person wrote."
              isOn={voice.isDisclosureOn}
              onChange={(isDisclosureOn) => form.set('voice', { isDisclosureOn })}
            />
            <TextSetting form={form} section="voice" name="disclosure" label="The line" rows={3} />
          </SettingsCard>
        </div>
        <LetterPreview brokerage={form.values('brokerage')} voice={voice} />
      </div>
      <SaveBar {...form} />
    </>
  );
}
