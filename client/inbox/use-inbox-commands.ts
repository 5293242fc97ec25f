import { AlarmClock, CircleCheck, MailOpen, RotateCcw, Search, UserPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ThreadRow } from '../../shared/thread.ts';
import { useCommands } from '../lib/commands/use-commands.ts';
import type { Meant } from './desk/use-desk.ts';
import { useDesk } from './desk/use-desk.ts';
import type { Picks } from './list/use-picks.ts';
import type { InboxPlace } from './use-inbox-place.ts';

type Options = { place: InboxPlace; rows: ThreadRow[]; picks: Picks; opened: Meant | null };

/**
 * The keys of the inbox. They mean what is picked; else the thread that stands open; else the row one has walked to.
 * @returns the row that the keys stand on while no thread is open, and how to stand on another
 */
export function useInboxCommands({ place, rows, picks, opened }: Options) {
  const desk = useDesk();
  const { threadId } = place;
  const [cursor, setCursor] = useState<string | null>(null);
  const at = useAt(rows, threadId ?? cursor);

  const step = (by: number) => {
    const opening = place.now().threadId;
    const from = opening === threadId ? at : placeOf(rows, opening ?? cursor, at.index);
    const next = rows[from.found ? Math.min(Math.max(from.index + by, 0), rows.length - 1) : Math.min(from.index, rows.length - 1)];
    if (!next) return;
    if (opening) place.open(next.id);
    else setCursor(next.id);
  };
  const standsOn = rows[at.index];
  const threads: Meant[] =
    picks.ids.size > 0
      ? rows.filter(({ id }) => picks.ids.has(id))
      : threadId
        ? opened
          ? [opened]
          : []
        : standsOn && at.found
          ? [standsOn]
          : [];
  const may = threads.length > 0 && threads.some(desk.mayAct);
  const isAway = threads.length > 0 && threads.every(({ status }) => status !== 'open');
  const these = threads.length > 1 ? 'these conversations' : 'this conversation';
  /** A deed means what is shown: pressed while another conversation is on its way to the screen it would mean the one left. */
  const deed = (act: () => unknown) => () => {
    if (place.now().threadId === threadId) act();
  };
  const withThese = (act: (threads: Meant[]) => unknown) =>
    deed(() => {
      act(threads);
      picks.clear();
    });
  /** What one stood on has left its list: the next one stands open, or has the cursor, and a second press means that one. */
  const goOn = () => {
    const gone = place.now().threadId;
    const next = (at.found ? (rows[at.index + 1] ?? rows[at.index - 1])?.id : undefined) ?? null;
    if (!gone) {
      setCursor(next);
      return () => setCursor((now) => (now === next ? cursor : now));
    }
    place.open(next);
    // Taken back soon, it is looked at again; not from wherever one has gone meanwhile.
    return () => void (place.now().threadId === next && place.open(gone));
  };
  /** @param act told, when what was open goes, how to come back to it */
  const puttingAway = (act: (threads: Meant[], onTakenBack?: () => void) => unknown) =>
    withThese((these) => {
      act(these, picks.ids.size === 0 && these.some(desk.mayAct) ? goOn() : undefined);
    });
  const group = 'Inbox';

  useCommands([
    { id: 'inbox.next', name: 'Next conversation', group, keys: ['j', 'ArrowDown'], isQuiet: true, run: () => step(1) },
    { id: 'inbox.previous', name: 'Previous conversation', group, keys: ['k', 'ArrowUp'], isQuiet: true, run: () => step(-1) },
    {
      ...{ id: 'inbox.open', name: 'Open the conversation', group, keys: 'Enter', isQuiet: true },
      run: () => {
        const row = (at.found ? standsOn : undefined) ?? rows[0];
        if (row) place.open(row.id);
      },
    },
    {
      ...{ id: 'inbox.back', name: 'Back to the list', group, keys: 'Escape', isQuiet: true },
      run: () => {
        const now = place.now();
        if (now.search.why) place.narrow({ why: undefined });
        else if (picks.ids.size > 0) picks.clear();
        else if (now.threadId) {
          setCursor(now.threadId);
          place.open(null);
        } else if (now.search.q) place.narrow({ q: undefined });
      },
    },
    {
      ...{ id: 'inbox.search', name: 'Search mail, people and addresses', group, keys: '/', icon: Search },
      run: () => document.getElementById('inbox-search')?.focus(),
    },
    {
      ...{ id: 'inbox.pick', name: 'Pick, to act on several', group, keys: 'x', isQuiet: true },
      run: () => {
        const row = standsOn ?? rows[0];
        if (!row) return;
        picks.toggle(row.id);
        if (!threadId && !at.found) setCursor(row.id);
      },
    },
    ...(may && !isAway
      ? [{ id: 'inbox.close', name: `Close ${these}`, group, keys: 'e', icon: CircleCheck, run: puttingAway(desk.close) }]
      : []),
    ...(may && isAway
      ? [{ id: 'inbox.reopen', name: `Put ${these} back`, group, keys: 'e', icon: RotateCcw, run: puttingAway(desk.reopen) }]
      : []),
    ...(may
      ? [
          {
            ...{ id: 'inbox.snooze', name: `Snooze ${these}`, group, keys: 's', icon: AlarmClock },
            run: deed(() => desk.ask({ what: 'snooze', threads, onDone: picks.clear })),
          },
          {
            ...{ id: 'inbox.unread', name: 'Mark as new again', group, keys: 'u', icon: MailOpen },
            run: withThese((these) => {
              // An open conversation is read at once: it is left first.
              if (threadId) {
                setCursor(threadId);
                place.open(null);
              }
              return desk.markUnread(these);
            }),
          },
        ]
      : []),
    ...(desk.mayAssign && threads.length > 0
      ? [
          {
            ...{ id: 'inbox.assign', name: `Assign ${these}`, group, keys: 'a', icon: UserPlus },
            run: deed(() => desk.ask({ what: 'assign', threads, onDone: picks.clear })),
          },
        ]
      : []),
  ]);
  return { cursor: threadId ? null : cursor, stand: setCursor };
}

type At = { index: number; found: boolean };

/** Where a row stands. One that has left the list leaves its place, and the next step leads to what is there now. */
function useAt(rows: ThreadRow[], id: string | null): At {
  const last = useRef(0);
  const at = placeOf(rows, id, id === null ? 0 : last.current);
  last.current = at.index;
  return at;
}

/** @param otherwise where one stands when the row is not there */
function placeOf(rows: ThreadRow[], id: string | null, otherwise: number): At {
  const index = id === null ? -1 : rows.findIndex((row) => row.id === id);
  return { index: index === -1 ? otherwise : index, found: index !== -1 };
}
