import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import type { Message } from '../../../shared/message.ts';

type Trust = NonNullable<Message['trust']>;

/** Did this mail come from whom it says? The three verdicts of our own mail server, in one sign. */
export function TrustBadge({ trust }: { trust: Trust }) {
  const verdicts = `SPF ${trust.spf ?? 'unknown'} · DKIM ${trust.dkim ?? 'unknown'} · DMARC ${trust.dmarc ?? 'unknown'}`;
  const [Icon, colour, words] = lookOf(trust);
  return (
    <span className={`inline-flex shrink-0 items-center self-center ${colour}`} title={`${words}\n${verdicts}`}>
      <Icon aria-hidden="true" className="size-3.5" />
      <span className="sr-only">{words}</span>
    </span>
  );
}

function lookOf({ dmarc, dkim, spf }: Trust) {
  if (dmarc === 'fail') return [ShieldAlert, 'text-rust', 'The sender may be forged'] as const;
  if (dmarc === 'pass' || dkim === 'pass' || spf === 'pass') return [ShieldCheck, 'text-faint', 'The sender is genuine'] as const;
  return [ShieldQuestion, 'text-faint', 'The sender could not be checked'] as const;
}
