import type { Settings } from '../../../shared/settings.ts';
import { Field, Input } from '../../ui/field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ClockField, NumberSetting, Pinned } from '../form/bound-fields.tsx';
import { SaveBar } from '../form/save-bar.tsx';
import { SettingsCard } from '../form/settings-card.tsx';
import { useSettingsForm } from '../form/use-settings-form.ts';
import { ModeByKind } from './mode-by-kind.tsx';
import { ModeCards } from './mode-cards.tsx';

export function Autopilot({ settings }: { settings: Settings }) {
  const form = useSettingsForm(settings);
  const ai = form.values('ai');
  const { pinned } = settings;
  const night = ai.quietHours;
  const setNight = (change: Partial<typeof night>) => form.set('ai', { quietHours: { ...night, ...change } });
  const of = { form, section: 'ai' as const };
  return (
    <>
      <SettingsCard title="By itself or not" note="For the whole brokerage. A conversation may be stricter, never looser.">
        <ModeCards mode={ai.mode} isPinned={pinned.mode !== null} onChange={(mode) => form.set('ai', { mode })} />
        {pinned.mode !== null && <Pinned by="AI_MODE" />}
      </SettingsCard>
      <SettingsCard
        title="By kind of mail"
        note="Some mail wants a person whatever the rest does. The stricter of this and the above counts."
      >
        <ModeByKind mode={ai.mode} modeByKind={ai.modeByKind} onChange={(modeByKind) => form.set('ai', { modeByKind })} />
      </SettingsCard>
      <SettingsCard title="Holding back" note="The time to read along, and to stop an answer before it leaves.">
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberSetting
            {...of}
            name="holdSeconds"
            label="Hold an answer for"
            unit="seconds"
            min={0}
            max={86_400}
            pinnedBy={pinned.holdSeconds === null ? null : 'HOLD_SECONDS'}
          />
          <NumberSetting
            {...of}
            name="settleSeconds"
            label="Wait after the newest mail"
            help="People often send two in a row."
            unit="seconds"
            min={0}
            max={86_400}
            pinnedBy={pinned.settleSeconds === null ? null : 'SETTLE_SECONDS'}
          />
        </div>
      </SettingsCard>
      <SettingsCard
        title="Quiet hours"
        note={`Nobody writes at three in the night. In the time of ${settings.brokerage.timeZone.replaceAll('_', ' ')}.`}
      >
        <Switch
          label="Keep quiet hours"
          help="An automatic answer waits for the morning. What a person sends leaves at once."
          isOn={night.isOn}
          onChange={(isOn) => setNight({ isOn })}
        />
        {night.isOn && (
          <div className="grid animate-arrive gap-4 sm:grid-cols-3">
            <ClockField label="From" minutes={night.from} onChange={(from) => setNight({ from })} />
            <ClockField label="Until" minutes={night.to} onChange={(to) => setNight({ to })} />
            <Field label="But answer who wrote within" help="They are awake.">
              <span className="flex items-center gap-2">
                <Input
                  type="number"
                  min={0}
                  max={1440}
                  value={night.awakeMinutes}
                  onChange={(event) => setNight({ awakeMinutes: Number(event.target.value) })}
                  className="max-w-24"
                />
                <span className="text-faint text-list">minutes</span>
              </span>
            </Field>
          </div>
        )}
      </SettingsCard>
      <SettingsCard title="When a person gets it" note="What the AI is not sure of it does not answer.">
        <NumberSetting {...of} name="minConfidence" label="Hand over when less sure than" unit="%" scale={100} min={0} max={100} />
      </SettingsCard>
      <SettingsCard
        title="When a call is proposed"
        note="The conversation moves to a call when the customer is ready, or engaged long enough."
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberSetting
            {...of}
            name="callReadiness"
            label="Ready at once from"
            help="How ready the mail sounds."
            unit="%"
            scale={100}
            min={0}
            max={100}
          />
          <NumberSetting {...of} name="callEngagement" label="Engaged from" unit="%" scale={100} min={0} max={100} />
          <NumberSetting {...of} name="callExchange" label="After so many exchanges" help="When still engaged." min={0} max={100} />
          <NumberSetting
            {...of}
            name="callSlotsFilled"
            label="Or so many answers known"
            help="Area, budget, time and the like."
            min={0}
            max={20}
          />
          <NumberSetting {...of} name="refusalWindow" label="After a no, ask again after" unit="exchanges" min={0} max={100} />
        </div>
      </SettingsCard>
      <SettingsCard title="Brakes" note="Against two machines that answer each other. What is above waits for a person.">
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberSetting {...of} name="secondsBetweenReplies" label="Between two answers to one person" unit="seconds" min={0} />
          <NumberSetting {...of} name="maxAutoRepliesPerHour" label="To one person in an hour" unit="at most" min={0} />
          <NumberSetting {...of} name="maxAutoRepliesPerDay" label="To one person in a day" unit="at most" min={0} />
          <NumberSetting {...of} name="maxAutoRepliesPerMailboxHour" label="From one mailbox in an hour" unit="at most" min={0} />
        </div>
      </SettingsCard>
      <SettingsCard title="The model" note="When the budget is used up, mail waits for people until midnight (UTC).">
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberSetting {...of} name="dailyTokenBudget" label="Budget of a day" unit="tokens" min={0} step={1000} />
          <NumberSetting {...of} name="timeoutSeconds" label="Give up after" unit="seconds" min={1} max={600} />
          <NumberSetting {...of} name="concurrency" label="Conversations at once" min={1} max={64} />
        </div>
      </SettingsCard>
      <SaveBar {...form} />
    </>
  );
}
