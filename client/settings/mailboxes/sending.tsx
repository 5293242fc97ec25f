import { Link } from '@tanstack/react-router';
import type { Settings } from '../../../shared/settings.ts';
import { PATHS } from '../../app/paths.ts';
import { trpc } from '../../lib/trpc.ts';
import { ProgressBar } from '../../ui/progress.tsx';
import { NumberSetting } from '../form/bound-fields.tsx';
import { SaveBar } from '../form/save-bar.tsx';
import { SettingsCard } from '../form/settings-card.tsx';
import { useSettingsForm } from '../form/use-settings-form.ts';

export function Sending({ settings }: { settings: Settings }) {
  const form = useSettingsForm(settings);
  const boxes = trpc.settings.mailboxes.useQuery(undefined, { refetchInterval: 30_000 }).data?.items ?? [];
  const { pinned } = settings;
  const of = { form, section: 'sending' as const };
  return (
    <>
      <SettingsCard
        title="Limits of a mailbox"
        note="Kept over restarts and over several servers. Campaigns leave the last tenth of a day to conversations."
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberSetting
            {...of}
            name="perMinute"
            label="In a minute"
            unit="mails at most"
            min={1}
            pinnedBy={pinned.perMinute === null ? null : 'SEND_PER_MINUTE'}
          />
          <NumberSetting
            {...of}
            name="perDay"
            label="In a day"
            unit="mails at most"
            min={1}
            pinnedBy={pinned.perDay === null ? null : 'SEND_PER_DAY'}
          />
        </div>
      </SettingsCard>
      <SettingsCard title="Second thoughts">
        <NumberSetting
          {...of}
          name="undoSeconds"
          label="A person’s mail waits"
          help="So that it can be taken back."
          unit="seconds"
          min={0}
          max={600}
        />
      </SettingsCard>
      <SettingsCard title="Today" note="The day turns at midnight UTC.">
        <ul className="space-y-4">
          {boxes.map((box) => (
            <li key={box.id}>
              <p className="mb-1.5 flex flex-wrap justify-between gap-x-3 text-list">
                <span className="truncate font-medium">{box.address}</span>
                <span className="text-soft tabular-nums">
                  {box.sentToday} of {box.limitToday}
                  {box.warmUp && box.limitToday < settings.sending.perDay && ', warming up'}
                </span>
              </p>
              <ProgressBar label={`Sent today from ${box.address}`} value={box.sentToday} total={box.limitToday} />
            </li>
          ))}
        </ul>
        <p className="text-faint text-xs">
          A new address rises step by step: set its warm-up under{' '}
          <Link to={PATHS.settings} params={{ section: 'mailboxes' }} className="text-brick underline underline-offset-2">
            Mailboxes
          </Link>
          .
        </p>
      </SettingsCard>
      <SaveBar {...form} />
    </>
  );
}
