import { expect, test } from 'bun:test';
import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { optimistic, patch } from './optimistic.ts';

type Row = { id: string; isClosed: boolean };
const KEY = ['rows'];
const closing = (rows: Row[], id: string) => rows.map((row) => (row.id === id ? { ...row, isClosed: true } : row));

function setUp(mutate: () => Promise<void>) {
  const queryClient = new QueryClient();
  queryClient.setQueryData(KEY, [{ id: 'a', isClosed: false }]);
  let settled = 0;
  const mutation = new MutationObserver(queryClient, {
    mutationFn: (_input: { id: string }) => mutate(),
    ...optimistic<{ id: string }>(queryClient, {
      patches: ({ id }) => [patch<Row[]>(KEY, (rows) => closing(rows, id)), patch<Row[]>(['elsewhere'], (rows) => closing(rows, id))],
      failed: 'It is still open.',
      settle: () => settled++,
    }),
  });
  return { mutation, isClosed: () => queryClient.getQueryData<Row[]>(KEY)?.[0]?.isClosed, queryClient, settled: () => settled };
}

test('what will be is shown before the server has answered, and asked for once it has', async () => {
  let answer: () => void = () => undefined;
  const { mutation, isClosed, queryClient, settled } = setUp(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const done = mutation.mutate({ id: 'a' });
  await Bun.sleep(1);
  expect(isClosed()).toBe(true);
  expect(settled()).toBe(0);
  // What nobody has asked for yet is not invented.
  expect(queryClient.getQueryData(['elsewhere'])).toBeUndefined();
  answer();
  await done;
  expect(isClosed()).toBe(true);
  expect(settled()).toBe(1);
});

test('when the server says no everything is as before', async () => {
  const { mutation, isClosed, settled } = setUp(() => Promise.reject(new Error('no')));
  expect(await mutation.mutate({ id: 'a' }).catch(() => 'failed')).toBe('failed');
  expect(isClosed()).toBe(false);
  expect(settled()).toBe(1);
});

test('an answer that was under way does not take it off the screen again', async () => {
  const { mutation, isClosed, queryClient } = setUp(() => Bun.sleep(30));
  const old = queryClient
    .fetchQuery({ queryKey: KEY, queryFn: () => Bun.sleep(10).then(() => [{ id: 'a', isClosed: false }]) })
    .catch(() => 'cancelled');
  await mutation.mutate({ id: 'a' });
  await old;
  expect(isClosed()).toBe(true);
});
