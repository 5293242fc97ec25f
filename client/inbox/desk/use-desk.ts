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
import { withChange } from '../rows/rows.ts';
import { cachedLists } from '../rows/use-rows.ts';
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

  const show = async (ids: string[], deed: Deed) => {
    // An answer under way knows nothing of this yet, and would take it off the screen again, and with it the keys that fit.
    await Promise.all(ids.map((threadId) => inbox.thread.cancel({ threadId })));
    for (const { place, change } of cachedLists(queryClient)) {
      change((rows) => withChange(rows, ids, (row) => changed(row, deed, { place, userId: me?.id ?? '' })));
    }
    for (const threadId of ids) {
      inbox.thread.setData({ threadId }, (view) => {
        const row = view && changed({ ...view.thread, ownerName: view.ownerName }, deed);
        return view && row ? { ...view, thread: { ...view.thread, ...row }, ownerName: row.ownerName } : view;
      });
    }
  };

  /** Asks the server for each; what it said no to stands again as it was. */
  const ask = async (ids: string[], send: (threadId: string) => Promise<unknown>) => {
    const answers = await Promise.allSettled(ids.map((threadId) => inTurn(threadId, send)));
    const failed = answers.flatMap((answer, at) => (answer.status === 'rejected' ? [{ id: ids[at] ?? '', error: answer.reason }] : []));
    // A thread that something else was asked for meanwhile is put right by that: till then the answer would show what was before it.
    const settled = ids.filter((threadId) => !isUnderWay(threadId));
    tellThreadNews(settled);
    for (const threadId of settled) inbox.thread.invalidate({ threadId });
    inbox.counts.invalidate();
    const [first] = failed;
    if (first)
      toast.error(failed.length > 1 ? `${failed.length} could not be changed. ${errorWords(first.error)}` : errorWords(first.error));
    return failed.length === 0;
  };

  const act = async (threads: Meant[], { deed, undone, words, send, undo }: Act) => {
    const ids = threads.filter(mayAct).map(({ id }) => id);
    const left = threads.length - ids.length;
    if (ids.length === 0) return void toast.error('A colleague has this conversation. Ask them or a team lead.');
    await show(ids, deed);
    const said = `${words(ids.length)}${left > 0 ? ` ${plural(left, 'thread')} of colleagues stayed.` : ''}`;
    const sent = ask(ids, send);
    const takeBack = async () => {
      if (undone) await show(ids, undone);
      if (undo) await ask(ids, undo);
    };
    if (undo) toast.undo(said, takeBack);
    if ((await sent) && !undo) toast.success(said);
  };

  const takeBack = (threadId: string) => client.inbox.reopen.mutate({ threadId, undo: true });
  const many = (n: number, words: string) => (n === 1 ? `${words}.` : `${words}: ${plural(n, 'thread')}.`);
  return {
    me,
    mayAct,
    mayAssign: me !== null && me.role !== 'agent',
    close: (threads: Meant[]) =>
      act(threads, {
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
};

/** The deeds, and the questions some of them need: when to come back, who is to have it. */
export const DeskContext = createContext<(Deeds & { ask(question: Question): void }) | null>(null);

export function useDesk() {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('only within the inbox');
  return desk;
}
