import type { Decision } from '../../../shared/decision.ts';
import { count, duration, inWords, plural } from '../../lib/words/format.ts';
import { costWords } from './cost-words.ts';

/** What the models of one decision were asked, what it cost, and where the rest of the time went. */
export function ModelCalls({ calls, engine }: { calls: Decision['modelCalls']; engine: Decision['engine'] }) {
  if (calls.length === 0 && engine.length === 0) return null;
  const tokens = calls.reduce((sum, call) => sum + call.inputTokens + call.outputTokens, 0);
  const ms = calls.reduce((sum, call) => sum + call.ms, 0);
  return (
    <details className="mt-2">
      <summary className="text-faint text-xs tabular-nums hover:text-soft">
        {plural(calls.length, 'model call')}, {duration(ms)}, {count(tokens)} tokens, {costWords(calls.map(({ costUsd }) => costUsd))}
      </summary>
      <ul className="mt-1.5 space-y-1 text-faint text-xs tabular-nums">
        {calls.map((call) => (
          <li key={`${call.purpose}${call.ms}${call.inputTokens}`}>
            {inWords(call.purpose)} · {call.model} · {call.promptVersion} · {duration(call.ms)} · {costWords([call.costUsd])}
            {call.attempts > 1 && ` · ${call.attempts} tries`}
            {call.retries.map((retry) => (
              <span key={retry.ms} className="block pl-3">
                after {duration(retry.ms)}: {retry.error}
              </span>
            ))}
            {call.error && <span className="text-rust"> · {call.error}</span>}
          </li>
        ))}
      </ul>
      {engine.length > 0 && (
        <p className="mt-1.5 text-faint text-xs tabular-nums">
          The whole run: {engine.map(({ step, ms: took }) => `${step} ${duration(took)}`).join(' · ')}
        </p>
      )}
    </details>
  );
}
