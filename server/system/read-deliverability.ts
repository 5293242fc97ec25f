import { z } from 'zod';
import { type Mailbox, probeSchema } from '../../shared/mailbox.ts';
import type { Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { enabledMailboxes } from '../mail/find-mailboxes.ts';
import { type AskTxt, examineDomain, hasDkimKey } from './examine/examine-domain.ts';
import type { Finding } from './examine/finding.ts';
import { judgeProbe } from './examine/judge-probe.ts';

const findingSchema = z.object({
  name: z.string(),
  state: z.enum(['ok', 'warn', 'fail']),
  words: z.string(),
  todo: z.string().optional(),
  record: z.object({ type: z.literal('TXT'), name: z.string(), value: z.string() }).optional(),
});

export const deliverabilitySchema = z.object({
  mailboxId: z.string(),
  address: z.string(),
  domain: z.string(),
  /** A rehearsal's domain exists nowhere: only the test mail is real there. */
  isInvented: z.boolean(),
  /** SPF, DKIM and DMARC as the world sees them. */
  domainFindings: z.array(findingSchema),
  /** What the last mail to ourselves showed. */
  probeFindings: z.array(findingSchema),
  probe: probeSchema.omit({ token: true }).nullable(),
});
export type Deliverability = z.infer<typeof deliverabilitySchema>;

/** Whether the world will believe our mail, per mailbox that sends. */
export async function readDeliverability(edges: Pick<Edges, 'now'>, { askTxt }: { askTxt: AskTxt }): Promise<Deliverability[]> {
  const mailboxes = await enabledMailboxes();
  return Promise.all(mailboxes.map((mailbox) => readOne(mailbox, { now: edges.now(), askTxt })));
}

async function readOne(mailbox: Stored<Mailbox>, { now, askTxt }: { now: Date; askTxt: AskTxt }): Promise<Deliverability> {
  const { _id, address, source, smtp, probe = null } = mailbox;
  const domain = address.split('@')[1] ?? '';
  const isInvented = source === 'rehearsal';
  const [domainFindings, hasKey] = await Promise.all([
    isInvented ? [] : examineDomain(domain, { smtpHost: smtp.host, askTxt }),
    isInvented ? null : findKey(probe, { domain, askTxt }),
  ]);
  const probeFindings: Finding[] = probe ? judgeProbe(probe, { domain, smtpHost: smtp.host, now, hasKey }) : [];
  return { mailboxId: _id, address, domain, isInvented, domainFindings, probeFindings, probe };
}

async function findKey(probe: Mailbox['probe'], { domain, askTxt }: { domain: string; askTxt: AskTxt }): Promise<boolean | null> {
  const own = probe?.signatures.find((signature) => domain === signature.domain || domain.endsWith(`.${signature.domain}`));
  // Nobody answers: the records above say so already.
  return own ? hasDkimKey(own, askTxt).catch(() => null) : null;
}
