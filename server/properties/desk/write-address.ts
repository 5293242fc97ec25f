import type { Property } from '../../../shared/property.ts';

type Parts = Pick<Property, 'streetNumber' | 'streetName' | 'unitNumber' | 'city' | 'stateOrProvince' | 'postalCode'>;

/** One line of an address from its parts: "12 Harbour Street Unit 3B, Port Larkin, ME 04019". Pure. */
export function writeAddress({ streetNumber, streetName, unitNumber, city, stateOrProvince, postalCode }: Parts): string {
  const street = [streetNumber, streetName, unitNumber && `Unit ${unitNumber}`].filter(Boolean).join(' ');
  return [street, city, [stateOrProvince, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}
