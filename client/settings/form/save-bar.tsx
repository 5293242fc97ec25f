import { useCommands } from '../../lib/commands/use-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { LeaveGuard } from '../../ui/leave-guard.tsx';

type Props = { isDirty: boolean; isBusy: boolean; hasErrors?: boolean; save(): unknown; discard(): void };

/** Says that something is not saved yet, saves it or takes it back, and asks before one walks away from it. */
export function SaveBar({ isDirty, isBusy, hasErrors = false, save, discard }: Props) {
  useCommands(isDirty ? [{ id: 'settings.save', name: 'Save the changes', group: 'Settings', keys: 'mod+s', run: () => void save() }] : []);
  return (
    <>
      {isDirty && (
        <section
          aria-label="Unsaved changes"
          className="sticky bottom-0 z-10 -mx-4 mt-6 flex animate-rise flex-wrap items-center gap-x-3 gap-y-2 border-t bg-raised px-4 py-3 shadow-float md:-mx-8 md:px-8"
        >
          <p role="status" className={`mr-auto text-list ${hasErrors ? 'text-rust' : 'text-soft'}`}>
            {hasErrors ? 'Something is not right yet. See the marked fields.' : 'You have unsaved changes.'}
          </p>
          <Button look="ghost" onClick={discard}>
            Discard
          </Button>
          <Button look="primary" isBusy={isBusy} onClick={save}>
            Save <Kbd keys="mod+s" />
          </Button>
        </section>
      )}
      <LeaveGuard isDirty={() => isDirty} />
    </>
  );
}
