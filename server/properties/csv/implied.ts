import { parseAddress } from '../parse-address.ts';
import { type Column, fieldNamed, unitIn } from './headers.ts';

type Values = Record<string, unknown>;

/** What a column says of other fields: its unit, or the parts of an address. What stands in columns of its own counts more. Pure. */
export function impliedBy({ header, field }: Column, value: unknown): Values {
  if (field === 'livingArea') return unitAs('livingAreaUnits', unitIn(header, 'livingAreaUnits'));
  if (field === 'lotSizeArea') {
    // In a sheet that says no unit, a lot of less than a hundred is one in acres: nobody sells as few square feet.
    const isSmall = fieldNamed(header) === null && typeof value === 'number' && value < 100;
    return unitAs('lotSizeUnits', unitIn(header, 'lotSizeUnits') ?? (isSmall ? 'Acres' : undefined));
  }
  if (field !== 'unparsedAddress' || typeof value !== 'string' || fieldNamed(header) !== null) return {};
  return parseAddress(value) ?? {};
}

const unitAs = (field: string, unit: string | undefined): Values => (unit ? { [field]: unit } : {});

/** The values of a row with what others of them imply. A street without its town is no whole address: that is put together anew. Pure. */
export function completed(values: Values, also: Values): Values {
  const has = (field: string) => values[field] !== undefined && values[field] !== null && values[field] !== '';
  const fresh = Object.fromEntries(Object.entries(also).filter(([field, value]) => value !== '' && !has(field)));
  const isStreetAlone = 'streetName' in fresh && has('city') && !String(values.unparsedAddress).includes(',');
  const { unparsedAddress, ...rest } = values;
  return { ...(isStreetAlone || unparsedAddress === undefined ? rest : values), ...fresh };
}
