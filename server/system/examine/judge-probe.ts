import type { Probe } from '../../../shared/mailbox.ts';
import { type Finding, ok, warn } from './finding.ts';
import { providerOf } from './mail-providers.ts';

type Known = {
  domain: string;
  smtpHost: string;
  now: Date;
  /** Does the domain publish the key that signed? Null: could not be looked up, or nothing to look up. */
  hasKey: boolean | null;
};

const NAME = 'probe';
const LATE_MS = 10 * 60_000;
/** What a signature must cover for the reader to trust who writes, and for one-click unsubscribe (RFC 8058 §4). */
const MUST_SIGN = ['from', 'to', 'subject', 'date', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post'];

/** What a mail to ourselves showed, in plain words. Pure. */
export function judgeProbe(probe: Probe, known: Known): Finding[] {
  if (probe.error) return [warn(NAME, `the test mail was not taken: ${probe.error}`, 'see the health of this mailbox')];
  if (!probe.seenAt) return [notYet(probe, known)];
  return [judgeFolder(probe), judgeSignature(probe, known), ...judgeVerdict(probe)];
}

function notYet({ sentAt }: Probe, { now }: Known): Finding {
  if (now.getTime() - sentAt.getTime() < LATE_MS) return warn(NAME, 'the test mail is on its way', 'mostly it takes seconds');
  return warn(NAME, 'the test mail has not come back', 'look at the health of this mailbox, and in its other folders');
}

function judgeFolder({ folder }: Probe): Finding {
  if (folder !== 'junk') return ok(NAME, 'the test mail came to the inbox');
  return warn(NAME, 'the test mail came to the junk folder', 'set right what stands below, then test again');
}

function judgeSignature({ signatures }: Probe, { domain, smtpHost, hasKey }: Known): Finding {
  const provider = providerOf(smtpHost);
  const where = provider ? provider.dkim : 'at your mail provider';
  if (signatures.length === 0) {
    const todo = `switch DKIM on ${where}. Some providers do not sign mail between their own mailboxes: then send one elsewhere`;
    return warn(NAME, 'the mail carries no DKIM signature', todo);
  }
  // Relaxed alignment: a signature of the organisation's domain counts for its subdomains (RFC 7489 §3.1.1).
  const own = signatures.find((one) => isAligned(one.domain, domain));
  if (!own) {
    const others = [...new Set(signatures.map((one) => one.domain))].join(', ');
    return warn(NAME, `${others} signs the mail, not ${domain}: for DMARC that does not count`, `switch DKIM on for ${domain} ${where}`);
  }
  const missing = MUST_SIGN.filter((name) => !own.headers.includes(name));
  const words = `${own.domain} signs the mail with the key ${own.selector}`;
  if (hasKey === false)
    return warn(NAME, `${words}, which it does not publish`, `publish ${own.selector}._domainkey.${own.domain} as ${where} says`);
  if (missing.length > 0)
    return warn(
      NAME,
      `${words}, but not over ${missing.join(', ')}`,
      'ask your provider: one-click unsubscribe counts only when it is signed',
    );
  return ok(NAME, `${words}, over every header that matters`);
}

function judgeVerdict({ verdict }: Probe): Finding[] {
  if (!verdict)
    return [warn(NAME, 'the receiving server says nothing of SPF, DKIM and DMARC', 'nothing: yours keeps its judgement to itself')];
  const said = (['spf', 'dkim', 'dmarc'] as const).map((method) => [method.toUpperCase(), verdict[method]] as const);
  const bad = said.filter(([, result]) => result !== null && result !== 'pass');
  const words = `${verdict.authservId} found ${said.map(([method, result]) => `${method} ${result ?? 'not judged'}`).join(', ')}`;
  return [bad.length > 0 ? warn(NAME, words, 'see what stands beside it') : ok(NAME, words)];
}

function isAligned(signer: string, domain: string): boolean {
  return signer === domain || domain.endsWith(`.${signer}`) || signer.endsWith(`.${domain}`);
}
