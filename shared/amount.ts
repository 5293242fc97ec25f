/** Money, as people and spreadsheets of several countries write it: `$450,000`, `450.000 €`, `450k`. Anything else is NaN. Pure. */
export function readMoney(text: string): number {
  const [, digits = '', word = ''] = MONEY.exec(text.trim()) ?? [];
  const isMillions = /^m(?!il$)/i.test(word);
  return plainNumber(digits, { isMillions }) * (word === '' ? 1 : isMillions ? 1_000_000 : 1000);
}

/** A sign or a currency in front, the digits, perhaps thousands or millions, and a currency behind. */
const MONEY = /^[^\d-]{0,4}(\d[\d.,'’\s]*)((?:k|tsd|mil|mio|m|millions?)(?![a-z]))?[^\d]{0,4}$/i;

/**
 * A mark before exactly three digits divides thousands, since nobody writes tenths of a cent: 450.000 is what 450,000 is. Of
 * two kinds of marks the last divides the decimals. With millions behind it, 1.250 is one and a quarter.
 */
function plainNumber(digits: string, { isMillions }: { isMillions: boolean }): number {
  const bare = digits.replace(/[\s'’]/g, '').replace(/[.,]+$/, '');
  const last = /[.,](?=\d*$)/.exec(bare)?.[0];
  if (!last) return bare === '' ? Number.NaN : Number(bare);
  const other = last === '.' ? ',' : '.';
  if (bare.includes(other)) return decimal(bare.replaceAll(other, ''), last);
  const isGrouped = last === ',' ? /^[1-9]\d{0,2}(,\d{2,3})*,\d{3}$/ : /^[1-9]\d{0,2}(\.\d{3})+$/;
  const isOne = bare.indexOf(last) === bare.lastIndexOf(last);
  return isGrouped.test(bare) && !(isMillions && isOne) ? Number(bare.replaceAll(last, '')) : decimal(bare, last);
}

function decimal(digits: string, mark: string): number {
  return Number(digits.replace(mark, '.'));
}

/** A size, a count or a place on the map: commas divide thousands, a dot the decimals, since 0.250 is a lot in acres. NaN when it is none. Pure. */
export function readQuantity(text: string): number {
  const digits = text.replace(/[$€£\s]/g, '').replace(/,(?=\d{3}(\D|$))/g, '');
  return /^-?\d*\.?\d+$/.test(digits) ? Number(digits) : Number.NaN;
}
