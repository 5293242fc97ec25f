import { setOf } from './honest-words.ts';
import type { LanguageRead } from './language.ts';
import { word } from './topic-words.ts';

/** What an answer does: it reads, looks, chooses, notes, and passes things on. Whatever else is said to be done, nobody did. */
const DONE: Record<LanguageRead, ReadonlySet<string>> = {
  en: setOf('noted note put set listed added looked searched checked found picked chosen selected read seen saw understood passed handed asked told written kept received got gathered collected compared included been had made learned heard answered mentioned shown given thought tried prepared summed summarised summarized gone went worked known had come came taken missed described wanted hoped enjoyed liked wished followed helped started begun shortlisted removed'),
  de: setOf('notiert vermerkt aufgenommen gesucht gefunden geschaut nachgesehen nachgeschaut durchgesehen angesehen weitergegeben weitergeleitet gebeten gefragt verstanden gelesen gesehen zusammengestellt ausgewahlt ausgesucht herausgesucht gefreut erhalten bekommen beantwortet verglichen genannt geschrieben erwahnt genommen entfernt gestrichen geloscht'),
  fr: setOf('note trouve cherche regarde vu lu compris transmis demande choisi selectionne mis prepare verifie recu rassemble liste indique ajoute parcouru dit repondu ecrit retenu garde compare mentionne retire supprime'),
  es: setOf('anotado encontrado buscado mirado visto leido entendido recibido pasado pedido preguntado elegido seleccionado puesto preparado comprobado tomado incluido reunido anadido dicho escrito revisado consultado trasladado guardado comparado podido contestado retirado mencionado tenido sido'),
  pt: setOf('anotei encontrei procurei olhei verifiquei passei pedi separei selecionei escolhi coloquei comparei reuni mencionei gostei busquei fiquei perguntei repassei anotamos encontramos procuramos escolhemos selecionamos'),
}; // biome-ignore format: one language per line
const BETWEEN =
  '(?:(?:already|just|now|also|gladly|since|all|both|you|it|them|him|her|this|that|of course|meanwhile|ya|tambien|deja|aussi|bien|vous|le|la|les|se|lo|os|te) ){0,3}';
const IRREGULAR =
  'left|ran|drew|built|caught|sent|spoken|spoke|held|sold|got|gotten|met|paid|bought|brought|drawn|driven|written|wrote|won|made|rung|rang|called|seen|let|put (?:you|it on hold|in)|taken|took|agreed|done|sworn|cut';
/** The first group is the verb. German keeps it for the end of the clause, and writes nouns with a capital. */
const FIRST_PERSON: Record<LanguageRead, RegExp> = {
  en: word(`(?:i|we)(?:['’]ve| have|['’]d| had)? ${BETWEEN}(?!left (?:\\p{L}+ )?out)(?!(?:need|proceed|indeed|feed|related|limited|interested|furnished|detached)(?!\\p{L}))(\\p{L}{2,}ed|${IRREGULAR})`, 'giu'),
  fr: word("(?:j['’](?:ai|en ai|y ai)|je (?:vous |l['’]|les |lui )+ai|nous (?:vous |l['’]|les |lui |en )?avons|on a) (?:deja |aussi |bien |tout ){0,2}(?!pris (?:bonne |bien )?(?:note|connaissance))(\\p{L}{2,}(?<!auss|parm|troi|ic|ains)(?:e|i|is|it|u|ert)(?<!(?:^|\\P{L})(?:une|notre|votre|encore|cette|le|quatre|toute|si))(?:es|e|s)?)", 'giu'),
  es: word('(?:ya )?(?:(?:le|les|lo|la|los|las|se|se lo|se la|os|te|me) )?(?:he|hemos) (?:ya )?(\\p{L}{2,}(?:ado|ido|echo|erto|isto|ito|uesto))', 'giu'),
  pt: word('(\\p{L}{3,}(?<!r)ei|marcamos|agendamos|reservamos|confirmamos|concertamos|programamos)', 'giu'),
  de: /(?<!\p{L})(?:(?:[Ii]ch|[Ww]ir) (?:habe|haben)|(?:habe|haben) (?:ich|wir))(?!\p{L})[^.;:!?]*?\s((?:\p{Ll}{0,8}ge\p{Ll}{2,}(?:t|en)|(?:be|ver|er|ent|zer)\p{Ll}{2,}(?:t|en)|\p{Ll}{3,}iert))(?=[.,;:!?]|\s(?:und|,)|$)/gu,
}; // biome-ignore format: one language per line

/** The words of a deed that an answer says was done by us, and that is none of what an answer does; or null. */
export function deedIn(sentence: string, language: LanguageRead): string | null {
  const told = [...sentence.matchAll(FIRST_PERSON[language])].find(([, verb = '']) => !isAnswering(verb.toLowerCase(), language));
  return told?.[0] ?? null;
}

const isAnswering = (verb: string, language: LanguageRead) =>
  [verb, verb.replace(/e?s$/, ''), verb.replace(/s$/, '')].some((one) => DONE[language].has(one));

const THING =
  '(?:viewings?|visits?|tours?|showings?|appointments?|inspections?|contracts?|agreements?|leases?|offers?|paperwork|documents?|brochures?|floor ?plans?|keys?|reports?|surveys?|visitas?|cita|contrato|llaves|planos?|folleto|visites?|rendez-vous|contrat|compromis|cl[eé]s|plans?|besichtigung\\p{L}*|\\p{L}*termin|\\p{L}*vertrag|schl[üu]ssel|grundriss|expos[eé]|visitas?|chaves|planta|proposta)';
const STATE =
  '(?:confirmed|set|all set|arranged|booked|scheduled|fixed|attached|enclosed|signed|ready|sent|submitted|approved|done|complete[d]?|waiting|on (?:its|the|their) way|confirmad[oa]s?|programad[oa]s?|concertad[oa]s?|reservad[oa]s?|adjunt[oa]s?|enviad[oa]s?|firmad[oa]s?|list[oa]s?|confirm[eé]e?s?|programm[eé]e?s?|pr[eé]vue?s?|fix[eé]e?s?|joint[es]?|en pi[eè]ce jointe|sign[eé]e?s?|envoy[eé]e?s?|pr[eê]te?s?|best[äa]tigt|vereinbart|gebucht|fest|beigef[üu]gt|angeh[äa]ngt|im anhang|unterschrieben|unterwegs|bereit|agendad[oa]s?|marcad[oa]s?|anexad[oa]s?|em anexo|assinad[oa]s?|pront[oa]s?)';
const BE = "(?:is|are|was|were|has been|have been|['’]s|est[áa]n?|ha sido|va|est|sont|a [eé]t[eé]|ist|sind|wurde|liegt|fica|foi|[eé])";
/** That a thing stands ready which no part of the product arranges. */
export const STANDS_READY = word(
  `${THING}[^.;:!?,]{0,40}? ${BE}(?: \\p{L}+){0,2}? ${STATE}|(?:finden sie|hallar[áa]|vous trouverez|you (?:will )?find) [^.;:!?]{0,40}(?:im anhang|attached|adjunt[oa]|en pi[eè]ce jointe)|${THING} (?:steht|stehen)|(?:attached|enclosed|adjunto|ci-joint|anbei|em anexo)(?: is| are)? `,
);
export const NOT_READY = word(
  'by (?:a|one of)|no|not|nothing|none|never|once|when|as soon as|if|until|before|can be|kein\\p{L}*|nicht|nichts|noch|sobald|wenn|ningun\\p{L}*|nada|cuando|si|todav[íi]a no|aucun\\p{L}*|rien|pas|quand|d[eè]s que|nenhum\\p{L}*|quando|se|n[ãa]o',
);
