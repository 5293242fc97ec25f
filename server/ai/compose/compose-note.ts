import type { Contact } from '../../../shared/contact.ts';
import type { GuardCheck, MailKind, Message } from '../../../shared/message.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { AiMode } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import type { AiEdges } from '../ask-model.ts';
import type { Draft } from '../draft/draft.ts';
import { renderReply } from '../draft/render-reply.ts';
import { guardDraft } from '../guard/guard-draft.ts';

export type Noting = {
  kind: 'hand_over' | 'unsubscribe_confirmation';
  mail: Stored<Message>;
  history: Stored<Message>[];
  contact: Stored<Contact>;
  settings: Settings;
  language: string;
  /** They are angry: what they are told first is that we are sorry, and never thanks. */
  isComplaint?: boolean;
};

/**
 * Sets a short note in fixed words: that a person will answer, or that we shall not write any more. No model is asked:
 * what made us hand over may be the very mail that tries to instruct it.
 */
export async function composeNote(
  noting: Noting,
  { publicUrl }: Pick<AiEdges, 'publicUrl'>,
): Promise<{ draft: Draft; text: string; html: string; guard: GuardCheck[] }> {
  const { mail, history, contact } = noting;
  const settings = withoutDisclosure(noting.settings);
  const draft = draftOf(noting);
  const { text, html } = renderReply(draft, { settings, contact, publicUrl });
  const guard = guardDraft(draft, { move: 'hand_to_person', mail, history, contact, settings, rendered: text }, 1);
  return { draft, text, html, guard };
}

/** Nobody is told of a hand-over whose sender may be forged or a spammer, nor twice that a person will answer. */
export function isSilentHandOver({ firedRow, kind, mode }: { firedRow: string; kind: MailKind; mode: AiMode }): boolean {
  return mode === 'off' || kind === 'spam' || firedRow === 'forged sender' || firedRow === 'a person is awaited';
}

/** Words that no AI wrote carry no line that says so. */
function withoutDisclosure(settings: Settings): Settings {
  return { ...settings, voice: { ...settings.voice, isDisclosureOn: false } };
}

function draftOf({ kind, language, settings, isComplaint = false }: Noting): Draft {
  const spoken = isSpoken(language) ? language : 'en';
  const words = WORDS[kind][spoken](settings.brokerage);
  const paragraphs = isComplaint && kind === 'hand_over' ? [SORRY[spoken](settings.brokerage), ...words.slice(1)] : words;
  const nothing = { questions: [], listings: [], unavailable: [], slots: [], booked: null, considered: [], calls: [] };
  return { paragraphs, language: spoken, ...nothing };
}

type Brokerage = Settings['brokerage'];
const SPOKEN = ['en', 'es', 'fr', 'de', 'pt'] as const;
const isSpoken = (language: string): language is (typeof SPOKEN)[number] => SPOKEN.some((spoken) => spoken === language);

/** In place of the thanks to somebody who is angry. */
const SORRY: Record<(typeof SPOKEN)[number], (brokerage: Brokerage) => string> = {
  en: ({ name }) =>
    `I am sorry that you have had to write this. I have passed your message on to a person on our team at ${name}, who will read all of it and answer you personally.`,
  es: ({ name }) =>
    `Siento que haya tenido que escribirnos esto. He pasado su mensaje a una persona de nuestro equipo en ${name}, que lo leerá completo y le responderá personalmente.`,
  fr: ({ name }) =>
    `Je suis désolé que vous ayez dû nous écrire cela. J'ai transmis votre message à une personne de notre équipe chez ${name}, qui le lira en entier et vous répondra personnellement.`,
  de: ({ name }) =>
    `Es tut mir leid, dass Sie uns das schreiben müssen. Ich habe Ihre Nachricht an eine Person in unserem Team bei ${name} weitergegeben, die sie vollständig liest und Ihnen persönlich antwortet.`,
  pt: ({ name }) =>
    `Lamento que tenha precisado nos escrever isto. Passei a sua mensagem a uma pessoa da nossa equipe na ${name}, que vai ler tudo e responder pessoalmente.`,
};

const WORDS: Record<Noting['kind'], Record<(typeof SPOKEN)[number], (brokerage: Brokerage) => string[]>> = {
  hand_over: {
    en: ({ name, phone }) => [
      `Thank you for writing to ${name}. I have passed your message on to a person on our team, who will read it in full and answer you personally.`,
      `You do not need to do anything until then. If you would rather not wait, you can simply answer this email with anything you would like to add${phone && `, or reach our office by phone at ${phone}`}.`,
    ],
    es: ({ name, phone }) => [
      `Gracias por escribir a ${name}. He pasado su mensaje a una persona de nuestro equipo, que lo leerá completo y le responderá personalmente.`,
      `Hasta entonces no tiene que hacer nada. Si prefiere no esperar, puede responder a este correo con lo que quiera añadir${phone && ` o llamar a nuestra oficina al ${phone}`}.`,
    ],
    fr: ({ name, phone }) => [
      `Merci d'avoir écrit à ${name}. J'ai transmis votre message à une personne de notre équipe, qui le lira en entier et vous répondra personnellement.`,
      `Vous n'avez rien à faire d'ici là. Si vous préférez ne pas attendre, répondez simplement à ce message avec ce que vous souhaitez ajouter${phone && `, ou appelez notre bureau au ${phone}`}.`,
    ],
    de: ({ name, phone }) => [
      `Vielen Dank für Ihre Nachricht an ${name}. Ich habe sie an eine Person in unserem Team weitergegeben, die sie vollständig liest und Ihnen persönlich antwortet.`,
      `Bis dahin müssen Sie nichts tun. Wenn Sie lieber nicht warten möchten, antworten Sie einfach auf diese E-Mail mit allem, was Sie noch ergänzen möchten${phone && `, oder rufen Sie unser Büro unter ${phone} an`}.`,
    ],
    pt: ({ name, phone }) => [
      `Obrigado por escrever para ${name}. Passei a sua mensagem a uma pessoa da nossa equipe, que vai ler tudo e responder pessoalmente.`,
      `Até lá, não precisa fazer nada. Se preferir não esperar, responda a este e-mail com o que quiser acrescentar${phone && ` ou ligue para o nosso escritório no ${phone}`}.`,
    ],
  },
  unsubscribe_confirmation: {
    en: ({ name, phone }) => [
      `We have taken your address off our list. You will not receive any more news, suggestions or follow-ups from ${name}; this note only confirms that your wish has been carried out.`,
      `If this was a mistake, or if you would like to hear from us again one day, simply answer this email${phone && ` or call our office at ${phone}`}.`,
    ],
    es: ({ name, phone }) => [
      `Hemos retirado su dirección de nuestra lista. No recibirá más noticias, sugerencias ni seguimientos de ${name}; esta nota solo confirma que su deseo se ha cumplido.`,
      `Si ha sido un error, o si algún día quiere volver a saber de nosotros, basta con que responda a este correo${phone && ` o llame a nuestra oficina al ${phone}`}.`,
    ],
    fr: ({ name, phone }) => [
      `Nous avons retiré votre adresse de notre liste. Vous ne recevrez plus de nouvelles, de propositions ni de relances de ${name} ; ce message confirme seulement que votre souhait a été respecté.`,
      `S'il s'agit d'une erreur, ou si vous souhaitez un jour avoir de nos nouvelles, répondez simplement à ce message${phone && ` ou appelez notre bureau au ${phone}`}.`,
    ],
    de: ({ name, phone }) => [
      `Wir haben Ihre Adresse von unserer Liste genommen. Sie erhalten von ${name} keine Neuigkeiten, Vorschläge oder Nachfragen mehr; diese Nachricht bestätigt nur, dass Ihr Wunsch erfüllt ist.`,
      `Falls es ein Versehen war oder Sie eines Tages wieder von uns hören möchten, antworten Sie einfach auf diese E-Mail${phone && ` oder rufen Sie unser Büro unter ${phone} an`}.`,
    ],
    pt: ({ name, phone }) => [
      `Retiramos o seu endereço da nossa lista. Não receberá mais novidades, sugestões nem acompanhamentos de ${name}; esta mensagem apenas confirma que o seu pedido foi atendido.`,
      `Se foi um engano, ou se um dia quiser voltar a ter notícias nossas, basta responder a este e-mail${phone && ` ou ligar para o nosso escritório no ${phone}`}.`,
    ],
  },
};
