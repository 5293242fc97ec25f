/** What a connection error means and what to do, in words for somebody who has never seen one. Pure. */
export function explainFault(words: string, { protocol, port, secure }: { protocol: 'IMAP' | 'SMTP'; port: number; secure: boolean }) {
  const usual = protocol === 'IMAP' ? '993 with TLS, or 143 with STARTTLS' : '465 with TLS, or 587 with STARTTLS';
  const found = MEANINGS.find(([sign]) => sign.test(words));
  if (!found) return { meaning: 'The server cannot be reached.', todo: `Check the server name, and the port: usually ${usual}.` };
  const [, meaning, todo] = found;
  const fill = (text: string) =>
    text
      .replace('{usual}', usual)
      .replace('{port}', String(port))
      .replace('{mode}', secure ? 'STARTTLS' : 'TLS from the first byte');
  return { meaning: fill(meaning), todo: fill(todo) };
}

/** The first that fits counts. */
const MEANINGS: [sign: RegExp, meaning: string, todo: string][] = [
  [/ENOTFOUND|EAI_AGAIN|getaddrinfo/i, 'No server has this name.', 'Check the spelling of the server name.'],
  [/ECONNREFUSED/i, 'The computer is there, but nothing answers at port {port}.', 'Check the port: usually {usual}.'],
  [
    /wrong version number|packet length too long|SSL routines|EPROTO|record layer/i,
    'The server does not speak this kind of encryption at port {port}.',
    'Choose {mode}, or another port: usually {usual}.',
  ],
  [
    /STARTTLS|TLS is not available|ETLS/i,
    'The server does not offer encryption at port {port}, or somebody between here and there hides it. No password was sent.',
    'Choose {mode}, or another port: usually {usual}.',
  ],
  [
    /certificate has expired|CERT_HAS_EXPIRED/i,
    'The certificate of the server has expired. No password was sent.',
    'Whoever runs the server has to renew it.',
  ],
  [
    /altname|does not match certificate/i,
    'The certificate of the server is for another name. No password was sent.',
    'Use the server name your provider tells you.',
  ],
  [
    /certificate|self.signed|CERT_|DEPTH_ZERO|UNABLE_TO_VERIFY/i,
    'The certificate of the server was signed by nobody this computer trusts. No password was sent.',
    'Use the server name your provider tells you; a certificate of your own belongs to a mailbox in the environment (*_TLS_INSECURE).',
  ],
  [
    /timed? ?out|ETIMEDOUT|greeting never received|EHOSTUNREACH|ENETUNREACH/i,
    'The server does not answer.',
    'Check name and port. A firewall between here and there may stop it: many hosts close port 25 and 465.',
  ],
  [/ECONNRESET|closed|EPIPE/i, 'The server hung up.', 'Try again in a minute; if it stays, choose {mode}, or the port {usual}.'],
];
