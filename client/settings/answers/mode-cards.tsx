import type { AiMode } from '../../../shared/thread.ts';

const MODES: { mode: AiMode; name: string; words: string }[] = [
  { mode: 'autopilot', name: 'Autopilot', words: 'Guarded answers leave by themselves after the hold. You can stop each of them.' },
  { mode: 'review', name: 'Review', words: 'The AI writes, a person approves every answer.' },
  { mode: 'off', name: 'Off', words: 'Mail is read and sorted. People write the answers.' },
];

/** The three ways of working, each said in a sentence. */
export function ModeCards({ mode, isPinned, onChange }: { mode: AiMode; isPinned: boolean; onChange(mode: AiMode): void }) {
  return (
    <fieldset disabled={isPinned} className="grid gap-3 sm:grid-cols-3">
      <legend className="sr-only">How far the AI may go</legend>
      {MODES.map((one) => (
        <label
          key={one.mode}
          className={`cursor-pointer rounded-lg border p-4 transition-colors duration-150 has-focus-visible:outline-2 has-focus-visible:outline-brick ${mode === one.mode ? 'border-pine bg-pine-wash' : 'bg-raised hover:bg-hover'} ${isPinned ? 'opacity-70' : ''}`}
        >
          <input
            type="radio"
            name="mode"
            value={one.mode}
            checked={mode === one.mode}
            onChange={() => onChange(one.mode)}
            className="sr-only"
          />
          <span className={`block font-medium ${mode === one.mode ? 'text-pine' : ''}`}>{one.name}</span>
          <span className="mt-1 block text-list text-soft">{one.words}</span>
        </label>
      ))}
    </fieldset>
  );
}
