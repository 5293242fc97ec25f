import { type Env, isRehearsal } from '../../env.ts';
import { type Finding, ok, warn } from './finding.ts';

const NAME = 'environment';

/** What is allowed and still probably not meant. Values that are wrong are said by `parseEnv` before this. */
export function examineEnvironment(env: Env): Finding[] {
  const isReal = !isRehearsal(env);
  const isOpen = !['127.0.0.1', 'localhost', '::1'].includes(env.HOST);
  const doubts: [boolean, string, string][] = [
    [
      isReal && !env.PUBLIC_URL,
      'links in mails (unsubscribe, calendar) lead to localhost',
      'set PUBLIC_URL to where people reach Openhouse',
    ],
    [isOpen && !env.PUBLIC_URL, `HOST=${env.HOST} is open to the network, and sign-in works at localhost only`, 'set PUBLIC_URL'],
    [isClear(env.PUBLIC_URL), 'PUBLIC_URL is http: passwords cross the network in clear', 'put a proxy with TLS in front and use https'],
    [env.IMAP_TLS_INSECURE || env.SMTP_TLS_INSECURE, 'certificates of the mail servers are not checked', 'remove *_TLS_INSECURE'],
    [
      isReal && !env.AUTH_SECRET,
      `the secret lies in ${env.DATA_DIR}; without it stored passwords are lost`,
      'back it up, or set AUTH_SECRET',
    ],
  ];
  const found = doubts.filter(([isSo]) => isSo).map(([, words, todo]) => warn(NAME, words, todo));
  const mode = isReal ? `a real mailbox (${env.IMAP_HOST})` : 'rehearsal: nothing leaves this machine';
  return [ok(NAME, `every value is usable; ${env.NODE_ENV}, ${mode}`), ...found];
}

function isClear(publicUrl: string | undefined): boolean {
  if (!publicUrl) return false;
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
