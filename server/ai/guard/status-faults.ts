import { sentencesOf } from '../../words/sentences.ts';
import { namesOf } from '../claims/listing-facts.ts';
import type { Part } from '../claims/split-by-listing.ts';
import { type Draft, proseOf } from '../draft/draft.ts';

const GONE =
  /\b(no longer|not available|not (for sale|on the market)|any ?more|sold|under contract|off the market|pending|taken|withdrawn|rented out|is gone|is not(?=[.,;!]|$)|found (its|a) (buyer|tenant))\b|\bya no\b|\bvendid[oa]s?\b|\bbajo contrato\b|\bn['’]est plus\b|\bplus disponible\b|\bvendue?s?\b|\bsous compromis\b|(?<!\p{L})(nicht mehr|verkauft|vergeben|vermietet|reserviert|não está mais|já não está|vendid[oa]s?|alugad[oa]s?)(?!\p{L})/iu;
/** Takes the word back: a home that is sold is not "not sold yet" either. */
const NOT_GONE =
  /\b(not|n['’]t|never|isn['’]t|un)[ -]?(yet |been |actually )*(sold|taken|pending|under contract|off the market|withdrawn|gone)\b|\b(still|is|are|again|now|back|be) (be )?(available|for sale|on the market|open to offers)\b|\bavailable (again|now)\b|\bmay (come|be|go) (back|again)\b|\b(sigue|está|aún) disponible\b|\b(est|encore|toujours) (encore |toujours )?(disponible|en vente)\b|(?<!\p{L})(noch|wieder) (zu haben|frei|verfügbar|zu verkaufen|auf dem markt)(?!\p{L})|(?<!\p{L})(ainda|continua) (está )?(disponível|à venda)(?!\p{L})/iu;
const SAYS_GONE =
  /\b(is|was|are|has been|have been|had been|just|already|got) (already |now |just |been )*(sold|pending|under contract|off the market|no longer (available|on the market|for sale)|taken|reserved|spoken for|withdrawn|rented( out)?|let|gone)\b|\b(has|have) (already )?(an? |accepted )+offers?\b|\boffer (was|has been) accepted\b|\b(está|fue|ha sido) (ya )?(vendid|reservad|alquilad)|\bya no está disponible\b|\best (déjà )?(vendue?|réservée?|louée?)\b|\bn['’]est plus disponible\b|(?<!\p{L})(ist|wurde) (schon |bereits |leider )*(verkauft|reserviert|vermietet|vergeben)(?!\p{L})|(?<!\p{L})(já )?(foi|está) (já )?(vendid|reservad|alugad)[oa](?!\p{L})/iu;
const SAYS_NOW =
  /\b(is|are|still|now) (currently |already )?(available|on the market|for sale)\b|\bavailable (now|today|immediately|at the moment)\b|\bmove in (now|today|immediately|right away)\b|\b(está|ya) disponible\b|\best disponible\b|\bmove in(to)?\b[^.;]{0,40}\b(now|today|immediately|right away|at once)\b|(?<!\p{L})ist (sofort |jetzt )?(verfügbar|frei)(?!\p{L})|(?<!\p{L})está disponível(?!\p{L})/iu;
const SAYS_SOON = /\bcoming (to the market |on the market )?soon\b|\bsale pronto\b|\barrive bientôt\b|\bnot (yet )?on the market\b/iu;

/** "Thank you for asking about 9 Mill Lane.": with the home's name, and nothing said of it. */
const ONLY_THANKS =
  /^\W*(?:thank you|thanks|gracias|muchas gracias|merci|vielen dank|danke|obrigad[oa])(?: (?:very much|so much|beaucoup))?(?: (?:for|por|de|d['’]|für|pela)(?: (?:writing|asking|inquiring|your (?:question|interest|message|mail|email)|escribir(?:nos)?|preguntar(?:nos)?|su (?:pregunta|interés|mensaje)|votre (?:question|intérêt|message)|nous (?:avoir écrit|écrire)|ihre (?:frage|nachricht|anfrage)|ihr interesse|(?:sua )?(?:pergunta|mensagem)|escrever))?(?: to us)?)? (?:about|in|on|for|sobre|por|en|au sujet de|à propos de|pour|zu|an|acerca de|em)\W*$/iu;

/** A call or its time may be taken and reserved, too. */
const OF_CALL = /\b(calls?|times?|slots?|appointments?|viewings?|llamadas?|horas?|horarios?|cita|appels?|créneaux?|rendez-vous)\b/iu;

/** A home is said to stand on the market as it does: gone, open, or still to come. */
export function statusFaults({ text, sentence, listing, isGone }: Part, draft: Draft): string[] {
  if (isGone && listing) {
    const name = namesOf(listing)[0] ?? listing.listingKey;
    if (isOnlyThanks(sentence, listing) && isToldElsewhere(sentence, draft)) return [];
    const isTold = GONE.test(text) || GONE.test(sentence);
    return isTold && !NOT_GONE.test(withoutGone(text)) ? [] : [`${name} is ${listing.standardStatus} and is not said to be off the market`];
  }
  if (sentence.endsWith('?')) return [];
  const isOfHome = listing !== null || (draft.unavailable.length === 0 && !OF_CALL.test(sentence));
  if (SAYS_GONE.test(text) && isOfHome) return [`"${sentence}" says a listing is gone that is not`];
  if (listing?.standardStatus === 'ComingSoon' && SAYS_NOW.test(text))
    return [`"${sentence}" says that a home is available that is coming soon`];
  if (listing?.standardStatus === 'Active' && SAYS_SOON.test(text))
    return [`"${sentence}" says that a home is coming soon that is on the market`];
  return [];
}

const withoutGone = (text: string) =>
  text.replace(
    /\b(no longer|ya no está|n['’]est plus|nicht mehr|não está mais) (available|for sale|on the market|disponible|disponível|verfügbar|zu haben|à venda)(?!\p{L})/giu,
    '',
  );

function isOnlyThanks(sentence: string, listing: NonNullable<Part['listing']>): boolean {
  const names = namesOf(listing).toSorted((a, b) => b.length - a.length);
  const name = names.find((one) => sentence.toLowerCase().includes(one.toLowerCase()));
  if (!name) return false;
  const at = sentence.toLowerCase().indexOf(name.toLowerCase());
  return ONLY_THANKS.test(`${sentence.slice(0, at)}${sentence.slice(at + name.length)}`);
}

/** With one home off the market, whatever another sentence says is gone is that one. */
function isToldElsewhere(sentence: string, draft: Draft): boolean {
  return sentencesOf(proseOf(draft)).some((other) => other !== sentence && GONE.test(other) && !NOT_GONE.test(withoutGone(other)));
}
