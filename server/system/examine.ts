import { parseEnv } from '../env.ts';
import { errorText } from '../errors.ts';
import { createLogger } from '../logger.ts';
import { secretsOf } from '../secrets/hide-secrets.ts';
import { mailboxFromEnv } from '../start/mailbox-from-env.ts';
import { examineDatabase } from './examine/examine-database.ts';
import { type AskTxt, examineDomain } from './examine/examine-domain.ts';
import { examineEnvironment } from './examine/examine-environment.ts';
import { examineMailbox } from './examine/examine-mailbox.ts';
import { examineModel } from './examine/examine-model.ts';
import { type Finding, fail, ok } from './examine/finding.ts';

type Variables = Record<string, string | undefined>;

/**
 * Looks at everything that has to be right before mail flows, one finding after another, none of them with a secret in
 * it. Changes nothing, and may be asked while a server is running.
 */
export async function* examine(source: Variables, { askTxt }: { askTxt?: AskTxt } = {}): AsyncGenerator<Finding> {
  const { env, faults } = parseEnv(source);
  if (faults) {
    for (const fault of faults) yield fail('environment', fault, 'correct it; .env.example explains every variable');
    return;
  }
  const log = createLogger({ level: 'silent' });
  const config = mailboxFromEnv(env);
  const domain = config?.address.split('@')[1] ?? '';
  const looks: [name: string, look: () => Finding[] | Promise<Finding[]>][] = [
    ['environment', () => examineEnvironment(env)],
    ['database', () => examineDatabase(env, log)],
    ['imap', () => (config ? examineMailbox(config, log) : [ok('mailbox', 'the rehearsal brings its own IMAP and SMTP servers')])],
    ['model', () => examineModel(env)],
    ['dns', () => (config ? examineDomain(domain, { smtpHost: config.smtp.host, askTxt }) : [])],
  ];
  const hide = hiderOf(source);
  for (const [name, look] of looks) {
    const findings = await Promise.try(look).catch((error) => [
      fail(name, `could not be looked at: ${errorText(error)}`, 'please report this'),
    ]);
    for (const finding of findings) yield { ...finding, words: hide(finding.words) };
  }
}

/** Servers may repeat what they were sent, and drivers what they were given. */
function hiderOf(source: Variables): (text: string) => string {
  const hidden = secretsOf(source).filter((secret) => secret.length > 3);
  return (text) => hidden.reduce((left, secret) => left.replaceAll(secret, '[secret]'), text.replace(/\s+/g, ' ').slice(0, 500));
}
