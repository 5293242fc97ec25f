import { promises as dns } from 'node:dns';
import { errorText } from '../../errors.ts';
import { type Finding, ok, warn } from './finding.ts';
import { isFreeMail, providerOf } from './mail-providers.ts';

/** `node:dns`, or a test's own. */
export type AskTxt = (name: string) => Promise<string[][]>;
type Records = { records: string[]; isName: boolean };
type Asking = { smtpHost?: string | undefined; askTxt?: AskTxt | undefined };

const NAME = 'dns';
const PATIENCE_MS = 3000;

/**
 * What receivers ask about a sending domain: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489), and to the letter what
 * to publish. None of it stops mail from being sent, so nothing here fails; without it mail lands in spam.
 */
export async function examineDomain(domain: string, { smtpHost = '', askTxt = dns.resolveTxt }: Asking = {}): Promise<Finding[]> {
  if (isFreeMail(domain)) return [ok(NAME, freeMailWords(domain))];
  const ask = (name: string) => readTxt(name, askTxt);
  try {
    const [root, keys, own] = await Promise.all([ask(domain), ask(`_domainkey.${domain}`), ask(`_dmarc.${domain}`)]);
    // A domain without a record of its own has that of the organisation's (RFC 7489 §6.6.3).
    const dmarc = own.records.length > 0 ? own : await ask(`_dmarc.${domain.split('.').slice(-2).join('.')}`);
    return [readSpf(domain, root, smtpHost), readDkim(domain, keys, smtpHost), readDmarc(domain, dmarc)];
  } catch (error) {
    const words = `the records of ${domain} could not be looked up: ${errorText(error)}`;
    return [warn(NAME, words, 'is this machine online? until then look at SPF, DKIM and DMARC by hand')];
  }
}

/** The key that a signature names: does the domain publish it? @throws when nobody answers */
export async function hasDkimKey(
  { domain, selector }: { domain: string; selector: string },
  askTxt: AskTxt = dns.resolveTxt,
): Promise<boolean> {
  const { records } = await readTxt(`${selector}._domainkey.${domain}`, askTxt);
  // An empty p= is a key that was taken back (RFC 6376 §3.6.1).
  return records.some((record) => /(^|;)\s*p\s*=\s*[^;\s]/i.test(record));
}

function freeMailWords(domain: string): string {
  return `${domain} is your provider’s domain: the provider publishes and signs for it. For campaigns use a domain of your own`;
}

function readSpf(domain: string, { records }: Records, smtpHost: string): Finding {
  const found = records.filter((record) => /^v=spf1(\s|$)/i.test(record));
  const [spf] = found;
  const provider = providerOf(smtpHost);
  const names = provider?.spf ?? (smtpHost ? `a:${smtpHost}` : 'mx');
  const record = (value: string) => ({ record: { type: 'TXT', name: domain, value } as const });
  if (!spf) return warn(NAME, `${domain} has no SPF record`, 'publish this TXT record', record(`v=spf1 ${names} ~all`));
  if (found.length > 1)
    return warn(NAME, `${domain} has ${found.length} SPF records, which counts as none`, 'merge them into one', record(merged(found)));
  if (/[\s]\+?all\b/i.test(spf))
    return warn(NAME, `SPF of ${domain} allows everybody: ${spf}`, 'end it with ~all or -all', record(spf.replace(/\s\+?all\b/i, ' ~all')));
  if (provider && !spf.toLowerCase().includes(provider.spf))
    return warn(
      NAME,
      `SPF of ${domain} does not name ${provider.name}, which sends your mail: ${spf}`,
      'add it',
      record(withName(spf, provider.spf)),
    );
  return ok(NAME, `SPF of ${domain}: ${spf}`);
}

/** The names of all, once each, before the strictest end. */
function merged(records: string[]): string {
  const terms = records.flatMap((record) => record.split(/\s+/).slice(1));
  const names = terms.filter((term) => !/^[+?~-]?all$/i.test(term));
  return ['v=spf1', ...new Set(names), terms.includes('-all') ? '-all' : '~all'].join(' ');
}

function withName(spf: string, name: string): string {
  return /\s[?~-]all\b/i.test(spf) ? spf.replace(/\s([?~-]all)\b/i, ` ${name} $1`) : `${spf} ${name} ~all`;
}

/** A selector cannot be guessed. But where `_domainkey` has a key below it, the name itself exists (RFC 8020). */
function readDkim(domain: string, { isName }: Records, smtpHost: string): Finding {
  if (isName) return ok(NAME, `${domain} has DKIM keys (_domainkey exists); whether yours signs, a mail to yourself shows`);
  const provider = providerOf(smtpHost);
  const where = provider ? `${provider.dkim}` : 'at your mail provider';
  return warn(NAME, `${domain} seems to have no DKIM key`, `switch DKIM on ${where}, and publish the record it names`);
}

function readDmarc(domain: string, { records }: Records): Finding {
  const dmarc = records.find((record) => /^v=DMARC1\b/i.test(record));
  const value = `v=DMARC1; p=none; rua=mailto:dmarc@${domain}`;
  const record = { type: 'TXT', name: `_dmarc.${domain}`, value } as const;
  if (dmarc) return ok(NAME, `DMARC of ${domain}: ${dmarc}`);
  return warn(NAME, `${domain} has no DMARC record`, 'publish this TXT record to begin with', { record });
}

/** A name without TXT records is there; one that does not exist is not. @throws when nobody answers */
async function readTxt(name: string, askTxt: AskTxt): Promise<Records> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer in ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  try {
    const answers = await Promise.race([askTxt(name), late]);
    return { records: answers.map((parts) => parts.join('').slice(0, 500)), isName: true };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENODATA') return { records: [], isName: true };
    if (code === 'ENOTFOUND') return { records: [], isName: false };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
