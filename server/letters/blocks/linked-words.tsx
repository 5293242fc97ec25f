import { Link } from '@react-email/link';
import { Fragment, type ReactNode } from 'react';
import { type Colour, light } from './palette.ts';

const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g;

/** Text with its line breaks and with its web addresses as links. React escapes the rest. */
export function LinkedWords({ text, colour = 'brick' }: { text: string; colour?: Colour }) {
  return text.split('\n').map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: set once, never changed.
    <Fragment key={at}>
      {at > 0 && <br />}
      {linked(line, colour)}
    </Fragment>
  ));
}

function linked(line: string, colour: Colour): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { 0: url, index } of line.matchAll(ADDRESS)) {
    parts.push(
      line.slice(from, index),
      <Link key={index} href={url} className={`t-${colour}`} style={{ color: light(colour), textDecoration: 'underline' }}>
        {url}
      </Link>,
    );
    from = index + url.length;
  }
  return [...parts, line.slice(from)];
}
