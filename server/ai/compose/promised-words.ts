import { sentencesOf } from '../../words/sentences.ts';
import { type Draft, proseOf } from '../draft/draft.ts';

/** "A colleague will look it up", in the languages we answer in. */
const PROMISES =
  /\b(a (colleague|person( (on|of) (our|the) team)?|member of our team)|someone( (on|from) our team)?|one of our agents|an agent of ours) (will|shall) (look|find|check|ask|get back|confirm)\b|\b(una persona|un compañero|un agente|alguien) (de nuestro equipo )?(lo )?(averiguará|comprobará|preguntará|mirará)|\b(une personne|un collègue|quelqu['’]un) (de notre équipe )?(le |la )?(cherchera|vérifiera|demandera)|(?<!\p{L})(jemand|eine (kollegin|person)|ein kollege)( aus unserem team)? (fragt (das )?nach|klärt|prüft|meldet sich|findet (das )?heraus|sieht (das )?nach|wird (das |es )?(klären|prüfen|nachfragen|herausfinden))|(?<!\p{L})(uma pessoa|um colega|alguém)( da nossa equipe)? (vai )?(verificar|verificará|perguntar|perguntará|procurar|procurará|descobrir|descobrirá)/iu;

/** What a draft says that a person of ours will find out; null when it promises nothing. Somebody has to keep it. */
export function promisedWords(draft: Pick<Draft, 'paragraphs' | 'questions'>): string | null {
  return sentencesOf(proseOf(draft)).find((sentence) => PROMISES.test(sentence)) ?? null;
}
