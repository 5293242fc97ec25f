import type { Settings } from '../../../shared/settings.ts';
import { useHealth } from '../../lib/live/use-health.ts';
import { BrokerageFields, ZoneField } from '../../settings/brokerage.tsx';
import { useSettingsForm } from '../../settings/form/use-settings-form.ts';
import { Button } from '../../ui/button.tsx';
import { type Go, StepFrame } from './step-frame.tsx';

export function BrokerageStep({ settings, go }: { settings: Settings; go: Go }) {
  const form = useSettingsForm(settings);
  const isStage = useHealth().data?.rehearsal ?? false;
  const submit = async () => {
    if (await form.save()) go.next();
  };
  return (
    <StepFrame
      title="Who are you?"
      note={
        isStage
          ? 'Larkin & Vale Realty is the invented brokerage of the rehearsal. Write your own over it, or leave it while you look around.'
          : 'Your customers see these words, and the AI may say them of you.'
      }
      go={go}
      skip="Skip for now"
      action={
        <Button look="primary" type="submit" form="brokerage" isBusy={form.isBusy || go.isBusy}>
          Continue
        </Button>
      }
    >
      <form
        id="brokerage"
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <BrokerageFields form={form} />
        <ZoneField form={form} />
      </form>
    </StepFrame>
  );
}
