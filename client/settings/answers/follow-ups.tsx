import { Plus, X } from 'lucide-react';
import type { Settings } from '../../../shared/settings.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Input } from '../../ui/field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { SaveBar } from '../form/save-bar.tsx';
import { SettingsCard } from '../form/settings-card.tsx';
import { useSettingsForm } from '../form/use-settings-form.ts';

const MOST = 3;
const ORDINALS = ['first', 'second', 'third'];

export function FollowUps({ settings }: { settings: Settings }) {
  const form = useSettingsForm(settings);
  const { isOn, afterDays } = form.values('followUps');
  const setDays = (days: number[]) => form.set('followUps', { afterDays: days });
  const last = afterDays.at(-1) ?? 0;
  const isRefused = form.errorOf('followUps', 'afterDays') !== undefined;
  return (
    <>
      <SettingsCard
        title="After silence"
        note="Sent only to somebody who wrote and then fell silent; a reply, a booked call, an opt-out or a colleague who takes over ends it."
      >
        <Switch
          label="Follow up by itself"
          help="In the same conversation, in its language. Guarded and held like any answer."
          isOn={isOn}
          onChange={(next) => form.set('followUps', { isOn: next })}
        />
        <ol className={`space-y-2 ${isOn ? '' : 'opacity-60'}`}>
          {afterDays.map((days, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the row is what each one is.
            <li key={at} className="flex items-center gap-2 text-list">
              <span className="w-28 text-soft">The {ORDINALS[at]} after</span>
              <Input
                isInline
                type="number"
                min={1}
                max={365}
                disabled={!isOn}
                aria-label={`Days until the ${ORDINALS[at]} follow-up`}
                aria-invalid={(isRefused && !(days >= 1 && days <= 365)) || undefined}
                value={Number.isNaN(days) ? '' : days}
                onChange={(event) =>
                  setDays(
                    afterDays.map((one, n) => (n === at ? (event.target.value === '' ? Number.NaN : Number(event.target.value)) : one)),
                  )
                }
                className="w-20 tabular-nums"
              />
              <span className="text-faint">days of silence</span>
              <IconButton
                label={`Remove the ${ORDINALS[at]} follow-up`}
                disabled={!isOn}
                onClick={() => setDays(afterDays.filter((_, n) => n !== at))}
              >
                <X aria-hidden="true" className="size-3.5" />
              </IconButton>
            </li>
          ))}
        </ol>
        {isRefused && (
          <p role="alert" className="text-list text-rust">
            Each is between 1 and 365 days.
          </p>
        )}
        {afterDays.length < MOST && (
          <Button size="sm" disabled={!isOn} onClick={() => setDays([...afterDays, Math.min(last + 7, 365)])}>
            <Plus aria-hidden="true" className="size-3.5" /> Add one
          </Button>
        )}
      </SettingsCard>
      <SaveBar {...form} />
    </>
  );
}
