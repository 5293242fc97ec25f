import { addressSchema, headerTextSchema, type NamedAddress } from '../../../shared/id.ts';
import { AppError } from '../../errors.ts';

type HeaderParts = {
  addresses: NamedAddress[];
  /** Everything else that becomes one header line: subject, Message-IDs, extra headers. */
  lines: string[];
  headers: { name: string; value: string }[];
};

/**
 * Refuses CR, LF and NUL in everything that becomes a header, and addresses that are none (RFC 5322 §2.2: a header
 * ends at CRLF, so a line break in a value is a header of the attacker's).
 * @throws AppError BAD_INPUT
 */
export function refuseInjection({ addresses, lines, headers }: HeaderParts): void {
  for (const { address, name } of addresses) {
    if (!addressSchema.safeParse(address).success) throw refused(`address ${JSON.stringify(address)}`);
    if (!headerTextSchema.safeParse(name).success) throw refused(`name ${JSON.stringify(name)}`);
  }
  for (const line of lines) if (!headerTextSchema.safeParse(line).success) throw refused(JSON.stringify(line));
  for (const { name, value } of headers) {
    if (!/^[A-Za-z0-9-]+$/.test(name)) throw refused(`header name ${JSON.stringify(name)}`);
    // A References header may be longer than one line; it is folded by the composer.
    if (/[\r\n\0]/.test(value)) throw refused(`value of ${name}`);
  }
}

function refused(what: string): AppError {
  return new AppError('BAD_INPUT', {
    message: `refused in a mail header: ${what.slice(0, 200)}`,
    userMessage: 'A name, address or subject of this mail is not valid.',
  });
}
