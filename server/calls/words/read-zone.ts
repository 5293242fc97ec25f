const ABBREVIATIONS: Record<string, string> = {
  ...{ E: 'America/New_York', C: 'America/Chicago', M: 'America/Denver', P: 'America/Los_Angeles' },
  ...{ AKST: 'America/Anchorage', AKDT: 'America/Anchorage', HST: 'Pacific/Honolulu', AST: 'America/Halifax', ADT: 'America/Halifax' },
  ...{ UTC: 'UTC', GMT: 'UTC', BST: 'Europe/London', WET: 'Europe/Lisbon', WEST: 'Europe/Lisbon', IST: 'Asia/Kolkata' },
  ...{ CET: 'Europe/Paris', CEST: 'Europe/Paris', MEZ: 'Europe/Berlin', MESZ: 'Europe/Berlin', EET: 'Europe/Athens', JST: 'Asia/Tokyo' },
};

/** The words of a zone or of a city in it, lower case, without accents. */
const NAMED: [RegExp, string][] = [
  [/\beastern\b|\b(?:new york|boston|miami|toronto|atlanta)\b/, 'America/New_York'],
  [/\bcentral\b(?! park| ave| street| square)|\b(?:chicago|dallas|houston|austin)\b/, 'America/Chicago'],
  [/\bmountain\b|\bdenver\b/, 'America/Denver'],
  [/\barizona\b|\bphoenix\b/, 'America/Phoenix'],
  [/\bpacific\b|\b(?:california|los angeles|la|san francisco|seattle)\b/, 'America/Los_Angeles'],
  [/\bhawaii\b|\bhonolulu\b/, 'Pacific/Honolulu'],
  [/\bmexico city\b|\bciudad de mexico\b|\bcdmx\b/, 'America/Mexico_City'],
  [/\blondon(?:er)?\b|\blondres\b|\buk\b/, 'Europe/London'],
  [/\bmadrid\b|\bbarcelona\b|\bespana\b|\bspain\b/, 'Europe/Madrid'],
  [/\bpariser?\b|\bparis\b|\bfrance\b/, 'Europe/Paris'],
  [/\bberlin(?:er)?\b|\bmunchen\b|\bgermany\b|\bdeutsche[rn]?\b/, 'Europe/Berlin'],
  [/\blisbo[na]+\b|\bportugal\b/, 'Europe/Lisbon'],
  [/\bsao paulo\b|\bbrasilia\b/, 'America/Sao_Paulo'],
  [/\bbuenos aires\b/, 'America/Argentina/Buenos_Aires'],
  [/\bbeijing\b|\bshanghai\b|\bchina\b/, 'Asia/Shanghai'],
  [/\btokyo\b|\bjapan\b/, 'Asia/Tokyo'],
  [/\bsydney\b|\bmelbourne\b/, 'Australia/Sydney'],
];

const CLOCK = "(?:\\d|[ap]m|noon|h|uhr|o'clock)";
const ABBREVIATED = new RegExp(
  `${CLOCK}\\s*\\(?\\s*((?:UTC|GMT)(?:\\s?[+-]\\d{1,2}(?::\\d{2})?)?|CES?T|ME[SZ]Z?Z|WES?T|EET|AK[SD]T|HST|A[SD]T|BST|IST|JST|[ECMP][SD]?T)(?![A-Za-z])`,
  'i',
);
/** "3pm Pacific", "3pm London time", "hora de Madrid", "heure de Paris", "Berliner Zeit". */
const TIME_OF =
  /\b(?:hora|heure|horario|fuso)\s+(?:de(?:l)?\s+|d')?([a-z ]{2,20})|\b([a-z]+(?: [a-z]+)?)(?:er)?\s+(?:standard |daylight )?(?:time|zeit)\b/;
const BEHIND = new RegExp(`${CLOCK}\\s*\\(?(?:us\\s+)?(eastern|central(?! park| ave| street| square)|mountain|pacific)\\b`);
const NOWHERE = { names: [], timeZone: '' };
const OWN =
  /\b(?:my|our) (?:local )?time\b|\b(?:mi|nuestra) hora\b|\b(?:mon|notre) heure\b|\b(?:meiner|unserer) zeit\b|\bmeu (?:horario|fuso)\b/;

/**
 * The zone a customer names with a time, as an IANA name: "3pm PST", "3pm Pacific", "15h hora de Madrid".
 * @param clause as written, accents removed
 * @param own the names of the brokerage's own zone, and the zone: "MST" is Phoenix to those who live there
 * @returns null when none is named; 'unknown' for "my time" or a place nobody taught us: then an hour says nothing yet
 */
export function readZone(clause: string, own: { names: readonly string[]; timeZone: string } = NOWHERE): string | null {
  const written = ABBREVIATED.exec(clause)?.[1];
  // "et" is French for "and": abbreviations count in capitals, as people write them.
  if (written && own.names.includes(written)) return own.timeZone;
  if (written && written === written.toUpperCase()) return abbreviated(written);
  const words = clause.toLowerCase();
  if (OWN.test(words)) return 'unknown';
  const place = TIME_OF.exec(words);
  const named = place?.[1] ?? place?.[2] ?? BEHIND.exec(words)?.[1];
  return named ? (NAMED.find(([pattern]) => pattern.test(named))?.[1] ?? null) : null;
}

function abbreviated(name: string): string | null {
  const offset = /^(?:UTC|GMT)\s?([+-]\d{1,2}(?::\d{2})?)$/.exec(name)?.[1];
  if (offset) return `UTC${offset}`;
  return ABBREVIATIONS[name] ?? ABBREVIATIONS[name.charAt(0)] ?? null;
}
