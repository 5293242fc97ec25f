import { Check, Minus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Decision } from '../../../shared/decision.ts';
import { inWords } from '../../lib/words/format.ts';
import { SLOT_WORDS, saidWords, slotValueWords } from '../../lib/words/slot-words.ts';
import { Chip } from '../../ui/chip.tsx';
import { KIND_WORDS } from '../words.ts';
import { ListingName } from './listing-name.tsx';
import { ModelCalls } from './model-calls.tsx';

/** One decision record, in the order in which it was decided. */
export function Record({ decision }: { decision: Decision }) {
  const { triage } = decision;
  const fired = decision.rows.find((row) => row.fired);
  return (
    <div className="divide-y text-list">
      <Part title={`Read by ${decision.triagedBy === 'rule' ? 'a rule' : `the ${decision.triagedBy}`}`}>
        <p className="flex flex-wrap items-center gap-1.5">
          <Chip tone="pine">{KIND_WORDS[triage.kind]}</Chip>
          <span className="text-faint">{Math.round(triage.confidence * 100)}% sure</span>
          {triage.intents.map((intent) => (
            <Chip key={intent}>{inWords(intent)}</Chip>
          ))}
          {triage.injectionSuspected && <Chip tone="rust">Injection suspected</Chip>}
        </p>
        <p className="mt-1.5 text-soft">{triage.reason}</p>
        {triage.evidence && <blockquote className="mt-1.5 border-pine border-l-2 pl-2 text-soft text-xs">“{triage.evidence}”</blockquote>}
        <Meter name="Engaged" value={triage.engagement} />
        <Meter name="Ready" value={triage.readiness} />
      </Part>
      <Part title="Learned">
        {decision.slotsKept.length === 0 && <p className="text-faint">Nothing new.</p>}
        {decision.slotsKept.map((slot) => (
          <p key={`${slot.slot}${slot.change}`} className="mb-1">
            <span className="text-faint">
              {SLOT_WORDS[slot.slot]}
              {slot.change === 'add' && ', also'}
              {slot.change === 'remove' && ', no more'}:
            </span>{' '}
            <span className="font-medium">{slotValueWords(slot)}</span>
            <span className="block text-faint text-xs">{saidWords(slot.evidence)}</span>
          </p>
        ))}
        {decision.slotsRejected.map((slot) => (
          <p key={`${slot.slot}${slot.quote}`} className="mb-1 text-faint text-xs">
            <s>{SLOT_WORDS[slot.slot]}</s> “{slot.quote}” — {slot.why}
          </p>
        ))}
        {decision.preferences?.map(({ listingKey, preference, quote }) => (
          <p key={listingKey} className="mb-1">
            <span className="text-faint">
              <ListingName listingKey={listingKey} />:
            </span>{' '}
            <span className="font-medium">{preference}</span>
            <span className="block text-faint text-xs">“{quote}”</span>
          </p>
        ))}
        {decision.preparedListing && <p className="text-soft">A draft listing stands ready for the agent.</p>}
      </Part>
      <Part title="Move">
        <p className="font-medium text-pine">{inWords(decision.move)}</p>
        <p className="text-soft">{fired?.why ?? decision.firedRow}</p>
        <details className="mt-2">
          <summary className="text-faint text-xs hover:text-soft">The rows of the policy, in order ({decision.rows.length})</summary>
          <ol className="mt-1.5 space-y-1 text-xs">
            {decision.rows.map((row) => (
              <li key={row.row} className={row.fired ? 'text-pine' : 'text-faint'}>
                <Sign isGood={row.fired} isQuiet={!row.fired} /> <span className="font-medium">{inWords(row.row)}</span>: {row.why}
              </li>
            ))}
          </ol>
        </details>
      </Part>
      {decision.properties.length > 0 && (
        <Part title="Listings considered">
          {decision.properties.map((property) => (
            <div key={property.listingKey} className={`mb-1.5 flex gap-1 ${property.taken ? '' : 'text-faint'}`}>
              <span>
                <Sign isGood={property.taken} isQuiet={!property.taken} />
              </span>
              <p className="min-w-0 flex-1">
                <ListingName listingKey={property.listingKey} />
                <span className="block text-faint text-xs">{property.reasons.join(' · ')}</span>
              </p>
              <span className="text-faint text-xs tabular-nums">{property.score.toFixed(2)}</span>
            </div>
          ))}
        </Part>
      )}
      {decision.guard.length > 0 && (
        <Part title="Guard">
          {decision.guard.map((check) => (
            <p key={`${check.attempt}${check.gate}${check.detail}`} className={`mb-0.5 ${check.passed ? '' : 'text-rust'}`}>
              <Sign isGood={check.passed} /> {inWords(check.gate)}
              {check.attempt > 1 && <span className="text-faint"> (second try)</span>}{' '}
              <span className="text-faint text-xs">{check.detail}</span>
            </p>
          ))}
        </Part>
      )}
      <Part title="Outcome">
        <p>
          <span className="font-medium">{inWords(decision.outcome)}</span> <span className="text-soft">{decision.outcomeDetail}</span>
        </p>
        <ModelCalls calls={decision.modelCalls} engine={decision.engine} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="px-4 py-3">
      <h4 className="eyebrow mb-1.5">{title}</h4>
      {children}
    </section>
  );
}

function Sign({ isGood, isQuiet = false }: { isGood: boolean; isQuiet?: boolean }) {
  const Icon = isGood ? Check : isQuiet ? Minus : X;
  return (
    <Icon aria-hidden="true" className={`-mt-0.5 mr-0.5 inline size-3.5 ${isGood ? 'text-pine' : isQuiet ? 'text-faint' : 'text-rust'}`} />
  );
}

function Meter({ name, value }: { name: string; value: number }) {
  return (
    <p className="mt-1.5 flex items-center gap-2 text-faint text-xs">
      <span className="w-14">{name}</span>
      <meter min={0} max={1} value={value} aria-label={name} className="sr-only" />
      <span aria-hidden="true" className="h-1 flex-1 overflow-hidden rounded-full bg-sunken">
        <span className="block h-full rounded-full bg-pine" style={{ width: `${Math.round(value * 100)}%` }} />
      </span>
      <span className="tabular-nums">{value.toFixed(2)}</span>
    </p>
  );
}
