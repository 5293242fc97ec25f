/** Values that stand in no log line, no stored error and no answer, whoever repeats them to us. Told once, at the start. */
const hidden = new Set<string>();
/** Shorter ones would blacken ordinary words. */
const SHORTEST = 6;

export function neverTell(secrets: (string | undefined)[]): void {
  for (const secret of secrets) {
    if (!secret || secret.length < SHORTEST) continue;
    hidden.add(secret);
    // As a line of the log spells quotes and backslashes.
    hidden.add(JSON.stringify(secret).slice(1, -1));
  }
}

/** The text without any value that must not be told: servers repeat what they were sent, drivers what they were given. */
export function hideSecrets(text: string): string {
  let told = text;
  for (const secret of hidden) if (told.includes(secret)) told = told.replaceAll(secret, '[secret]');
  return told;
}

const SECRET_VARIABLES = ['IMAP_PASS', 'SMTP_PASS', 'OPENAI_API_KEY', 'AUTH_SECRET', 'AUTH_SECRET_PREVIOUS', 'ADMIN_PASSWORD'];

/** Every value of an environment that is a secret, also as it stands percent-encoded in a URL. */
export function secretsOf(source: Record<string, string | undefined>): string[] {
  const named = SECRET_VARIABLES.flatMap((name) => [source[name] ?? '', ...(source[name]?.split(',') ?? [])]);
  const [, credentials = ''] = /^mongodb[^/]*\/\/([^@/]*)@/.exec(source.MONGODB_URI ?? '') ?? [];
  const password = credentials.slice(credentials.indexOf(':') + 1);
  return [...named, credentials, password, safeDecode(password)];
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not percent-encoded: it is what it looks like.
    return text;
  }
}
