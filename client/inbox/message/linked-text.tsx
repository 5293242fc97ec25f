import type { ReactNode } from 'react';

const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]']/g;

/** Plain text with its web addresses as links and given words marked. React escapes the rest; a link tells nobody whence it was followed. */
export function LinkedText({ text, marked = [] }: { text: string; marked?: string[] }) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(patternOf(marked))) {
    parts.push(text.slice(from, index));
    parts.push(
      marked.includes(found) ? (
        <span key={index} className="mention">
          {found}
        </span>
      ) : (
        <a key={index} href={found} target="_blank" rel="noopener noreferrer nofollow" className="text-brick underline underline-offset-2">
          {found}
        </a>
      ),
    );
    from = index + found.length;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}

function patternOf(marked: string[]): RegExp {
  if (marked.length === 0) return ADDRESS;
  // The longest first: `@Ann Lee` is not `@Ann`.
  const literal = marked.toSorted((a, b) => b.length - a.length).map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`${ADDRESS.source}|${literal.join('|')}`, 'g');
}
