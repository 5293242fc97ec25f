import { useQuery } from '@tanstack/react-query';

/** The part of `/healthz` every signed-in person may know: what is configured and what is away. */
export type Health = {
  ok: boolean;
  database: 'up' | 'down';
  mail: { mailbox: string; imap: string; smtp: string; lagSeconds: number | null; error: string | null }[];
  model: { name: string; state: string };
  rehearsal: boolean;
  version: string;
};

export function useHealth() {
  return useQuery({
    queryKey: ['healthz'],
    // 503 carries the same body: a degraded state is an answer, not an error.
    queryFn: async (): Promise<Health> => (await fetch('/healthz')).json(),
    staleTime: 15_000,
    refetchInterval: 30_000,
  });
}
