import type { SearchHit } from '../../../shared/thread.ts';

/** Plain text with the words of a search marked in it. */
export function Marked({ hit: { text, marks } }: { hit: Pick<SearchHit, 'text' | 'marks'> }) {
  return (
    <>
      {marks.map(({ from, to }, at) => (
        <span key={from}>
          {text.slice(marks[at - 1]?.to ?? 0, from)}
          <mark className="rounded-sm bg-brick-wash font-semibold text-brick">{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  );
}
