import type { Call } from '../../../shared/call.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { Settings } from '../../../shared/settings.ts';
import { fixedWords, greetingIn } from '../../letters/fixed-words.ts';
import type { Block } from '../../letters/letter.ts';
import { renderLetter } from '../../letters/render-letter.ts';
import { labelSlot } from '../slots/label-slot.ts';

export type CallMail = 'confirmation' | 'change' | 'cancellation' | 'reminder';
type About = { contact: Pick<Contact, 'firstName' | 'preferredLanguage' | 'mobilePhone'>; settings: Settings; publicUrl: string };

/** The words of a mail about a call, in the customer's language where we have it (en, es, fr). Pure. */
export function writeCallMail(
  what: CallMail,
  call: Pick<Call, 'startsAt' | 'topic' | 'token'>,
  { contact, settings, publicUrl }: About,
): { subject: string; text: string; html: string } {
  const language = contact.preferredLanguage.slice(0, 2).toLowerCase();
  const words = WORDS[language] ?? ENGLISH;
  const locale = WORDS[language] && !settings.brokerage.locale.startsWith(language) ? language : settings.brokerage.locale;
  const when = labelSlot(call.startsAt, { timeZone: settings.brokerage.timeZone, locale });
  const say = (text: string): Block => ({ kind: 'words', text });
  const isOff = what === 'cancellation';
  const known = WORDS[language] ? language : 'en';
  const { weCall, whichNumber } = fixedWords(known);
  const { text, html } = renderLetter({
    language: known,
    sender: settings.brokerage.name,
    greeting: greetingIn(language, contact.firstName),
    blocks: [
      say(words[what](when)),
      ...(isOff ? [] : [say(contact.mobilePhone ? weCall(contact.mobilePhone) : whichNumber)]),
      ...(call.topic && !isOff ? [say(words.topic(call.topic))] : []),
      say(isOff ? words.again : words.move(settings.brokerage.phone)),
      ...(isOff ? [] : [{ kind: 'button' as const, label: words.entry, url: `${publicUrl}/calls/${call.token}.ics` }]),
    ],
    signature: [settings.voice.signature],
    disclosure: '',
    footer: null,
  });
  return { subject: words.subject[what](when), text, html };
}

type When = (when: string) => string;
type Words = Record<CallMail, When> & {
  topic: (topic: string) => string;
  move: (phone: string) => string;
  again: string;
  entry: string;
  subject: Record<CallMail, When>;
};

const ENGLISH: Words = {
  confirmation: (when) => `Your call with us is booked for ${when}.`,
  change: (when) => `Your call with us has moved. It is now on ${when}.`,
  cancellation: (when) => `Our call on ${when} is cancelled.`,
  reminder: (when) => `A short reminder of our call on ${when}.`,
  topic: (topic) => `What we will talk about: ${topic}`,
  move: (phone) => `If another time suits you better, simply answer this mail${phone ? ` or ring us at ${phone}` : ''}.`,
  again: 'If you would like to find another time, simply answer this mail.',
  entry: 'For your calendar',
  subject: {
    confirmation: (when) => `Our call: ${when}`,
    change: (when) => `Our call has moved: ${when}`,
    cancellation: (when) => `Cancelled: our call on ${when}`,
    reminder: (when) => `Reminder: our call, ${when}`,
  },
};

const SPANISH: Words = {
  confirmation: (when) => `Su llamada con nosotros queda reservada para el ${when}.`,
  change: (when) => `Su llamada con nosotros ha cambiado de hora. Ahora es el ${when}.`,
  cancellation: (when) => `Nuestra llamada del ${when} queda cancelada.`,
  reminder: (when) => `Le recordamos nuestra llamada del ${when}.`,
  topic: (topic) => `Hablaremos de: ${topic}`,
  move: (phone) => `Si le viene mejor otra hora, responda a este correo${phone ? ` o llámenos al ${phone}` : ''}.`,
  again: 'Si desea buscar otra hora, responda a este correo.',
  entry: 'Para su calendario',
  subject: {
    confirmation: (when) => `Nuestra llamada: ${when}`,
    change: (when) => `Cambio de hora de nuestra llamada: ${when}`,
    cancellation: (when) => `Cancelada: nuestra llamada del ${when}`,
    reminder: (when) => `Recordatorio: nuestra llamada, ${when}`,
  },
};

const FRENCH: Words = {
  confirmation: (when) => `Votre appel avec nous est réservé pour le ${when}.`,
  change: (when) => `Votre appel avec nous a été déplacé. Il a maintenant lieu le ${when}.`,
  cancellation: (when) => `Notre appel du ${when} est annulé.`,
  reminder: (when) => `Petit rappel de notre appel du ${when}.`,
  topic: (topic) => `Nous parlerons de : ${topic}`,
  move: (phone) => `Si un autre moment vous convient mieux, répondez à ce message${phone ? ` ou appelez-nous au ${phone}` : ''}.`,
  again: 'Pour trouver un autre moment, répondez simplement à ce message.',
  entry: 'Pour votre agenda',
  subject: {
    confirmation: (when) => `Notre appel : ${when}`,
    change: (when) => `Notre appel est déplacé : ${when}`,
    cancellation: (when) => `Annulé : notre appel du ${when}`,
    reminder: (when) => `Rappel : notre appel, ${when}`,
  },
};

const WORDS: Record<string, Words> = { en: ENGLISH, es: SPANISH, fr: FRENCH };
