import { sentencesOf } from '../guard/sentences.ts';
import type { DraftData } from '../prompt-data.ts';
import type { PhraseBook, Said } from '../rehearsal-phrases/phrase-book.ts';

type Asked = { data: DraftData; book: PhraseBook; live: Said[] };

const ABOUT_OFFICE = /\b(office|hours|open (on|until|at)|are you open|horario|oficina|abren|horaires|ouverts?)\b/iu;
const ABOUT_NEXT = /\b(next steps?|what happens|how does (it|this|the process)|siguiente paso|prochaine étape)\b/iu;
const ABOUT_AGE = /\b(built|how old|year|construid|antigüedad|construite?)/iu;
const ABOUT_PRICE = /\b(price|cost|how much|rent is|precio|cuesta|prix|coûte)\b/iu;
const ABOUT_ROOMS = /\b(bedrooms?|bathrooms?|baths?|how (big|large)|square feet|size|habitaciones|dormitorios|chambres)\b/iu;
const ABOUT_STATUS = /\b(available|on the market|for sale|for rent|disponible|libre)\b/iu;
/** What remarks may tell: a word asked for, and how the listing may put it. */
const IN_REMARKS: readonly RegExp[] = [
  /\bopen house\b/iu,
  /\b(garage|parking|garaje)/iu,
  /\b(garden|yard|jardín|jardin)/iu,
  /\b(pool|piscina|piscine)/iu,
  /\b(pets?|dogs?|cats?|mascotas|chien|chat)\b/iu,
  /\b(balcony|deck|porch|terrace)/iu,
  /\b(fireplace|basement|view|furnished)/iu,
];

/** Answers what the customer asks from the listing in question and from Settings, and says openly what neither knows. */
export function answerParagraphs({ data, book, live }: Asked): string[] {
  const questions = sentencesOf(data.mail.text).filter((sentence) => sentence.endsWith('?'));
  const asks = (pattern: RegExp) => questions.some((question) => pattern.test(question));
  const text = `${data.mail.subject}\n${data.mail.text}`.toLowerCase();
  const said = live.find(({ street }) => text.includes(street.toLowerCase())) ?? live[0];
  const office = [
    ...(asks(ABOUT_OFFICE) ? [book.hours(data.brokerage.officeHours, data.brokerage.phone)] : []),
    ...(asks(ABOUT_NEXT) ? [book.nextStep] : []),
  ];
  if (!said) return office.length > 0 ? [office.join(' ')] : [book.unknown];
  const remarks = IN_REMARKS.filter(asks).map(
    (pattern) => sentencesOf(said.listing.remarks).find((sentence) => pattern.test(sentence)) ?? null,
  );
  const known = [
    ...(asks(ABOUT_STATUS) ? [book.available(said)] : []),
    ...(asks(ABOUT_AGE) ? [book.built(said)] : []),
    ...(asks(ABOUT_PRICE) ? [book.priced(said)] : []),
    ...(asks(ABOUT_ROOMS) ? [book.facts(said)] : []),
    ...remarks.flatMap((remark) => (remark ? [book.remark(remark)] : [])),
  ];
  const open = remarks.includes(null) || (known.length === 0 && office.length === 0) ? [book.unknown] : [];
  const about = known.length > 0 ? [...new Set(known)] : office.length > 0 ? [] : [book.facts(said)];
  return [[...about, ...office, ...open].join(' ')];
}
