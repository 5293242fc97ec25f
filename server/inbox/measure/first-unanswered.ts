/** One mail of a conversation, as far as waiting goes. */
export type Said =
  | { id: string; by: 'customer'; at: Date }
  /** `read` is the last mail of the customer that its writer had seen; null when nobody wrote that down. */
  | { id: string; by: 'us'; at: Date; read: string | null };

/**
 * Since when the customer waits for this answer: the first mail of theirs that no earlier answer had read. A mail that came
 * while an older answer was leaving is still open, for that one had not read it. Pure.
 * @returns null when nothing was waiting: the answer answers nothing
 */
export function firstUnanswered(said: Said[], answer: { id: string; at: Date }): Date | null {
  const cameIn = new Map(said.flatMap((one) => (one.by === 'customer' ? [[one.id, one.at.getTime()] as const] : [])));
  const settled = said.flatMap((one) => {
    const isEarlier = one.at < answer.at || (one.at.getTime() === answer.at.getTime() && one.id < answer.id);
    if (one.by === 'customer' || one.id === answer.id || !isEarlier) return [];
    return [(one.read && cameIn.get(one.read)) || one.at.getTime()];
  });
  const upTo = Math.max(Number.NEGATIVE_INFINITY, ...settled);
  const open = [...cameIn.values()].filter((at) => at > upTo && at <= answer.at.getTime());
  return open.length > 0 ? new Date(Math.min(...open)) : null;
}
