import { Link } from '@react-email/link';
import { Fragment } from 'react';
import type { List, Span } from '../letter.ts';
import { LinkedWords } from './linked-words.tsx';
import { light } from './palette.ts';
import { words } from './styles.ts';

/** Words of which some are bold, italic or a link. React escapes the rest. */
export function RichWords({ spans }: { spans: Span[] }) {
  return spans.map((span, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: set once, never changed.
    <Fragment key={at}>{marked(span)}</Fragment>
  ));
}

function marked({ text, isBold, isItalic, href }: Span) {
  const plain = href ? text : <LinkedWords text={text} />;
  const slanted = isItalic ? <em>{plain}</em> : plain;
  const heavy = isBold ? <strong>{slanted}</strong> : slanted;
  if (!href) return heavy;
  return (
    <Link href={href} className="t-brick" style={{ color: light('brick'), textDecoration: 'underline' }}>
      {heavy}
    </Link>
  );
}

export function RichList({ list: { start, items }, isInner = false }: { list: List; isInner?: boolean }) {
  const look = words('body', 'ink', { margin: isInner ? '4px 0 0' : '0 0 16px', paddingLeft: '24px' });
  const rows = items.map(({ spans, lists }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: set once, never changed.
    <li key={at} style={{ margin: '0 0 4px' }}>
      <RichWords spans={spans} />
      {lists.map((inner, deep) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: set once, never changed.
        <RichList key={deep} list={inner} isInner />
      ))}
    </li>
  ));
  return start === null ? (
    <ul {...look}>{rows}</ul>
  ) : (
    <ol start={start} {...look}>
      {rows}
    </ol>
  );
}
