import { promises as dns } from 'node:dns';
import { errorText } from '../../errors.ts';
import { type Finding, ok, warn } from './finding.ts';

/** `node:dns`, or a test's own. */
export type AskTxt = (name: string) => Promise<string[][]>;
type Records = { records: string[]; isName: boolean };

const NAME = 'dns';
const PATIENCE_MS = 3000;

/**
 * What receivers ask about a sending domain: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489). None of it stops mail
 * from being sent, so nothing here fails; without it mail lands in spam.
 */
export async function examineDomain(domain: string, askTxt: AskTxt = dns.resolveTxt): Promise<Finding[]> {
  const ask = (name: string) => readTxt(name, askTxt);
  try {
    const [root, keys, own] = await Promise.all([ask(domain), ask(`_domainkey.${domain}`), ask(`_dmarc.${domain}`)]);
    // A domain without a record of its own has that of the organisation's (RFC 7489 §6.6.3).
    const dmarc = own.records.length > 0 ? own : await ask(`_dmarc.${domain.split('.').slice(-2).join('.')}`);
    return [readSpf(domain, root), readDkim(domain, keys), readDmarc(domain, dmarc)];
  } catch (error) {
    return [warn(NAME, `the records of ${domain} could not be asked: ${errorText(error)}`, 'look at SPF, DKIM and DMARC by hand')];
  }
}

function readSpf(domain: string, { records }: Records): Finding {
  const found = records.filter((record) => /^v=spf1(\s|$)/i.test(record));
  const [spf] = found;
  if (!spf) return warn(NAME, `${domain} has no SPF record`, 'publish the TXT record your mail provider names, v=spf1 …');
  if (found.length > 1) return warn(NAME, `${domain} has ${found.length} SPF records, which counts as none`, 'merge them into one');
  if (/[\s]\+?all\b/i.test(spf)) return warn(NAME, `SPF of ${domain} allows everybody: ${spf}`, 'end it with ~all or -all');
  return ok(NAME, `SPF of ${domain}: ${spf}`);
}

/** A selector cannot be guessed. But where `_domainkey` has a key below it, the name itself exists (RFC 8020). */
function readDkim(domain: string, { isName }: Records): Finding {
  if (isName) return ok(NAME, `${domain} has DKIM keys (_domainkey exists); whether yours signs, a mail to yourself shows`);
  return warn(NAME, `${domain} seems to have no DKIM key`, 'switch DKIM on at your mail provider and publish the record it names');
}

function readDmarc(domain: string, { records }: Records): Finding {
  const dmarc = records.find((record) => /^v=DMARC1\b/i.test(record));
  const todo = `publish a TXT record at _dmarc.${domain}, to begin with v=DMARC1; p=none; rua=mailto:you@${domain}`;
  return dmarc ? ok(NAME, `DMARC of ${domain}: ${dmarc}`) : warn(NAME, `${domain} has no DMARC record`, todo);
}

/** A name without TXT records is there; one that does not exist is not. @throws when nobody answers */
async function readTxt(name: string, askTxt: AskTxt): Promise<Records> {
  const late = Bun.sleep(PATIENCE_MS).then(() => Promise.reject(new Error(`no answer in ${PATIENCE_MS / 1000} s`)));
  try {
    const answers = await Promise.race([askTxt(name), late]);
    return { records: answers.map((parts) => parts.join('').slice(0, 500)), isName: true };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENODATA') return { records: [], isName: true };
    if (code === 'ENOTFOUND') return { records: [], isName: false };
    throw error;
  }
}
