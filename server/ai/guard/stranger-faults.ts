import { sentencesOf } from '../../words/sentences.ts';
import { placesOf } from '../claims/listing-facts.ts';
import type { Draft } from '../draft/draft.ts';
import type { GuardContext } from './guard-context.ts';

const NAME = String.raw`\p{Lu}[\p{Ll}’']+(?:-\p{Lu}\p{Ll}+)?`;
const TITLED = new RegExp(
  `(?<!\\p{L})(?:Mr|Mrs|Ms|Miss|Dr|Sr|Sra|Señora?|Monsieur|Madame|Mme|Herrn?|Frau|Senhora?|Dona)\\.?\\s(${NAME})`,
  'gu',
);
const CALLED = new RegExp(`(?<!\\p{L})(?:named|called|by the name of|llamad[oa]|nommée?|appelée?|namens|chamad[oa])\\s(${NAME})`, 'gu');
const TWO_NAMES = new RegExp(`(?<!\\p{L})${NAME}\\s(?:(?:de|van|von|da|al|el|du)\\s)?(${NAME})`, 'gu');
/** "Zebedee wants it too": who does what only people do. */
const ACTS = new RegExp(
  `^(${NAME})\\s(?:also |too |just |already )?(?:wants|wanted|said|says|told|asked|looked|visited|offered|bought|paid|lives|saw|viewed|hopes|is (?:also )?(?:looking|interested|buying))(?!\\p{L})`,
  'gu',
);
/** Capitalised words that name nobody. */
const NOBODY = new Set(
  `i we you he she it they this that these those who what when where someone somebody everyone everybody nobody one both either neither mr mrs ms
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  english spanish french german portuguese chinese fair housing act ai hoa mls usa us eastern central pacific mountain time standard daylight est edt
  street avenue road lane drive court boulevard place terrace square hill north south east west new coming soon active sold pending
  usted ustedes nosotros vous nous sie wir`.split(/\s+/),
); // biome-ignore format: a list of words

/**
 * Names of people the customer has not named himself: another customer, an owner, a tenant. Whoever they are, a machine
 * does not speak of them.
 */
export function strangerFaults(prose: string, draft: Draft, { contact, settings, customerWords, brokerageWords }: GuardContext): string[] {
  const { brokerage, voice } = settings;
  const homes = [...draft.listings, ...draft.unavailable].flatMap((home) => [placesOf(home), home.publicRemarks, home.unparsedAddress]);
  const own = [contact.firstName, contact.lastName, brokerage.name, voice.signature, brokerage.postalAddress, brokerageWords];
  const known = new Set(
    [...homes, ...own, customerWords, ...draft.slots.map(({ label }) => label)]
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}’'-]+/gu) ?? [],
  );
  const isStranger = (name: string) => !known.has(name.toLowerCase()) && !NOBODY.has(name.toLowerCase());
  // German writes every noun with a capital.
  const patterns = draft.language === 'de' ? [TITLED, CALLED] : [TITLED, CALLED, TWO_NAMES, ACTS];
  return sentencesOf(prose).flatMap((sentence) =>
    patterns
      .flatMap((pattern) => [...sentence.matchAll(pattern)])
      .filter(([, name = '']) => isStranger(name))
      .map(([words]) => `"${words}" names somebody whom the customer has not named`),
  );
}
