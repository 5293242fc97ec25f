import type { LucideIcon } from 'lucide-react';
import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { errorCode, errorWords } from '../lib/words/error-words.ts';
import { Button } from './button.tsx';

type Props = {
  query: { isPending: boolean; error: unknown; data?: unknown; refetch(): unknown };
  isEmpty?: boolean;
  loading: ReactNode;
  empty?: ReactNode;
  children: ReactNode;
};

/** What is shown is not there any more, or not for this person: it goes. */
const GONE = new Set(['NOT_FOUND', 'FORBIDDEN', 'UNAUTHORIZED']);

/**
 * Every list in the one order: loading, error, empty, items. (More follows with `MoreButton`.) A question that failed
 * takes nothing away that is shown already: that it may be old says a line, or for a server out of reach the banner.
 */
export function ListStates({ query, isEmpty = false, loading, empty, children }: Props) {
  if (query.isPending) return loading;
  const code = errorCode(query.error);
  const isKept = query.data !== undefined && !GONE.has(code ?? '');
  if (query.error && !isKept) {
    return (
      <div role="alert" className="flex flex-col items-center gap-3 px-6 py-12 text-center">
        <CloudOff aria-hidden="true" className="size-6 text-faint" />
        <p className="max-w-sm text-soft">{errorWords(query.error)}</p>
        {/* What a role may not see it may not see a second time. */}
        {errorCode(query.error) !== 'FORBIDDEN' && <Button onClick={() => query.refetch()}>Try again</Button>}
      </div>
    );
  }
  return (
    <>
      {query.error && code !== null && (
        <div role="alert" className="flex shrink-0 items-center justify-center gap-3 border-b bg-amber-wash px-3 py-1 text-amber text-xs">
          <span className="min-w-0 break-words">What you see may be old. {errorWords(query.error)}</span>
          <Button size="sm" onClick={() => query.refetch()}>
            Try again
          </Button>
        </div>
      )}
      {isEmpty ? empty : children}
    </>
  );
}

type More = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown };

export function MoreButton({ query }: { query: More }) {
  if (!query.hasNextPage) return null;
  return (
    <div className="flex justify-center p-3">
      <Button size="sm" isBusy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
        {query.isFetchingNextPage ? 'Loading…' : 'Show more'}
      </Button>
    </div>
  );
}

/** An empty state teaches the next step. */
export function Empty({
  icon: Icon,
  title,
  action,
  children,
}: {
  icon: LucideIcon;
  title: string;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-14 text-center">
      <span className="mb-1 grid size-11 place-items-center rounded-full bg-sunken">
        <Icon aria-hidden="true" className="size-5 text-faint" />
      </span>
      <p className="font-serif text-lg">{title}</p>
      {children && <div className="max-w-xs text-list text-soft leading-relaxed">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
