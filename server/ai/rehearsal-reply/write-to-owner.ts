import { freshWords } from '../mail-data.ts';
import type { DraftData } from '../prompt-data.ts';
import { cuesOf } from '../rehearsal-cues/cues-of.ts';
import { ownWords } from '../rehearsal-hearing/own-words.ts';
import { findSlots } from '../rehearsal-model/find-slots.ts';
import type { Detail, PhraseBook, Turn } from '../rehearsal-phrases/phrase-book.ts';

type ToOwner = { data: DraftData; book: PhraseBook; detail: Detail; turn: Turn; answered: string };

/** To an owner: what they told, what they asked, and what comes next; to one who grieves first of all a word of sympathy. */
export function writeToOwner({ data, book, detail, turn, answered }: ToOwner): string[] {
  const isGrieving = isOfGrief(data);
  const wasSaid = (text: string) => data.conversation.some((one) => one.author === 'us' && one.text.includes(text));
  const sympathy = isGrieving && !wasSaid(book.condolence) ? book.condolence : '';
  const home = { ...detail, ...NO_WISH, told: {}, address: addressOf(data) };
  const hello =
    sympathy && turn.n === 0 ? join(sympathy, book.opening(home, turn)) : join(sympathy, book.seller(addressOf(data), detail, turn));
  const byMail = refusesCall(data) && !wasSaid(book.byMail) ? book.byMail : '';
  const gently = isGrieving && !wasSaid(book.sellerGently) ? book.sellerGently : '';
  if (isGrieving) return [hello, byMail, answered.replace(book.nextStep(true), '').trim(), gently];
  const ready = data.missing.length === 0 && data.mayProposeCall ? book.sellerReady : '';
  const next = [0, 1].map((n) => book.sellerNext({ n: turn.n + n })).find((words) => !wasSaid(words)) ?? '';
  return [join(hello, byMail), answered, ready || next];
}

/** Whoever tells of a death is asked nothing in return. */
export const isOfGrief = ({ mail, conversation }: DraftData) =>
  GRIEF.test(freshWords(mail)) || conversation.some(({ author, text }) => author === 'customer' && GRIEF.test(text));

const GRIEF =
  /\b((passed away|passed on|died|dying|death|deceased|funeral|late (mother|father|husband|wife|parents?|aunt|uncle|brother|sister)|lost (my|our) (mother|father|mom|mum|dad|husband|wife|parents?|son|daughter|brother|sister))|fallec\w+|murió|muerte|funeral|perd(í|imos) a (mi|nuestr\w+)|décéd\w+|est mort\w*|décès|obsèques|(verstorben|gestorben)\w*|tod meine\w*|beerdigung|faleceu|morreu)\b/iu;

/** Does this very mail say that they want no call? */
export const refusesCall = ({ mail, customer }: DraftData) =>
  cuesOf(customer.language).some(({ noCall }) => noCall.test(ownWords(mail.text)));

/** The home the owner speaks of, as we know it or as this mail says. */
function addressOf({ known, mail }: DraftData): string | null {
  const said = [...known, ...findSlots({ task: 'learn', kind: 'seller_lead', mail, known: [] })];
  const address = said.find(({ slot }) => slot === 'sellingAddress')?.value;
  return typeof address === 'string' ? address : null;
}

/** Of whom nobody knows what they want, no word is told back as a wish. */
export const NO_WISH = { bedrooms: null, areas: [], budget: null, features: [] };

/** Parts of a paragraph, without the empty ones. */
export const join = (...parts: string[]) => parts.filter(Boolean).join(' ');
