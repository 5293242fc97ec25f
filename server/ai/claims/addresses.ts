const STREET_ENDINGS =
  'Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Place|Pl|Terrace|Ter|Way|Square|Sq|Row|Quay|Wharf|Circle|Crescent|Close|Parkway|Highway|Walk|Path|Yard|Hill|Green|Park';

export const ADDRESS = new RegExp(
  `\\b\\d{1,6}[A-Za-z]?\\s+(?:(?:\\p{Lu}[\\p{L}'’-]*\\.?\\s+){1,4}(?:${STREET_ENDINGS})\\b\\.?|(?!(?:per|a|each|an|full|and|of|in|the|by)\\s)[\\p{L}'’-]+\\s(?:street|avenue|road|lane|drive|court|boulevard|terrace|square)\\b|(?:rue|avenue|boulevard)\\s(?:de\\s)?(?:la\\s|l['’])?\\p{Lu}[\\p{L}'’-]+)|\\b(?:Calle|Avenida|Rue)\\s(?:\\p{Lu}[\\p{L}'’-]+\\s?){1,3}\\d+`,
  'gu',
);

/** An address as a key: number and street without the ending, lower case. */
export function addressKey(address: string): string {
  return address
    .toLowerCase()
    .replace(/harbor\b/g, 'harbour')
    .replace(/[.,]/g, ' ')
    .replace(new RegExp(`\\s+(${STREET_ENDINGS})\\s*$`, 'i'), '')
    .replace(/\s+/g, ' ')
    .trim();
}
