import { AI_MODES } from '../../../shared/choices.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { AiMode } from '../../../shared/thread.ts';

export type ReplayChange = {
  ai?: Partial<Pick<Settings['ai'], 'mode' | 'callExchange' | 'callReadiness' | 'callEngagement' | 'minConfidence'>>;
  voice?: { tone: string };
};
type Fields = Pick<FormData, 'get'>;

/** What the form says otherwise than Settings do: only that is sent, so that a replay of nothing changed is one. */
export function readChange(form: Fields, { ai, voice }: Settings): ReplayChange {
  const share = (name: string) => Number(form.get(name)) / 100;
  const wished = {
    mode: AI_MODES.find((mode) => mode === form.get('mode')) ?? ai.mode,
    callExchange: Number(form.get('callExchange')),
    callReadiness: share('callReadiness'),
    callEngagement: share('callEngagement'),
    minConfidence: share('minConfidence'),
  } satisfies Partial<Settings['ai']> & { mode: AiMode };
  const changed = Object.entries(wished).filter(([name, value]) => !isSame(value, ai[name as keyof typeof wished]));
  const tone = String(form.get('tone') ?? '').trim();
  return {
    ...(changed.length > 0 && { ai: Object.fromEntries(changed) }),
    ...(tone !== voice.tone && { voice: { tone } }),
  };
}

/** The form shows whole percents. */
function isSame(wished: string | number, stored: string | number): boolean {
  return typeof wished === 'number' && typeof stored === 'number' ? Math.abs(wished - stored) < 0.005 : wished === stored;
}
