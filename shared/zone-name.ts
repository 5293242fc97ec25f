/** Who name the zones that other languages only count: in French it would be UTC−5, where everybody there says EST. */
const NAMING = ['en-US', 'en-GB'];
/** To make one costs a hundred times what it costs to use it. */
const made = new Map<string, Intl.DateTimeFormat>();

/** What people who live in a zone call it at that time: "EST". None where it has no name of its own. */
export function zoneNames(timeZone: string, at: Date): string[] {
  return NAMING.map((locale) => nameIn(locale, timeZone, at)).filter(isName);
}

/** The zone as it is written behind a time: by its name, or, where it has none, by its distance from UTC as that language says it. */
export function zoneName(timeZone: string, at: Date, locale: string): string {
  const own = nameIn(locale, timeZone, at);
  return isName(own) ? own : (zoneNames(timeZone, at)[0] ?? own);
}

const isName = (words: string) => words !== '' && !/\d/.test(words);

function nameIn(locale: string, timeZone: string, at: Date): string {
  const key = `${locale} ${timeZone}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' });
  made.set(key, format);
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
