import type { Settings } from '../../../shared/settings.ts';
import { goToFault } from '../../lib/use/use-refusal.ts';
import { hoursFault } from '../../lib/words/clock-words.ts';
import { WeeklyHours } from '../../ui/weekly-hours.tsx';
import { NumberSetting } from '../form/bound-fields.tsx';
import { SaveBar } from '../form/save-bar.tsx';
import { SettingsCard } from '../form/settings-card.tsx';
import { useSettingsForm } from '../form/use-settings-form.ts';

export function CallPolicy({ settings }: { settings: Settings }) {
  const form = useSettingsForm(settings);
  const { hours } = form.values('calls');
  const fault = hoursFault(hours) ?? form.errorOf('calls', 'hours');
  const of = { form, section: 'calls' as const };
  return (
    <>
      <SettingsCard
        title="Hours of the office"
        note={`In the time of ${settings.brokerage.timeZone.replaceAll('_', ' ')}. Each agent may keep hours of their own, under Calls.`}
      >
        <WeeklyHours hours={hours} onChange={(next) => form.set('calls', { hours: next })} />
        {fault && (
          <p role="alert" className="text-list text-rust">
            {fault}
          </p>
        )}
      </SettingsCard>
      <SettingsCard title="What is offered">
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberSetting {...of} name="lengthMinutes" label="A call is" unit="minutes long" min={5} max={480} step={5} />
          <NumberSetting
            {...of}
            name="noticeMinutes"
            label="Not sooner than in"
            help="The time you need to get ready."
            unit="minutes"
            min={0}
            step={15}
          />
          <NumberSetting {...of} name="horizonDays" label="Not later than in" unit="days" min={1} max={365} />
          <NumberSetting {...of} name="remindMinutesBefore" label="Remind both sides" unit="minutes before" min={0} step={15} />
        </div>
      </SettingsCard>
      <SaveBar
        {...form}
        isDirty={form.isDirty}
        save={() => (hoursFault(hours) ? goToFault(document.querySelector('main')) : form.save())}
        hasErrors={form.hasErrors || fault !== undefined}
      />
    </>
  );
}
