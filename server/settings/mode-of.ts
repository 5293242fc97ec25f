import { AI_MODES } from '../../shared/choices.ts';
import type { Settings } from '../../shared/settings.ts';
import type { AiMode, Thread } from '../../shared/thread.ts';

/** May an answer leave by itself? The strictest of brokerage, kind and thread. */
export function modeOf(thread: Pick<Thread, 'mode' | 'kind'>, { ai }: Pick<Settings, 'ai'>): AiMode {
  const modes = [ai.mode, thread.kind ? ai.modeByKind[thread.kind] : undefined, thread.mode].filter((mode) => mode != null);
  return modes.reduce((strictest, mode) => (AI_MODES.indexOf(mode) > AI_MODES.indexOf(strictest) ? mode : strictest));
}
