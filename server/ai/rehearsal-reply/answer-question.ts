import { sentencesOf } from '../../words/sentences.ts';
import { isSteeringQuestion } from '../guard/fair-housing-gate.ts';
import type { DraftData, ListingData } from '../prompt-data.ts';
import { isQuestion } from '../rehearsal-hearing/hear-intents.ts';
import type { PhraseBook, Said } from '../rehearsal-phrases/phrase-book.ts';
import { FEATURES } from '../words/feature-words.ts';

type Asked = { data: DraftData; book: PhraseBook; live: Said[] };
/** What can be told, and what is asked and stands nowhere. */
export type Told = {
  told: string[];
  unknown: string[];
  isAnswered: boolean;
  /** Something is asked that nothing here understands: a person has to answer. */
  isOpen: boolean;
};

const ABOUT_OFFICE =
  /\b(office|hours|open (on|until|at)|are you open|horario|oficina|abren|horaires|ouverts?|büro|öffnungszeiten|geöffnet)\b/iu;
const ABOUT_NEXT =
  /\b(next steps?|what (are )?the steps|the steps are|where (do (we|i)|to) (begin|start)|what happens|how does (it|this|the process)|how (would|do) (i|we) go about|siguiente paso|prochaine étape)\b/iu;
const ABOUT_AGE =
  /\b(built|how old|which year|what year|year|constru[iy]|antigüedad|data de|date de|de quand|quand date|construite?|wie alt|baujahr|wann (wurde|ist)[^?]*gebaut)/iu;
const ABOUT_PRICE =
  /\b(price|(?<!monthly )costs?|how much|rent is|is that (right|correct|true)|precio|cuesta|prix|coûte|preis|kostet|miete)\b/iu;
const ABOUT_ROOMS =
  /\b(how many (bed|bath)?(room)?s?|how (big|large)|square f\p{L}+|(the|its) size|size|cu[áa]nt[oa]s (habitaciones|dormitorios|baños)|qué tamaño|combien de (chambres|salles)|quelle (taille|surface)|wie (viele (schlaf)?zimmer|groß))\b/iu;
const ABOUT_PLACE =
  /\bwhere (is|are) (your|the) (office|brokerage|agency)|where are you (located|based)|(your|the) office address|dónde (está|queda) (su|la) oficina|où (est|se trouve) (votre|le) bureau/iu;
const ABOUT_STATUS =
  /\b(still (available|on the market|for sale|for rent|free)|is (it|that|\d.*) available|available|disponible|libre|verfügbar|noch (frei|zu haben))\b/iu;
const MORE =
  /\b(tell (me|us) (more|a bit)|more about|know more|details|saber más|más (información|detalles)|en savoir plus|plus d['’]informations?)\b/iu;

/** Answers what the customer asks from the listing in question and from Settings, and says openly what neither knows. */
export function answerQuestions({ data, book, live }: Asked): Told {
  const questions = questionsIn(data.mail.text, data.customer.language);
  const asks = (pattern: RegExp) => questions.some((question) => pattern.test(question));
  const isSeller = data.kind === 'seller_lead';
  const office = [
    ...(asks(ABOUT_OFFICE) && data.brokerage.officeHours ? [book.hours(data.brokerage.officeHours, data.brokerage.phone)] : []),
    ...(asks(ABOUT_PLACE) && data.brokerage.address ? [book.address(data.brokerage.address)] : []),
    ...(asks(ABOUT_NEXT) ? [book.nextStep(isSeller)] : []),
  ];
  const among = ofThem({ data, book, live }, questions);
  if (among.length > 0) return { told: [...among, ...office], unknown: [], isAnswered: true, isOpen: false };
  const said = inQuestion(data, live);
  const isAboutHome = data.intents.includes('asks_about_listing') && !isSteeringQuestion(data.mail.text);
  const isOpen = isSeller
    ? questions.some((question) => !OF_OWNERS.some((known) => known.test(question)))
    : isAboutHome && office.length === 0 && questions.some((question) => !WISH.test(question));
  if (!said || isSeller) return { told: office, unknown: [], isAnswered: office.length > 0, isOpen };
  // "Do you have something with a pool?" asks for another home.
  const isOfOthers = data.intents.includes('asks_for_listings') && !data.intents.includes('asks_about_listing');
  const features = isOfOthers
    ? []
    : questions.some((question) => ABOUT_HOME.test(question)) || said.listing.shown !== 'new'
      ? askedFeatures(questions)
      : [];
  const fee = said.listing.associationFee;
  const isFeeTold = features.includes('fee') && fee !== null;
  const { has, lacks } = sortFeatures(
    features.filter((name) => name !== 'fee' || fee === null),
    said.listing,
  );
  const told = [
    ...(asks(ABOUT_STATUS) ? [book.available(said)] : []),
    ...(asksOfBuilding(questions) ? [book.built(said)] : []),
    ...(asks(ABOUT_PRICE) ? [book.priced(said)] : []),
    ...(asks(ABOUT_ROOMS) ? [book.sized(said)] : []),
    ...(isFeeTold ? [book.fee(`$${fee.toLocaleString('en-US')}`)] : []),
    ...featureSentences(has, { said, book, language: data.customer.language }),
    ...(MORE.test(data.mail.text) ? [book.facts(said)] : []),
    ...office,
  ];
  const isUnheard = (question: string) =>
    (ABOUT_AGE.test(question) && OF_A_PART.test(question)) ||
    ![...OF_HOMES, ...FEATURES.map(([, pattern]) => pattern)].some((known) => known.test(question));
  const unheard = questions.some(isUnheard);
  const unknown = [...new Set([...lacks, ...ALSO_ASKED.filter(([, pattern]) => asks(pattern)).map(([name]) => name)])];
  const isNotHeard = unheard && data.intents.includes('asks_about_listing') && !isSteeringQuestion(data.mail.text);
  return { told: [...new Set(told)], unknown, isAnswered: told.length > 0 || unknown.length > 0 || isNotHeard, isOpen: isNotHeard };
}

/** What no listing says, and customers ask all the same. */
const ALSO_ASKED: readonly (readonly [string, RegExp])[] = [
  ['deposit', /\b(security )?deposit\b|\bfianza\b|dépôt de garantie|\bcaution\b|\bkaution\b/iu],
  [
    'utilities',
    /\b(monthly costs?|utilities|electricity|running costs|heating (costs|bill)|(rent|it) includes?)\b|\bgastos\b|charges comprises|comprend-il|nebenkosten/iu,
  ],
  [
    'ways',
    /\b(how (far|close|near|long)|distance|walk(able|ing)?|commute)\b|a qué distancia|cuánto se tarda|à quelle distance|loin d|wie weit/iu,
  ],
];
const WISH =
  /\b(see|view|visit|tour|show|call|phone|talk|speak|meet|time|when|do you have|anything|something|similar|else|other|what about|look like|visitar?|ver(l[ao]s?)?|llam\w+|hablar|visiter|voir|appel\w+|besichtig\w+|ansehen|anschauen|anrufen|sprechen|haben sie)\b/iu;
const OF_HOMES = [
  ABOUT_OFFICE,
  ABOUT_NEXT,
  ABOUT_AGE,
  ABOUT_PRICE,
  ABOUT_ROOMS,
  ABOUT_PLACE,
  ABOUT_STATUS,
  MORE,
  WISH,
  ...ALSO_ASKED.map(([, pattern]) => pattern),
];
const ABOUT_WORTH = /\b(worth|value|valuation|get for|list(ed)? for|vale|valor|tasa\w+|vaut|valeur|estim\w+|wert|bewert\w+|quanto)\b/iu;
const OF_OWNERS = [
  ABOUT_OFFICE,
  ABOUT_NEXT,
  ABOUT_PLACE,
  ABOUT_WORTH,
  /\b(call|phone|talk|speak|meet|llam\w+|hablar|appel\w+|parler|anrufen|sprechen|telefon\w+)\b/iu,
];

/** When the house was built, and not its roof. */
const asksOfBuilding = (questions: readonly string[]) =>
  questions.some((question) => ABOUT_AGE.test(question) && !OF_A_PART.test(question));
const OF_A_PART =
  /\b(roof|kitchen|bath(room)?s?|windows?|furnace|boiler|heating|renovat\w+|redone|techo|cocina|toit(ure)?|cuisine|dach|küche|heizung)\b/iu;
const WHICH = /\b(which|any of (them|these|those)|either of|cuál\w*|lesquel\w*|laquelle|lequel|welche[sr]?)\b/iu;

/** "Which of them has a garage?", or just "garage?" after several homes: those that have. */
function ofThem({ data, book, live }: Asked, questions: readonly string[]): string[] {
  const text = `${data.mail.text}\n${data.mail.subject}`.toLowerCase();
  const isPointed = ORDINAL.test(data.mail.text) || live.some(({ street }) => text.includes(street.toLowerCase()));
  const asked = askedFeatures(isPointed ? questions.filter((question) => WHICH.test(question)) : questions);
  const shown = live.filter(({ listing }) => listing.shown !== 'new');
  if (data.kind === 'seller_lead' || shown.length < 2 || asked.length === 0) return [];
  return shown.flatMap(({ listing, street }) => {
    const has = sortFeatures(asked, listing).has.filter((name) => book.features[name] !== undefined);
    return has.length > 0 ? [book.hasAt(street, has)] : [];
  });
}

/** "We need a garage. Does it have one?" asks for the garage. */
function questionsIn(text: string, language: string): string[] {
  const sentences = sentencesOf(text);
  return sentences.flatMap((sentence, i) =>
    !isQuestion(sentence, language)
      ? []
      : [/\b(one|that|those|them)\W*$/i.test(sentence) ? `${sentences[i - 1] ?? ''} ${sentence}` : sentence],
  );
}

const ABOUT_HOME = /\b(it|there|they|house|home|place|apartment|condo|tiene|hay|casa|allí|il y a|maison|y)\b|\d/iu;

const ORDINAL =
  /\bthe (first|second|third|last) (one|home|house|listing|apartment|condo|place)\b|\b(?:la|el) (primer[ao]?|segund[ao]|tercer[ao]?|últim[ao])\b|\b(?:le|la) (premi(?:er|ère)|deuxième|troisième|derni(?:er|ère))\b/iu;

/** The listing the mail speaks of: the one it names, or counts ("the second one"), else the first of our last mail. */
export function inQuestion({ mail }: DraftData, live: readonly Said[]): Said | undefined {
  const text = `${mail.text}\n${mail.subject}`.toLowerCase();
  const places = live
    .map((said) => ({ said, at: Math.max(text.indexOf(said.street.toLowerCase()), text.indexOf(said.listing.listingKey.toLowerCase())) }))
    .filter(({ at }) => at >= 0);
  const named = places.sort((a, b) => a.at - b.at)[0]?.said;
  const shown = live.filter(({ listing }) => listing.shown !== 'new');
  const ordinal = ORDINAL.exec(mail.text)
    ?.slice(1)
    .find((word) => word && !/^(one|home|house|listing|apartment|condo|place)$/i.test(word));
  const at = ordinal
    ? [/^(first|prim|premi)/i, /^(second|segund|deux)/i, /^(third|terc|trois)/i].findIndex((word) => word.test(ordinal))
    : 0;
  return named ?? (at < 0 ? shown.at(-1) : shown[at]) ?? shown[0];
}

const OPEN_HOUSE = 'open house';

function askedFeatures(questions: readonly string[]): string[] {
  const asked = questions.flatMap((question) => FEATURES.filter(([, pattern]) => pattern.test(question)).map(([name]) => name));
  return [...new Set([...asked, ...(questions.some((question) => /\bopen house\b/iu.test(question)) ? [OPEN_HOUSE] : [])])];
}

/** Words of a listing that a model may go by. */
export const listingText = ({ features, remarks }: ListingData) => [...features, remarks].join('. ');

function sortFeatures(names: readonly string[], listing: ListingData): { has: string[]; lacks: string[] } {
  const text = listingText(listing);
  const stands = (name: string) => FEATURES.some(([other, pattern]) => other === name && pattern.test(text));
  return { has: names.filter(stands), lacks: names.filter((name) => !stands(name)) };
}

type Telling = { said: Said; book: PhraseBook; language: string };

/** In the catalogue's own language a whole sentence of the remarks says it best. */
function featureSentences(has: readonly string[], { said, book, language }: Telling): string[] {
  const sentences = sentencesOf(said.listing.remarks);
  const own = (name: string) => {
    const pattern = FEATURES.find(([other]) => other === name)?.[1];
    return sentences.find((sentence) => pattern?.test(sentence));
  };
  const pets = has.includes('pets') ? own('pets') : undefined;
  const rest = has.filter((name) => name !== 'pets');
  const quoted = rest.map((name) => ({ name, sentence: language === 'en' ? own(name) : undefined }));
  const whole = quoted.flatMap(({ sentence }) => (sentence && !sentence.includes(':') ? [sentence] : []));
  const short = quoted
    .filter(({ sentence }) => !sentence || sentence.includes(':'))
    .map(({ name }) => name)
    .filter((name) => book.features[name] !== undefined);
  return [
    ...(pets ? [/\bno pets\b|not allowed/iu.test(pets) ? book.petsRefused : language === 'en' ? pets : book.petsWelcome] : []),
    ...(short.length > 0 ? [book.has(short)] : []),
    ...new Set(whole),
  ];
}
