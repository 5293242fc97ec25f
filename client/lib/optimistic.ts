import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { toast } from './toast.ts';
import { errorWords } from './words/error-words.ts';

/** What one set of cached answers will say once the mutation has worked. */
type Patch = { queryKey: QueryKey; update(data: unknown): unknown };
type Before = [key: QueryKey, data: unknown][];

/**
 * One patch, typed by what its query answers; every cached answer below the key is patched, whatever its input.
 * `getQueryKey(trpc.inbox.thread, { threadId }, 'query')` names one; `getQueryKey(trpc.inbox.list)` all pages of all views.
 */
export function patch<Data>(queryKey: QueryKey, update: (data: Data) => Data): Patch {
  return { queryKey, update: (data) => update(data as Data) };
}

/**
 * Options for `useMutation` of something safe to show before the server has said yes: closing, assigning, marking, moving a card.
 * Never for what leaves the house. When it failed everything is as before, and the person is told what and why.
 *
 *   const close = trpc.inbox.close.useMutation(
 *     optimistic<{ threadId: string }>(queryClient, {
 *       patches: ({ threadId }) => [patch<ThreadView>(getQueryKey(trpc.inbox.thread, { threadId }, 'query'), closed)],
 *       failed: 'The conversation is still open.',
 *       settle: () => utils.inbox.invalidate(),
 *     }),
 *   );
 */
export function optimistic<Input>(
  queryClient: QueryClient,
  { patches, failed, settle }: { patches(input: Input): Patch[]; failed: string; settle(input: Input): unknown },
) {
  return {
    onMutate: async (input: Input): Promise<Before> => {
      const wanted = patches(input);
      // An answer under way knows nothing of this yet, and would take it off the screen again.
      await Promise.all(wanted.map(({ queryKey }) => queryClient.cancelQueries({ queryKey })));
      const before = wanted.flatMap(({ queryKey }) => queryClient.getQueriesData({ queryKey }));
      for (const { queryKey, update } of wanted) {
        queryClient.setQueriesData({ queryKey }, (data: unknown) => (data === undefined ? undefined : update(data)));
      }
      return before;
    },
    onError: (error: unknown, _input: Input, before: Before | undefined) => {
      for (const [queryKey, data] of (before ?? []).toReversed()) queryClient.setQueryData(queryKey, data);
      toast.error(`${failed} ${errorWords(error)}`);
    },
    onSettled: (_data: unknown, _error: unknown, input: Input) => {
      settle(input);
    },
  };
}
