import type { Difference, Replay, ReplaySide } from '../../../shared/replay.ts';
import { exactTime, inWords, shortDate, timeOfDay } from '../../lib/words/format.ts';
import { Chip } from '../../ui/chip.tsx';
import { KIND_WORDS } from '../words.ts';

const WHAT_WORDS: Record<Difference['what'], string> = {
  kind: 'Kind of mail',
  intents: 'What it asks',
  mood: 'Mood',
  slots: 'Learned',
  move: 'Move',
  row: 'Row of the policy',
  listings: 'Listings shown',
  times: 'Times offered',
  text: 'Words',
  guard: 'Guard',
  outcome: 'Outcome',
};

/** What was and what would be, side by side; first of all, what differs. */
export function ReplayResult({ replay }: { replay: Replay }) {
  const { before, after, differences } = replay;
  const told = differences.filter(({ what }) => what !== 'text');
  return (
    <section aria-label="Result of the replay" aria-live="polite" className="mt-5 border-t pt-4">
      <p className="font-medium">{headline(replay)}</p>
      {told.length > 0 && (
        <dl className="mt-2 divide-y text-list">
          {told.map(({ what, before: was, after: would }) => (
            <div key={what} className="grid gap-x-3 py-1.5 sm:grid-cols-[9rem_1fr_1fr]">
              <dt className="text-faint">{WHAT_WORDS[what]}</dt>
              <dd className="break-words text-soft">{tell(what, was)}</dd>
              <dd className="break-words font-medium text-pine">{tell(what, would)}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        {before && <Side title="As it was" side={before} />}
        <Side title="As it would be" side={after} isNew />
      </div>
      <p className="mt-3 text-faint text-xs">With what was known on {exactTime(replay.asOf)}. Times booked since count as taken.</p>
    </section>
  );
}

const CODES: Difference['what'][] = ['kind', 'intents', 'move', 'outcome'];

function tell(what: Difference['what'], words: string): string {
  if (words === '') return 'none';
  if (what === 'times') return words.split(', ').map(timeWords).join(' · ');
  return CODES.includes(what) ? words.split(', ').map(inWords).join(', ') : words;
}

function timeWords(iso: string): string {
  const at = new Date(iso);
  return `${shortDate(at)}, ${timeOfDay(at)}`;
}

function headline({ before, differences }: Replay): string {
  if (!before) return 'Nothing was decided about this mail before.';
  if (differences.length === 0) return 'Nothing would differ.';
  return differences.length === 1 ? 'One thing would differ.' : `${differences.length} things would differ.`;
}

function Side({ title, side, isNew = false }: { title: string; side: ReplaySide; isNew?: boolean }) {
  const failed = side.guard.filter(({ passed, attempt }) => !passed && attempt === Math.max(...side.guard.map((check) => check.attempt)));
  return (
    <article className={`rounded-lg border p-3 ${isNew ? 'border-pine/30 bg-pine-wash' : 'bg-surface'}`}>
      <h3 className="eyebrow mb-2">{title}</h3>
      <p className="flex flex-wrap items-center gap-1.5">
        <Chip>{KIND_WORDS[side.triage.kind]}</Chip>
        <Chip>{inWords(side.move)}</Chip>
        <span className="text-faint text-xs">{inWords(side.outcome)}</span>
      </p>
      <p className="mt-1.5 text-soft text-xs">{side.rows.find((row) => row.fired)?.why ?? side.firedRow}</p>
      {side.draft ? (
        <p className="mt-2 whitespace-pre-wrap break-words border-t pt-2 text-list leading-relaxed">{side.draft.text.trim()}</p>
      ) : (
        <p className="mt-2 border-t pt-2 text-faint text-list">No answer.</p>
      )}
      {failed.map(({ gate, detail }) => (
        <p key={gate} className="mt-1.5 text-rust text-xs">
          {inWords(gate)}: {detail}
        </p>
      ))}
    </article>
  );
}
