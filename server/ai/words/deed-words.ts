import { word } from './topic-words.ts';

/** What an answer does: it reads, looks, chooses, notes, and passes things on. Whatever else is said to be done, nobody did. */
const DONE: readonly string[] = [
  'noted note put set listed added looked searched checked found picked chosen selected read seen saw understood passed handed asked told written kept received got gathered collected compared included left been had made learned heard answered mentioned shown given thought tried prepared summed summarised summarized gone went worked known had come came taken missed described wanted hoped enjoyed liked wished followed helped started begun shortlisted',
  'notiert vermerkt aufgenommen gesucht gefunden geschaut nachgesehen nachgeschaut durchgesehen angesehen weitergegeben weitergeleitet gebeten gefragt verstanden gelesen gesehen zusammengestellt ausgewahlt ausgesucht herausgesucht gefreut erhalten bekommen beantwortet verglichen genannt geschrieben erwahnt',
  'note trouve cherche regarde vu lu compris transmis demande choisi selectionne mis prepare verifie recu pris rassemble liste indique ajoute parcouru dit repondu ecrit retenu garde compare mentionne',
  'anotado encontrado buscado mirado visto leido entendido recibido pasado pedido preguntado elegido seleccionado puesto preparado comprobado tomado incluido reunido anadido dicho escrito revisado consultado trasladado guardado comparado podido contestado mencionado tenido sido',
  'anotei encontrei procurei olhei verifiquei passei pedi separei selecionei escolhi coloquei comparei reuni mencionei gostei busquei fiquei perguntei repassei',
];
const ALLOWED = new Set(DONE.flatMap((verbs) => verbs.split(' ')));
const BETWEEN = '(?:(?:already|just|now|also|gladly|since|all|both|you|it|them|him|her|this|that|of course|meanwhile|ya|tambien|deja|aussi|bien|vous|le|la|les|se|lo|os|te) ){0,3}';
const IRREGULAR =
  'sent|spoken|spoke|held|sold|got|gotten|met|paid|bought|brought|drawn|driven|written|wrote|won|made|rung|rang|called|seen|let|put (?:you|it on hold|in)|taken|took|agreed|done|sworn|cut';
/** One pattern per language; the first group is the verb. */
const FIRST_PERSON: readonly RegExp[] = [
  word(`(?:i|we)(?:['’]ve| have|['’]d| had)? ${BETWEEN}(?!(?:need|proceed|indeed|feed|related|limited|interested|furnished|detached)(?!\\p{L}))(\\p{L}{2,}ed|${IRREGULAR})`),
  word("(?:j['’](?:ai|en ai|y ai)|je (?:vous |l['’]|les |lui )+ai|nous (?:vous |l['’]|les |lui |en )?avons|on a) (?:deja |aussi |bien |tout ){0,2}(\\p{L}{2,}(?<!auss|parm|troi|ic|ains)(?:e|i|is|it|u|ert)(?<!(?:^|\\P{L})(?:une|notre|votre|encore|cette|le|quatre|toute|si))es?)"),
  word('(?:ya )?(?:(?:le|les|lo|la|los|las|se|se lo|se la|os|te|me) )?(?:he|hemos) (?:ya )?(\\p{L}{2,}(?:ado|ido|echo|erto|isto|ito|uesto))'),
  word('(\\p{L}{3,}(?<!r)ei)', 'gu'),
]; // biome-ignore format: a table
/** German keeps the verb for the end of the clause, and writes nouns with a capital. */
const GERMAN = /(?<!\p{L})(?:(?:[Ii]ch|[Ww]ir) (?:habe|haben)|(?:habe|haben) (?:ich|wir))(?!\p{L})[^.;:!?]*?\s((?:\p{Ll}{0,8}ge\p{Ll}{2,}(?:t|en)|(?:be|ver|er|ent|zer)\p{Ll}{2,}(?:t|en)|\p{Ll}{3,}iert))(?=[.,;:!?]|\s(?:und|,)|$)/u;

/** The verb of a deed that an answer says was done by us, and that is none of what an answer does; or null. */
export function deedIn(sentence: string): string | null {
  for (const pattern of [...FIRST_PERSON, GERMAN]) {
    const [words, verb] = pattern.exec(sentence) ?? [];
    pattern.lastIndex = 0;
    if (words && verb && !isAllowed(verb)) return words;
  }
  return null;
}

function isAllowed(verb: string): boolean {
  const told = verb.toLowerCase();
  return ALLOWED.has(told) || ALLOWED.has(told.replace(/e?s$/, ''));
}

const THING =
  "(?:viewings?|visits?|tours?|showings?|appointments?|inspections?|contracts?|agreements?|leases?|offers?|paperwork|documents?|brochures?|floor ?plans?|keys?|reports?|surveys?|visitas?|cita|contrato|llaves|planos?|folleto|visites?|rendez-vous|contrat|compromis|cl[eé]s|plans?|besichtigung\\p{L}*|\\p{L}*termin|\\p{L}*vertrag|schl[üu]ssel|grundriss|expos[eé]|visitas?|chaves|planta|proposta)";
const STATE =
  "(?:confirmed|set|all set|arranged|booked|scheduled|fixed|attached|enclosed|signed|ready|sent|submitted|approved|done|complete[d]?|waiting|on (?:its|the|their) way|confirmad[oa]s?|programad[oa]s?|concertad[oa]s?|reservad[oa]s?|adjunt[oa]s?|enviad[oa]s?|firmad[oa]s?|list[oa]s?|confirm[eé]e?s?|programm[eé]e?s?|pr[eé]vue?s?|fix[eé]e?s?|joint[es]?|en pi[eè]ce jointe|sign[eé]e?s?|envoy[eé]e?s?|pr[eê]te?s?|best[äa]tigt|vereinbart|gebucht|fest|beigef[üu]gt|angeh[äa]ngt|im anhang|unterschrieben|unterwegs|bereit|agendad[oa]s?|marcad[oa]s?|anexad[oa]s?|em anexo|assinad[oa]s?|pront[oa]s?)";
const BE = "(?:is|are|was|were|has been|have been|['’]s|est[áa]n?|ha sido|va|est|sont|a [eé]t[eé]|ist|sind|wurde|liegt|fica|foi|[eé])";
/** That a thing stands ready which no part of the product arranges. */
export const STANDS_READY = word(`${THING}[^.;:!?,]{0,40}? ${BE}(?: \\p{L}+){0,2}? ${STATE}|(?:finden sie|hallar[áa]|vous trouverez|you (?:will )?find) [^.;:!?]{0,40}(?:im anhang|attached|adjunt[oa]|en pi[eè]ce jointe)|${THING} (?:steht|stehen)|(?:attached|enclosed|adjunto|ci-joint|anbei|em anexo)(?: is| are)? `);
export const NOT_READY = word(
  'no|not|nothing|none|never|once|when|as soon as|if|until|before|can be|kein\\p{L}*|nicht|nichts|noch|sobald|wenn|ningun\\p{L}*|nada|cuando|si|todav[íi]a no|aucun\\p{L}*|rien|pas|quand|d[eè]s que|nenhum\\p{L}*|quando|se|n[ãa]o',
);
