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
    /certificate|self.signed|altname|CERT_|DEPTH_ZERO|UNABLE_TO_VERIFY/i,
    'The certificate of the server cannot be trusted, or is for another name.',
    'Use the server name your provider tells you; a certificate of your own belongs to a mailbox in the environment (*_TLS_INSECURE).',
  ],
  [
    /timed? ?out|ETIMEDOUT|greeting never received|EHOSTUNREACH|ENETUNREACH/i,
    'The server does not answer.',
    'Check name and port. A firewall between here and there may stop it: many hosts close port 25 and 465.',
  ],
  [/ECONNRESET|closed|EPIPE/i, 'The server hung up.', 'Try again in a minute; if it stays, choose {mode}, or the port {usual}.'],
];
