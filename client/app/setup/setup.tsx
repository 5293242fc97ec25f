import { SETUP_STEPS, type Settings, type SetupStep } from '../../../shared/settings.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Street } from '../door/street.tsx';
import { BrokerageStep } from './brokerage-step.tsx';
import { MailboxStep } from './mailbox-step.tsx';
import { ModelStep } from './model-step.tsx';
import type { Go } from './step-frame.tsx';
import { Stepper } from './stepper.tsx';

type Step = Exclude<SetupStep, 'done'>;

/** Leads the first admin through what a house needs, one thing at a time. How far one came is kept on the server. */
export function Setup({ settings, step }: { settings: Settings; step: Step }) {
  const utils = trpc.useUtils();
  const move = trpc.settings.setSetupStep.useMutation({
    onSuccess: () => utils.settings.get.invalidate(),
    onError: (error) => void toast.error(errorWords(error)),
  });
  const at = SETUP_STEPS.indexOf(step);
  const to = (place: number) => () => move.mutate({ step: SETUP_STEPS[place] ?? 'done' });
  const go: Go = { next: to(at + 1), back: at > 0 ? to(at - 1) : null, isBusy: move.isPending };
  return (
    // A toast stands beside the form where there is room beside it; else the form ends above it.
    <main className="flex h-[calc(100%-var(--toast-room))] flex-col overflow-auto xl:h-full">
      <div className="mx-auto w-full max-w-3xl flex-1 px-4 pt-8 pb-12 sm:px-8 sm:pt-12">
        <header className="mb-8 flex flex-wrap items-center justify-between gap-4">
          <p className="flex items-center gap-3 font-medium font-serif text-xl">
            <img src="/icon.svg" alt="" className="size-8" /> Openhouse
          </p>
          <Stepper at={at} />
        </header>
        {step === 'brokerage' && <BrokerageStep settings={settings} go={go} />}
        {step === 'mailbox' && <MailboxStep go={go} />}
        {step === 'model' && <ModelStep settings={settings} go={go} />}
      </div>
      <Street className="pointer-events-none mx-auto w-[52rem] max-w-full shrink-0 max-sm:hidden" />
    </main>
  );
}
