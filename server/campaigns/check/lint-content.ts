import type { LintFinding } from '../../../shared/campaign-check.ts';
import type { Settings } from '../../../shared/settings.ts';
import { plainCharacters } from '../../words/plain-characters.ts';
import { sentencesOf } from '../../words/sentences.ts';
import { steeringIn, withoutStreets } from '../../words/steering.ts';
import { placesListings, templateFaults } from '../mail/merge-fields.ts';
import { SPAMMY } from './spammy-words.ts';

type Found = Omit<LintFinding, 'step'>;
type Mail = { subjects: string[]; body: string };
type Place = { brokerage: Settings['brokerage']; publicUrl: string };

const error = (rule: string, words: string): Found => ({ level: 'error', rule, words });
const warning = (rule: string, words: string): Found => ({ level: 'warning', rule, words });

/** Can it be set at all, and does it say something? */
export function lintTemplate({ subjects, body }: Mail): Found[] {
  return [
    ...subjects.flatMap((subject) => [
      ...(subject.trim() === '' ? [error('no-subject', 'The subject is empty.')] : []),
      ...templateFaults(subject).map((fault) => error('template', `Subject: ${fault}`)),
    ]),
    // A mail without readable words is what filters take for spam; the text part is the body itself.
    ...(withoutPictures(body).trim() === '' ? [error('no-text', 'The text is empty: every mail needs words, also beside pictures.')] : []),
    ...templateFaults(body, { allowsListings: true }).map((fault) => error('template', `Text: ${fault}`)),
    ...(subjects.length > 1 && subjects[0] === subjects[1] ? [warning('same-subjects', 'Both subjects are the same.')] : []),
  ];
}

/** How it reads, to people and to filters. */
export function lintWords({ subjects, body }: Mail, place: Place): Found[] {
  return [
    ...subjects.flatMap(lintSubject),
    ...lintFairHousing([...subjects, body].join('\n\n')),
    ...lintSpam([...subjects, body].join('\n')),
    ...lintPictures(body),
    ...lintLinks(body, place),
  ];
}

const LONG_SUBJECT = 70;

function lintSubject(subject: string): Found[] {
  const letters = subject.replace(/\{\{.*?\}\}/g, '').replace(/[^\p{L}]/gu, '');
  return [
    // 15 U.S.C. §7704(a)(2): a subject must not mislead; "Re:" tells of a conversation that there is not.
    ...(/^\s*(re|fwd?|aw|sv|wg)\s*:/i.test(subject)
      ? [error('misleading-subject', `The subject “${subject}” looks like an answer to a mail that the reader never wrote.`)]
      : []),
    ...(subject.length > LONG_SUBJECT
      ? [warning('long-subject', `The subject is longer than ${LONG_SUBJECT} characters and is cut.`)]
      : []),
    ...(letters.length > 5 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
      ? [warning('capitals', 'The subject is all capitals, which filters take for spam.')]
      : []),
    ...(/[!?]{2,}|!.*!/.test(subject) ? [warning('exclamation', 'The subject shouts: one exclamation mark at most.')] : []),
  ];
}

/** The words that hold an AI's draft back, told to the person who writes: 42 U.S.C. §3604(c) is of advertisements. */
function lintFairHousing(text: string): Found[] {
  const prose = withoutStreets(plainCharacters(text.replace(/https?:\/\/\S+/g, '').replace(/(?<!\n)\r?\n(?!\r?\n)/g, ' ')));
  const found = new Map(
    sentencesOf(prose)
      .flatMap(steeringIn)
      .map(({ words, what }) => [words.toLowerCase(), what]),
  );
  // "Perfect for young couples" says it once, though "young couples" would be told by itself too.
  const isWithin = (words: string) => [...found.keys()].some((other) => other !== words && other.includes(words));
  return [...found]
    .filter(([words]) => !isWithin(words))
    .map(([words, what]) =>
      warning(
        'fair-housing',
        `“${words}” speaks of ${what}. By fair housing law an advertisement describes the home, not who should live there.`,
      ),
    );
}

function lintSpam(words: string): Found[] {
  const found = [...new Set(SPAMMY.flatMap((pattern) => words.match(pattern)?.[0].toLowerCase() ?? []))];
  return found.map((phrase) => warning('spammy', `“${phrase}” is what spam filters look for.`));
}

const PICTURE = /!\[([^\]\n]*)\]\([^)\s]*\)/g;
const withoutPictures = (body: string) => body.replace(PICTURE, '');
const FEW_WORDS = 200;

function lintPictures(body: string): Found[] {
  const pictures = [...body.matchAll(PICTURE)];
  const unsaid = pictures.filter(([, alt = '']) => alt.trim() === '').length;
  return [
    ...(unsaid > 0
      ? [warning('missing-alt', `${unsaid === 1 ? 'A picture does' : `${unsaid} pictures do`} not say what it shows: ![here](address).`)]
      : []),
    ...(pictures.length > 0 && withoutPictures(body).trim().length < FEW_WORDS
      ? [warning('mostly-pictures', 'There is more picture than text, and many readers see no pictures at first.')]
      : []),
  ];
}

const SHORTENERS = /^(bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|buff\.ly|rebrand\.ly|cutt\.ly|lnkd\.in)$/;

function lintLinks(body: string, { brokerage, publicUrl }: Place): Found[] {
  const links = [...withoutPictures(body).matchAll(/https?:\/\/[^\s<>"')\]]+/g)].map(([link]) => link);
  const own = [...brokerage.linkDomains, hostOf(brokerage.website), hostOf(publicUrl)].filter(Boolean);
  const isOwn = (host: string) => own.some((domain) => host === domain || host.endsWith(`.${domain}`));
  const hosts = [...new Set(links.map(hostOf).filter(Boolean))];
  return [
    ...hosts
      .filter((host) => SHORTENERS.test(host))
      .map((host) => warning('short-link', `${host} hides where a link leads; filters distrust it.`)),
    ...hosts
      .filter((host) => !isOwn(host) && !SHORTENERS.test(host))
      .map((host) => warning('foreign-link', `A link leads to ${host}, which is not one of your own domains (Settings).`)),
    ...(links.some((link) => /^http:/i.test(link) && !isOwn(hostOf(link)))
      ? [warning('plain-link', 'A link is http, not https: readers are warned of it.')]
      : []),
  ];
}

function hostOf(link: string): string {
  return URL.canParse(link) ? new URL(link).hostname.replace(/^www\./, '') : '';
}

export function lintListings(body: string, { chosen, showable }: { chosen: number; showable: number }): Found[] {
  return [
    ...(placesListings(body) && chosen === 0 ? [warning('no-listings', 'The text says where listings stand, but none is chosen.')] : []),
    ...(showable < chosen
      ? [warning('hidden-listings', `${chosen - showable} of ${chosen} listings may not be shown any more and are left out.`)]
      : []),
  ];
}

/** Gmail cuts a mail off behind 102 kB, and the unsubscribe link stands at the end. */
const CLIP_BYTES = 102 * 1024;

export function lintSize(htmlBytes: number): Found[] {
  if (htmlBytes <= CLIP_BYTES) return [];
  return [warning('too-large', `The mail has ${Math.ceil(htmlBytes / 1024)} kB; Gmail cuts it off after 102 kB, with the way out below.`)];
}
