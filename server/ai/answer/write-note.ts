import type { Contact } from '../../../shared/contact.ts';
import type { GuardCheck, Message } from '../../../shared/message.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Claim } from '../../inbox/answer/claim-thread.ts';
import { fillDraft } from '../../inbox/outbox/update-draft.ts';
import type { AiEdges } from '../ask-model.ts';
import type { Draft } from '../draft/draft.ts';
import { renderReply } from '../draft/render-reply.ts';
import { guardDraft } from '../guard/guard-draft.ts';
import { holdUntil, openReply } from './queue-reply.ts';

type Note = {
  kind: 'hand_over' | 'unsubscribe_confirmation';
  mail: Stored<Message>;
  history: Stored<Message>[];
  contact: Stored<Contact>;
  settings: Settings;
  language: string;
  waitsForPerson: boolean;
};
export type Noted = { replyId: string | null; guard: GuardCheck[]; isHeld: boolean };

/**
 * Writes the customer a short note in fixed words: that a person will answer, or that we shall not write any more. No
 * model is asked: what made us hand over may be the very mail that tries to instruct it.
 */
export async function writeNote(note: Note, claim: Claim, edges: AiEdges): Promise<Noted> {
  const { kind, mail, history, contact, settings, waitsForPerson } = note;
  const key = kind === 'hand_over' ? `hand-over:${mail._id}:${claim.thread.epoch}` : `unsubscribed:${contact._id}`;
  const reply = await openReply({ mail, purpose: kind, key }, claim, edges);
  if (!reply) return { replyId: null, guard: [], isHeld: false };
  if (reply.delivery?.state !== 'drafting') return { replyId: reply._id, guard: [], isHeld: reply.delivery?.state === 'holding' };

  const draft = draftOf(note);
  const { text, html } = renderReply(draft, { settings: withoutDisclosure(settings), contact, publicUrl: edges.publicUrl });
  const guard = guardDraft(
    draft,
    { move: 'hand_to_person', mail, history, contact, settings: withoutDisclosure(settings), rendered: text },
    1,
  );
  const isHeld = !waitsForPerson && guard.every(({ passed }) => passed);
  const state = isHeld ? 'holding' : 'review';
  const filled = await fillDraft(
    reply._id,
    { text, html, state, holdUntil: isHeld ? holdUntil(settings, edges.now()) : null, guard },
    edges,
  );
  return { replyId: filled ? reply._id : null, guard, isHeld: isHeld && filled !== null };
}

/** Words that no AI wrote carry no line that says so. */
function withoutDisclosure(settings: Settings): Settings {
  return { ...settings, voice: { ...settings.voice, isDisclosureOn: false } };
}

function draftOf({ kind, language, settings }: Note): Draft {
  const spoken = isSpoken(language) ? language : 'en';
  const paragraphs = WORDS[kind][spoken](settings.brokerage);
  const nothing = { questions: [], listings: [], unavailable: [], slots: [], booked: null, considered: [], calls: [] };
  return { paragraphs, language: spoken, ...nothing };
}

type Brokerage = Settings['brokerage'];
const SPOKEN = ['en', 'es', 'fr'] as const;
const isSpoken = (language: string): language is (typeof SPOKEN)[number] => SPOKEN.some((spoken) => spoken === language);

const WORDS: Record<Note['kind'], Record<(typeof SPOKEN)[number], (brokerage: Brokerage) => string[]>> = {
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
  },
};
