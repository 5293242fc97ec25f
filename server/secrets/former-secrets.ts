/**
 * The values that AUTH_SECRET had before. What was sealed or signed under one of them is still read; everything new goes
 * under the present one. Told once, at the start (`main.ts`); kept by the present secret, so that two of a test never mix.
 */
const formerBySecret = new Map<string, string[]>();

export function rememberFormerSecrets(secret: string, former: string[]): void {
  formerBySecret.set(
    secret,
    former.filter((each) => each !== secret),
  );
}

/** The present secret, then the former ones. */
export function secretsFor(secret: string): string[] {
  return [secret, ...(formerBySecret.get(secret) ?? [])];
}
