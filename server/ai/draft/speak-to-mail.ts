import { claimsIn } from '../claims/claims.ts';
import { languageOf } from '../words/language.ts';
import { withDigits } from '../words/number-words.ts';
import { type Draft, proseOf } from './draft.ts';

/** A draft that is written anew without it loses nothing but its blandness: told once, never a reason to stop a mail. */
const FAULT = 'speaks to nothing that the customer wrote of';
const EXAMPLES = 3;

/**
 * What is wrong with an answer that would fit any mail: it names no word, number or wish of the one it answers. Null
 * when it does, when the mail holds nothing to speak to, or when both are in different languages. Pure.
 */
export function missesMail(draft: Pick<Draft, 'paragraphs' | 'questions' | 'language'>, mailText: string): string | null {
  const prose = proseOf(draft);
  if (languageOf(mailText) !== languageOf(prose)) return null;
  const wrote = concreteWords(mailText);
  if (wrote.size === 0) return null;
  const answered = concreteWords(prose);
  if ([...wrote.keys()].some((key) => answered.has(key))) return null;
  const claimed = claimsIn(prose);
  if (claimsIn(mailText).some((one) => claimed.some(({ kind, value }) => kind === one.kind && value === one.value))) return null;
  return `${FAULT}, such as ${[...wrote.values()]
    .filter((word) => /\p{L}/u.test(word))
    .slice(0, EXAMPLES)
    .join(', ')}`;
}

/** Words that carry meaning, by what stays of them in every form: "gardens" and "garden", "réparer" and "réparation". */
function concreteWords(text: string): Map<string, string> {
  const words = withDigits(text).match(/\p{L}[\p{L}\p{M}]{2,}|\d[\d.,]*\d/gu) ?? [];
  const keyed = words.map((word) => [stem(word), word] as const);
  return new Map(keyed.filter(([key, word]) => (/^\d/.test(word) || word.length >= 4) && !EMPTY.has(key)));
}

const STEM = 5;
const fold = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const stem = (word: string) =>
  fold(word)
    .replace(/(?<=\p{L}{3})s$/u, '')
    .replace(/[.,]/g, '')
    .slice(0, STEM);

/** What stands in every mail to and from a brokerage, and the small words of five languages: naming these is naming nothing. */
const EMPTY = new Set(
  `thank thanks hello dear regards sincerely best kind kindly cheers please sorry welcome morning afternoon evening
  mail email message write wrote written writing reply answer answers answering question questions know tell told telling hear
  heard glad gladly happy pleased great good nice lovely wonderful love like would could should will shall might must have having
  been being were that this these those there here with without from into about above over under your yours their they them what
  which when where while whose whom because since then than also just very much many more most some such only other another every each
  both same well still even ever never soon time times today look looking looks search searching find finding found want wants wanted
  wish wishes need needs needed interest interested interesting help helps helping help send sent show shown right thing things anything
  something nothing everything someone anyone make makes made take takes taken give given come comes keep next first last home homes house
  houses property properties listing listings place places real estate agent agents brokerage colleague team person people call calls
  talk speak phone contact information details detail available availability market option options currently possible sure think
  near close cerca pres nahe perto believe seem seems really quite maybe perhaps however though although
  gracias hola estimado estimada saludos cordial cordialmente atentamente buenos buenas dias tardes correo mensaje escribir escribe
  respuesta responder pregunta preguntas para pero como cuando donde porque desde hasta sobre entre tambien muy mucho mucha muchos muchas
  todo toda todos todas este esta estos estas esto ese esa eso aqui alli puede puedo podria podemos tiene tienen tengo tenemos estar
  estoy estamos estan quiero quiere queremos queria gustaria busco busca buscando buscamos necesito necesita casa casas vivienda
  viviendas propiedad propiedades inmueble agente llamada llamar telefono equipo persona favor ayuda ayudar informacion disponible
  merci bonjour bonsoir cher chere cordialement salutations madame monsieur message repondre reponse question pour mais comme quand
  parce depuis avec sans dans chez tres beaucoup plus moins aussi tout toute tous toutes cette ces cela votre vous nous notre leur
  elle elles etre suis sommes sont avoir avons avez peut peux pouvez pourriez voudrais voudrions souhaite souhaitons cherche cherchons
  recherche besoin maison maisons bien biens logement logements annonce annonces agence agent appel appeler telephone equipe personne
  aide aider information disponible interesse
  danke guten hallo liebe lieber grusse freundlichen herzlich bitte schreiben antwort frage fragen aber oder wenn dann auch sehr viel mehr
  alle alles diese dieser dieses eine einen einem einer kein keine haben habe hatte sind sein ware wurde wurden konnen konnte mochte
  mochten suche suchen brauche haus hauser wohnung immobilie immobilien makler anruf telefon team person hilfe ihre ihnen unser unsere
  obrigado obrigada prezado atenciosamente mensagem resposta pergunta tambem muito muita mais quando onde porque esta este isso aqui voce
  voces nosso nossa temos tenho posso pode gostaria procuro procura preciso imovel imoveis corretor ligacao telefone equipe pessoa ajuda`
    .split(/\s+/)
    .map(stem),
);
