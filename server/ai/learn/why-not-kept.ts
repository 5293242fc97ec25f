import type { Slot, SlotName } from '../../../shared/contact.ts';
import { STEERING } from '../../words/steering-words.ts';
import { wordwise } from '../../words/word-edges.ts';
import { clauseAround, type Span } from './find-quote.ts';

type Where = { quoted: string; span: Span; text: string };

/** Slots that hold the customer's own words, and so whatever a customer may say of himself. */
const WORDED: SlotName[] = ['features', 'reason', 'condition', 'ownership', 'propertyTypes', 'propertyType', 'callAvailability'];
/** Told of the writer rather than of a home; never kept (Fair Housing Act, 42 U.S.C. §3604). */
const PROTECTED = wordwise(
  /\b(race|racial|religio\w+|church(es)?|mosques?|synagogues?|temples?|christian|muslim|jewish|hindu|catholic|kosher|halal|disab\w+|wheel ?chairs?|handicap\w*|pregnan\w+|expecting|newborn|baby|babies|kids?|children|famil(y|ies) friendly|famil(y|ies)|married|marriage|divorc\w+|widow\w*|gay|lesbian|immigrants?|visa|nationality|elderly|retire[des]*|seniors?|years old|credit score|salary|job|employ\w+|iglesia|mezquita|discapacid\w+|embarazad\w+|hijos|niños|jubilad\w+|familias?|église|mosquée|handicapée?|enceinte|enfants|familles?|retraitée?|kirche|moschee|behinder\w+|schwanger|kinder|familien?|rentner\w*|igreja|deficien\w+|grávida|filhos|famílias?|aposentad\w+)\b/iu,
);
const NEGATED = wordwise(
  /\b(not|no|never|without|haven['’]?t|isn['’]?t|aren['’]?t|don['’]?t|yet to|sin|aún no|todavía no|pas|sans|nicht|noch|kein\w*|ohne|não|sem)\b/iu,
);

/** Why a value may not be kept whatever the words prove, or null: what is never collected, and the opposite of what is said. Pure. */
export function whyNotKept(slot: SlotName, value: Slot['value'], { quoted, span, text }: Where): string | null {
  const words = Array.isArray(value) ? value.join(' · ') : String(value);
  // "Single-family" and "family room" speak of the building.
  const ofPeople = words.replace(/\b(single|multi|two|three|four)[- ]?famil(y|ies)|family room/giu, '');
  const isProtected = PROTECTED.test(ofPeople) || STEERING.some(([, pattern]) => pattern.test(ofPeople));
  if (WORDED.includes(slot) && isProtected) return 'this is never collected';
  if (slot === 'phone') {
    if (digits(words).length < 7) return 'this is no phone number';
    if (!digits(quoted).includes(digits(words).slice(-7))) return 'the quoted words hold another number';
  }
  const { before } = clauseAround(span, text);
  const near = before.split(',').at(-1)?.slice(-24) ?? '';
  const isDenied = NEGATED.test(`${near} ${quoted}`);
  if (slot === 'financing' && value === 'pre_approved' && isDenied) return 'the mail says the opposite';
  if ((slot === 'hasAgent' || slot === 'mustSellFirst') && value === true && isDenied) return 'the mail says the opposite';
  return null;
}

const digits = (text: string) => text.replace(/\D/g, '');
