import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { mayActOn } from '../../../shared/may-act.ts';
import type { ThreadRow } from '../../../shared/thread.ts';
import type { User } from '../../../shared/user.ts';
import { inTurn, isUnderWay } from '../../lib/live/in-turn.ts';
import { tellThreadNews } from '../../lib/live/thread-news.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { plural } from '../../lib/words/format.ts';
import { withChange, withNews } from '../rows/rows.ts';
import { cachedLists } from '../rows/use-rows.ts';
import { asBefore } from './as-before.ts';
import { changed, type Deed } from './changed.ts';

/** A thread as far as a deed must know it: a row of the list, or the thread that stands open. */
export type Meant = Pick<ThreadRow, 'id' | 'ownerId' | 'status'>;
/** `onDone` is told when it was answered and the deed is done. */
export type Question = { what: 'snooze' | 'assign'; threads: Meant[]; onDone?(): void };

/**
 * What a person does with threads, one or many: shown at once, told in a line with its way back, and put right again
 * from the server when it failed. Threads of colleagues are left alone, as the server would.
 */
export function useDeeds() {
  const { client, inbox } = trpc.useUtils();
  const queryClient = useQueryClient();
  const me = trpc.users.me.useQuery().data ?? null;
  const mayAct = (thread: Pick<Meant, 'ownerId'>) => me !== null && mayActOn(thread, me);

  /** @returns what puts a thread back as it is shown now: its row into its lists, and its conversation. */
  const standing = (threadId: string) => {
    const lists = cachedLists(queryClient).flatMap(({ rows, change }) => {
      const row = rows.find(({ id }) => id === threadId);
      return row ? [() => change((now) => withNews(now, [threadId], [row]))] : [];
    });
    const view = inbox.thread.getData({ threadId });
    return () => {
      for (const putBack of lists) putBack();
      inbox.thread.setData({ threadId }, (now) => now && view && { ...now, thread: view.thread, ownerName: view.ownerName });
    };
  };

  const show = async (ids: string[], deed: Deed) => {
    // An answer under way knows nothing of this yet, and would take it off the screen again, and with it the keys that fit.
    await Promise.all(ids.map((threadId) => inbox.thread.cancel({ threadId })));
    for (const threadId of ids) asBefore.keep(threadId, standing(threadId));
    for (const { place, isSearch, change } of cachedLists(queryClient)) {
      change((rows) => withChange(rows, ids, (row) => changed(row, deed, { place, isSearch, userId: me?.id ?? '' })));
    }
    for (const threadId of ids) {
      inbox.thread.setData({ threadId }, (view) => {
        const row = view && changed({ ...view.thread, ownerName: view.ownerName }, deed);
        return view && row ? { ...view, thread: { ...view.thread, ...row }, ownerName: row.ownerName } : view;
      });
    }
  };

  /**
   * Asks the server for each; what it said no to, or what never reached it, stands again as it was, and says so.
   * @returns those that failed
   */
  const ask = async (ids: string[], send: (threadId: string) => Promise<unknown>) => {
    const errors: unknown[] = [];
    const failed = new Set<string>();
    const sendOne = async (threadId: string) => {
      try {
        await send(threadId);
        asBefore.did(threadId);
      } catch (error) {
        failed.add(threadId);
        errors.push(error);
      }
    };
    await Promise.all(ids.map((threadId) => inTurn(threadId, sendOne)));
    // A thread that something else was asked for meanwhile is put right by that: till then the answer would show what was before it.
    const settled = ids.filter((threadId) => !isUnderWay(threadId));
    for (const threadId of settled) asBefore.settle(threadId);
    tellThreadNews(settled);
    for (const threadId of settled) inbox.thread.invalidate({ threadId });
    inbox.counts.invalidate();
    if (failed.size > 0) toast.error(`${failed.size > 1 ? `${failed.size} could not be changed.` : 'Not done.'} ${errorWords(errors[0])}`);
    return failed;
  };

  const act = async (threads: Meant[], { deed, undone, words, send, undo, onTakenBack }: Act) => {
    const ids = threads.filter(mayAct).map(({ id }) => id);
    const left = threads.length - ids.length;
    if (ids.length === 0) return void toast.error('A colleague has this conversation. Ask them or a team lead.');
    await show(ids, deed);
    const said = `${words(ids.length)}${left > 0 ? ` ${plural(left, 'conversation')} of colleagues stayed.` : ''}`;
    const sent = ask(ids, send);
    const takeBack = async () => {
      if (undone) await show(ids, undone);
      onTakenBack?.();
      if (undo) await ask(ids, undo);
    };
    // Said before the server has; when it did none of it, what was said is not true.
    const unsay = undo && toast.undo(said, takeBack);
    const failed = await sent;
    if (failed.size === ids.length) unsay?.();
    if (failed.size === 0 && !undo) toast.success(said);
  };

  const takeBack = (threadId: string) => client.inbox.reopen.mutate({ threadId, undo: true });
  const many = (n: number, words: string) => (n === 1 ? `${words}.` : `${words}: ${plural(n, 'conversation')}.`);
  return {
    me,
    mayAct,
    mayAssign: me !== null && me.role !== 'agent',
    close: (threads: Meant[], onTakenBack?: () => void) =>
      act(threads, {
        onTakenBack,
        deed: { status: 'closed' },
        undone: { status: 'open' },
        words: (n) => many(n, 'Closed'),
        send: (threadId) => client.inbox.close.mutate({ threadId }),
        undo: takeBack,
      }),
    reopen: (threads: Meant[]) =>
      act(threads, {
        deed: { status: 'open' },
        words: (n) => many(n, 'Back in the inbox'),
        send: (threadId) => client.inbox.reopen.mutate({ threadId }),
      }),
    snooze: (threads: Meant[], until: Date, words: string) =>
      act(threads, {
        deed: { status: 'snoozed', until },
        undone: { status: 'open' },
        words: (n) => many(n, `Snoozed until ${words}`),
        send: (threadId) => client.inbox.snooze.mutate({ threadId, until }),
        undo: takeBack,
      }),
    assign: (threads: Meant[], owner: Pick<User, 'id' | 'name'> | null) => {
      const before = new Map(threads.map(({ id, ownerId }) => [id, ownerId]));
      return act(threads, {
        deed: { owner },
        words: (n) => many(n, owner ? `Assigned to ${owner.name}` : 'Nobody’s now'),
        send: (threadId) => client.inbox.assign.mutate({ threadId, userId: owner?.id ?? null }),
        undo: (threadId) => client.inbox.assign.mutate({ threadId, userId: before.get(threadId) ?? null }),
      });
    },
    markUnread: (threads: Meant[]) =>
      act(threads, {
        deed: { unread: 1 },
        words: (n) => many(n, 'New again'),
        send: (threadId) => client.inbox.markUnread.mutate({ threadId }),
      }),
  };
}
export type Deeds = ReturnType<typeof useDeeds>;

type Act = {
  deed: Deed;
  /** What taking it back shows at once. */
  undone?: Deed;
  words(threads: number): string;
  send(threadId: string): Promise<unknown>;
  undo?: (threadId: string) => Promise<unknown>;
  onTakenBack?(): void;
};

/** The deeds, and the questions some of them need: when to come back, who is to have it. */
export const DeskContext = createContext<(Deeds & { ask(question: Question): void }) | null>(null);

export function useDesk() {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('only within the inbox');
  return desk;
}
