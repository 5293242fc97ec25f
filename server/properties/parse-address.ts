export type ParsedAddress = {
  streetNumber: string;
  streetName: string;
  unitNumber: string;
  city: string;
  stateOrProvince: string;
  postalCode: string;
};

const UNIT = /^(?:apt|apartment|unit|suite|ste|no|piso|puerta|appt|wohnung|#)\b\.?\s*#?\s*([\p{L}\d-]{1,6})$|^#\s*([\p{L}\d-]{1,6})$/iu;
const UNIT_WITHIN = /\s+(?:(?:apt|apartment|unit|suite|ste|appt)\b\.?\s*#?|#)\s*([\p{L}\d-]{1,6})$/iu;
const NUMBER_FIRST = /^(\d{1,6}[A-Za-z]?(?:-\d{1,4})?)\s+(\p{L}.*)$/u;
/** "Calle Mayor 12", "Hauptstraße 7b", "Rua das Flores nº 9". */
const NUMBER_LAST = /^(\p{L}[\p{L}\s.'’-]*?)\s+(?:n[º°o]\.?\s*)?(\d{1,5}[A-Za-z]?)$/u;
const STATE_AND_CODE = /^([A-Z]{2})(?:\s+(\d{5}(?:-\d{4})?))?$/;
const CODE_AND_CITY = /^(\d{5})\s+(\p{L}.*)$/u;

/**
 * An address as people write it in a mail, taken apart. Pure.
 * @returns null when it names no house: a street without a number, an area, a town
 */
export function parseAddress(text: string): ParsedAddress | null {
  const parts = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;]$/, '')
    .split(/\s*,\s*/)
    .filter(Boolean);
  // "12, rue de la Paix": the comma parts nothing.
  if (/^\d{1,5}[A-Za-z]?$/.test(parts[0] ?? '') && parts[1]) parts.splice(0, 2, `${parts[0]} ${parts[1]}`);
  const isHouse = (part: string) =>
    !UNIT.test(part) && !STATE_AND_CODE.test(part) && !CODE_AND_CITY.test(part) && streetOf(withoutUnit(part))[0] !== '';
  const at = parts.findIndex(isHouse);
  const street = parts[at];
  if (street === undefined) return null;
  const [streetNumber = '', streetName = ''] = streetOf(withoutUnit(street));
  const others = parts.filter((_, index) => index !== at);
  const unitNumber = UNIT_WITHIN.exec(street)?.[1] ?? others.map(unitIn).find(Boolean) ?? '';
  return { streetNumber, streetName, unitNumber, ...placeOf(others.filter((part) => !unitIn(part))) };
}

const withoutUnit = (street: string) => street.replace(UNIT_WITHIN, '');
const unitIn = (part: string) => {
  const found = UNIT.exec(part);
  return found?.[1] ?? found?.[2];
};

function streetOf(street: string): [string, string] {
  const first = NUMBER_FIRST.exec(street);
  if (first) return [first[1] ?? '', first[2] ?? ''];
  const last = NUMBER_LAST.exec(street);
  return [last?.[2] ?? '', last?.[1] ?? ''];
}

function placeOf(parts: readonly string[]): Pick<ParsedAddress, 'city' | 'stateOrProvince' | 'postalCode'> {
  const state = parts.map((part) => STATE_AND_CODE.exec(part)).find((found) => found !== null);
  const coded = parts.map((part) => CODE_AND_CITY.exec(part)).find((found) => found !== null);
  const named = parts.find((part) => /^\p{L}/u.test(part) && !STATE_AND_CODE.test(part));
  return {
    city: coded?.[2] ?? named ?? '',
    stateOrProvince: state?.[1] ?? '',
    postalCode: state?.[2] ?? coded?.[1] ?? parts.find((part) => /^\d{5}(-\d{4})?$/.test(part)) ?? '',
  };
}

/** The same house however it is written: "12 Mill Rd", "12 mill road, Eastbrook". The town comes and goes, the unit does not. */
export function addressKey({ streetNumber, streetName, unitNumber }: ParsedAddress): string {
  const words = plain(streetName).split(' ');
  const name = words.length > 1 && ENDINGS.has(words.at(-1) ?? '') ? words.slice(0, -1) : words;
  return [plain(streetNumber), ...name, plain(unitNumber)].filter(Boolean).join(' ');
}

const ENDINGS = new Set(
  `street st avenue ave av road rd lane ln drive dr court ct boulevard blvd place pl terrace ter square sq way close crescent`.split(' '),
);

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/harbor\b/g, 'harbour')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
