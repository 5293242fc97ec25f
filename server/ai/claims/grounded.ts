import { withoutAccents } from '../../words/word-edges.ts';
import { PREDICATES, SUBJECTS, setOf, THERE_MAY_BE, WE_DO, YOU_DO } from '../words/honest-words.ts';
import type { LanguageRead } from '../words/language.ts';
import { isLeft, TOLD_BACK } from '../words/topic-words.ts';

const EN_VERB =
  'is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|does|do|did|comes?|costs?|needs?|takes?|sits?|stands?|lies?|offers?|gets?|go(?:es)?|depends?|reads?|says?|states?|mentions?|shows?|names?|speaks?|fits?|matches?|works?|runs?|measures?|includes?|features?|faces?|moves?|pays?|sells?|closes?|covers?|allows?|welcomes?|accepts?|rarely|usually|never|always|averaged?|averages|stays?|remains?|keeps?|makes?|feels?|looks?|opens?|rents?|serves?|leads?|rises?|grows?|fell|rose|went|sold|passed|got|saw|bought|visited|loves?|likes|plans?|approved?|approves|agreed|agrees|promised|promises|leaves|gives?|wants|puts';
const DE_VERB =
  'ist|sind|war|waren|hat|haben|wird|werden|wurde|wurden|liegt|liegen|kostet|kosten|gibt|kann|konnen|darf|bietet|geht|gehen|betragt|kommt|kommen|zeigt|ubernimmt|steht|stehen|passt|reicht|finanziert|bekommt|lasst|macht|fahrt|halt|dauert|dauern|braucht|brauchen';
const FR_VERB =
  "est|sont|a|ont|etait|etaient|sera|seront|va|vont|peut|peuvent|coute|coutent|fait|font|se|s['’]\\p{L}+|compte|offre|prend|prennent|paie|part|reste|vient|ne|n['’]\\p{L}+|\\p{L}+era|\\p{L}+eront";
const ES_VERB =
  'es|son|esta|estan|era|eran|fue|sera|seran|tiene|tienen|va|van|puede|pueden|cuesta|cuestan|se|hace|paga|pagan|ofrece|queda|viene|no|ronda|incluye|\\p{L}{2,}(?:an|en|aron|ieron)|\\p{L}+ara|\\p{L}+era|\\p{L}+ira';
const PT_VERB =
  'e|sao|esta|estao|era|foi|sera|serao|tem|vai|vao|pode|podem|custa|custam|fica|ficam|se|faz|paga|pagam|oferece|sai|vem|nao|inclui|\\p{L}+ara|\\p{L}+era|\\p{L}+ira';
const WITH = 'of|in|at|on|for|with|without|to|from|near|like|below|above|between|about|under|over|that|which|who|you|we|as|by|there|here';

/** Who or what a clause is about: the words before its verb. Groups: those words. English and German end on the noun, the others begin with it. */
const ABOUT: Record<LanguageRead, RegExp> = {
  en: new RegExp(
    `^(?:(?<determiner>the|this|these|those|all(?: the| of the)?|its|their|our|your|my|both|some|many|most|every|each|no|an?|one|two|three|four|five|several|\\d+) )?(?<about>(?:[\\p{L}’'-]+ ){1,4}?)(?:(?:${WITH}) [^,;]{0,60}? ?)?(?:${EN_VERB})(?!\\p{L})`,
    'iu',
  ),
  de: new RegExp(`^(?:der|die|das|dem|den|ein|eine|alle|viele|ihre?|unsere?|diese[rs]?|keine?) ((?:[\\p{L}-]+ ){1,3}?)(?:(?:von|in|an|am|im|auf|fur|mit|zu|bei|aus|unter|der|des) [^,;]{0,50}? ?)?(?:${DE_VERB})(?!\\p{L})|^((?:\\p{Lu}[\\p{L}-]+ ))(?:${DE_VERB})(?!\\p{L})`, 'iu'),
  fr: new RegExp(`^(?:tou(?:te)?s )?(?:le |la |les |l['’]|une? |des |ce |cet |cette |ces |son |sa |ses )((?:[\\p{L}-]+ ){1,3}?)(?:(?:de |du |des |d['’]|a |au |en |dans |pour |avec )[^,;]{0,50}? ?)?(?:${FR_VERB})(?!\\p{L})`, 'iu'),
  es: new RegExp(`^(?:tod[oa]s )?(?:el|la|los|las|una?|unos|unas|este|esta|estos|estas|su|sus) ((?:[\\p{L}-]+ ){1,3}?)(?:(?:de|del|en|a|al|para|con) [^,;]{0,50}? ?)?(?:${ES_VERB})(?!\\p{L})`, 'iu'),
  pt: new RegExp(`^(?:tod[oa]s )?(?:o|a|os|as|uma?|este|esta|estes|estas|seu|sua) ((?:[\\p{L}-]+ ){1,3}?)(?:(?:de|do|da|dos|das|em|no|na|a|para|com) [^,;]{0,50}? ?)?(?:${PT_VERB})(?!\\p{L})|^(\\p{L}+s )(?:sao|estao|podem)(?!\\p{L})`, 'iu'),
}; // biome-ignore format: one language per line
const PLACE = /^(?:areas?|streets?|towns?|city|village|neighbou?rhood)$/iu;
const NOUN_FIRST = new Set<LanguageRead>(['fr', 'es', 'pt']);
/** Words before a noun that are not what the clause is about. */
const BEFORE_NOUN =
  /^(?:deux|trois|quatre|autres?|nouveau|nouvelle|petite?|grande?|dos|tres|cuatro|otr[oa]s?|duas|dois|outr[oa]s?|mism[oa]|meme|propri[oa]s?|todas?|ainda|aun|encore|ya|deja|ja|tambien|tambem|aussi)$/iu;
/** Who may be a clause's subject whatever it says: others look at that. */
const PRONOUN =
  /^(?:i|we|you|he|she|it|they|us|them|me|him|her|whatever|whichever|back|else|que|qui|quoi|quand|ce|il|elle|ils|elles|nous|vous|on|je|lui|un|une|quien|cuando|yo|usted|ustedes|nosotros|ella|ellos|eso|esto|ello|lo|le|unos|unas|uno|voce|nos|eu|ele|ela|isso|isto|quem|that|this|these|those|such|mehr|there|here|nobody|someone|somebody|everyone|anyone|whoever|who|what|which|where|whenever|wherever|when|how|why|if|whether|once|as|since|because|although|though|while|for|in|on|at|of|with|to|from|by|thank|please|below|above|beneath|underneath|yes|no|not|nor|and|but|or|so|then|should|would|could|do|does|did|is|are|was|were|has|have|let|just|only|all|both|each|none|neither|either|nothing|something|anything|everything|also|even|more|most|many|some|one|another|others|mr|mrs|ms|dazu|darum|dafur|davon|damit|gern|leider|beides?|alle|neue|unten|heute|derzeit|momentan|aktuell|zurzeit|einfach|naturlich|danke|vielen|nur|auch|falls|wenn|ob|mit|fur|zu|auf|bei|von|nach|wir|ich|sie|es|er|man|das|dies|was|wer|wann|wie|hier|da|dann|bitte|vielleicht|besides|beyond|among|between|until|unless|before|after|given|based|with|without|your|our|my|sadly|unfortunately|both)$/iu;

const THERE: Record<LanguageRead, RegExp> = {
  en: new RegExp(`(?<!(?:whether|if) )(?<!\\p{L})there (?:is|are|was|were|has been|have been|will be)(?:n['’]t)? (?:not |never |also |still |only |currently |really )?(?:an? |the |any |no |some |many |several |plenty of |lots of |a lot of |two |three |four |\\d+ )?((?:[\\p{L}’'-]+ ?){1,4}?)(?=(?:${WITH}|is|are|was|and|or|than|around|across|behind|before|next|down|up|outside|opposite|along|off|nearby|right|just|left|now|today|yet|either)(?= |[.,;:!?•]|$)|[.,;:!?•]|$)`, 'iu'),
  de: /(?<!ob )(?<!\p{L})(?:[Ee]s gibt|[Gg]ibt es) (?:\p{Ll}+ ){0,3}?(\p{Lu}[\p{L}-]+)/u,
  fr: /(?<!s['’])(?<!\p{L})il (?:n['’])?y a (?:pas |plus |aussi |encore |deja |aucune? )?(?:de |d['’]|une? |des |du |les |la |le |deux |trois |plusieurs )?(?:bons? |bonnes? |grande?s? |petite?s? )?([\p{L}-]+)/iu,
  es: /(?<!(?:si|que) )(?<!\p{L})hay (?:una? |unos |unas |dos |tres |varios |varias |muchos |muchas |mucha |mucho |buen[oa]s? |ningun[oa]? )*([\p{L}-]+)/iu,
  pt: /(?<!se )(?<!\p{L})ha (?:uma? |uns |umas |dois |duas |varios |varias |muit[oa]s? |bo[an]s |nenhuma? )*([\p{L}-]+)/iu,
}; // biome-ignore format: one language per line

const HOME = `•|it|(?:the|this) (?:house|home|condo|condominium|apartment|flat|place|property|townhouse)`;
/** What is said to be so of a home. */
const IS_SO = new RegExp(
  `(?:^|(?<=[,;:] ?|and |but ))(?:${HOME}) (?:is|was|comes|has been|feels|seems) (?:(?:really |such )?an? ((?:[\\p{L}\\d/’-]+ ){0,5}?[\\p{L}’-]+)(?= (?:${WITH}|built|listed|priced|and)(?!\\p{L})|[.,;:!?•]|$)|([\\p{L}’-]+))`,
  'iu',
);
const YOU = /^(?:and |but |so |then |also |now )?(?:you|you['’]ll) ([\p{L}’'-]+)(?: ([\p{L}’'-]+))?(?: ([\p{L}’'-]+))?/iu;
const WE = /^(?:and |but |so |then |also |now )?(?:we|i|we['’]ll|i['’]ll) ([\p{L}’'-]+)(?: ([\p{L}’'-]+))?(?: ([\p{L}’'-]+))?/iu;
/** "You can hear the sea" is none of it; "you will hear from us" is. */
const HALF_DONE =
  /^(?:and |but |so )?(?:you|you['’]ll) (?:\p{L}+ ){0,2}(?:hear(?! (?:from|about|back|which|what|whether|how))|get(?! (?:an? |to |back|in touch|the |all |our |your |news|more )))/iu;
const HELPERS = setOf(
  'of course do does did will can could may might would should must not also already now still only both just really gladly happily never always then first simply',
);

type Grounds = { language: LanguageRead; known: ReadonlySet<string> };

/**
 * Holds a sentence to what an answer may be about. Lists of lies end somewhere; so this asks the other way round: what a
 * clause is about, what there is said to be, and how a home is said to be, has to be ours, the search's, or the listing's.
 */
export function groundFaults(sentence: string, { language, known }: Grounds): string[] {
  if (isLeft(withoutAccents(sentence)) || TOLD_BACK.test(withoutAccents(sentence))) return [];
  const plain = withoutAccents(sentence);
  const isKnown = (word: string, own: ReadonlySet<string>) =>
    isIn(word, own) || isIn(word, known) || (language === 'de' && endsOn(word.toLowerCase(), own));
  const about = clausesOf(plain).flatMap((clause) => {
    const head = headOf(clause, language);
    return head && !isKnown(head, SUBJECTS[language])
      ? [`"${clause.trim()}" is about "${head}", of which no listing of this mail speaks`]
      : [];
  });
  const words = THERE[language].exec(plain)?.[1]?.trim() ?? '';
  const head = words.split(' ').at(-1) ?? '';
  const isThere = head === '' || isKnown(head, SUBJECTS[language]) || isIn(head, THERE_MAY_BE);
  const there = isThere ? [] : [`"${words}" is said to be there, and no listing of this mail says so`];
  return [...about, ...there, ...(language === 'en' ? inEnglish(plain, isKnown) : [])];
}

function inEnglish(plain: string, isKnown: (word: string, own: ReadonlySet<string>) => boolean): string[] {
  const [, kind, how] = IS_SO.exec(plain) ?? [];
  const so = kind?.split(' ').at(-1) ?? how ?? '';
  const deeds = clausesOf(plain).flatMap((clause) =>
    (
      [
        [YOU, YOU_DO],
        [WE, WE_DO],
      ] as const
    ).flatMap(([pattern, may]) => {
      const verb = pattern
        .exec(clause)
        ?.slice(1)
        .find((word) => word && !HELPERS.has(word.toLowerCase()));
      return verb && ((!isIn(verb, may) && !/ly$/.test(verb)) || HALF_DONE.test(clause))
        ? [`"${clause.trim()}" says "${verb}", which is none of what we or they do here`]
        : [];
    }),
  );
  return [
    ...(so && !isKnown(so, PREDICATES) && !isIn(so, SUBJECTS.en) && !/ly$/.test(so)
      ? [`"${so}" is said of a home, and no listing of this mail says so`]
      : []),
    ...deeds,
  ];
}

const clausesOf = (sentence: string) =>
  sentence.split(/[;:]\s|,\s(?:and |but |so |und |aber |et |mais |y |pero |e |mas )?|\s-\s|\s(?:but|while|aber|mais|pero)\s/iu);

function headOf(clause: string, language: LanguageRead): string | null {
  const found = ABOUT[language].exec(clause.trim());
  const words = (found?.groups?.about ?? found?.[1] ?? found?.[2] ?? '').trim().split(/\s+/).filter(Boolean);
  // A name ("Orchard Falls has") is a place, and places have a check of their own.
  if (language !== 'de' && words.length > 1 && words.every((one) => /^\p{Lu}/u.test(one))) return null;
  // "Write back whenever" asks for something, and is about nothing.
  const isBare = language === 'en' && found?.groups?.determiner === undefined;
  if (isBare && (!/^\p{Lu}/u.test(clause.trim()) || isIn(words[0] ?? '', YOU_DO))) return null;
  if (words.length === 0 || words.some((one) => PRONOUN.test(one))) return null;
  if (NOUN_FIRST.has(language)) return words.find((one) => !BEFORE_NOUN.test(one)) ?? words[0] ?? null;
  // "The living area" is a figure; "the area" is where people live, which a machine does not judge.
  return words.length === 1 && PLACE.test(words[0] ?? '') ? `the ${words[0]}` : (words.at(-1) ?? null);
}

const endsOn = (word: string, words: ReadonlySet<string>) => [...words].some((end) => end.length >= LEAST_END && word.endsWith(end));

/** German joins words, and the last of them says what it is: "Preisunterschied". */
const LEAST_END = 5;

function isIn(word: string, words: ReadonlySet<string>): boolean {
  const plain = word.toLowerCase().replace(/['’]s$/, '');
  return words.has(plain) || words.has(plain.replace(/e?s$/, '')) || words.has(plain.replace(/s$/, ''));
}
