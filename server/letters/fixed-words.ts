import type { Settings } from '../../shared/settings.ts';
import { defaultSettings } from '../settings/default-settings.ts';

/** The words code writes under a model's prose, per language. A language that is not here gets English. */
const WORDS = {
  en: {
    hello: (name: string) => (name ? `Hello ${name},` : 'Hello,'),
    bedrooms: (n: number) => (n === 0 ? 'studio' : n === 1 ? '1 bedroom' : `${n} bedrooms`),
    bathrooms: (n: number) => (n === 1 ? '1 bath' : `${n} baths`),
    perMonth: 'per month',
    comingSoon: 'Coming soon',
    forSale: 'For sale',
    forRent: 'For rent',
    priceDown: (before: string) => `Price reduced from ${before}`,
    priceUp: (before: string) => `Price raised from ${before}`,
    nowForSale: 'Now on the market',
    isBack: 'Back on the market',
    seeMore: 'See the listing',
    times: 'Times for a call',
    pickOne: 'Answer with the one that suits you, or name another time.',
    squareFeet: 'sq ft',
    booked: 'Your call',
    weCall: (phone: string) => `We will call you at ${phone}.`,
    whichNumber: 'Please answer with the phone number at which we should call you.',
    wrote: (who: string, when: string) => `On ${when}, ${who} wrote:`,
    noMore: 'If you would rather hear no more from us, simply answer "unsubscribe".',
  },
  es: {
    hello: (name: string) => (name ? `Hola, ${name}:` : 'Hola:'),
    bedrooms: (n: number) => (n === 0 ? 'estudio' : n === 1 ? '1 habitación' : `${n} habitaciones`),
    bathrooms: (n: number) => (n === 1 ? '1 baño' : `${n} baños`),
    perMonth: 'al mes',
    comingSoon: 'Próximamente',
    forSale: 'En venta',
    forRent: 'En alquiler',
    priceDown: (before: string) => `Precio rebajado, antes ${before}`,
    priceUp: (before: string) => `Precio aumentado, antes ${before}`,
    nowForSale: 'Ya en el mercado',
    isBack: 'De nuevo en el mercado',
    seeMore: 'Ver la propiedad',
    times: 'Horarios para una llamada',
    pickOne: 'Responda con el que le convenga o proponga otro.',
    squareFeet: 'pies²',
    booked: 'Su llamada',
    weCall: (phone: string) => `Le llamaremos al ${phone}.`,
    whichNumber: 'Por favor, responda con el número de teléfono al que debemos llamarle.',
    wrote: (who: string, when: string) => `El ${when}, ${who} escribió:`,
    noMore: 'Si prefiere no recibir más mensajes, responda simplemente «baja».',
  },
  fr: {
    hello: (name: string) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    bedrooms: (n: number) => (n === 0 ? 'studio' : n === 1 ? '1 chambre' : `${n} chambres`),
    bathrooms: (n: number) => (n === 1 ? '1 salle de bain' : `${n} salles de bain`),
    perMonth: 'par mois',
    comingSoon: 'Bientôt disponible',
    forSale: 'À vendre',
    forRent: 'À louer',
    priceDown: (before: string) => `Prix en baisse, auparavant ${before}`,
    priceUp: (before: string) => `Prix en hausse, auparavant ${before}`,
    nowForSale: 'Maintenant sur le marché',
    isBack: 'De retour sur le marché',
    seeMore: "Voir l'annonce",
    times: 'Créneaux pour un appel',
    pickOne: 'Répondez avec celui qui vous convient, ou proposez-en un autre.',
    squareFeet: 'pi²',
    booked: 'Votre appel',
    weCall: (phone: string) => `Nous vous appellerons au ${phone}.`,
    whichNumber: 'Merci de nous répondre avec le numéro de téléphone auquel vous appeler.',
    wrote: (who: string, when: string) => `Le ${when}, ${who} a écrit :`,
    noMore: 'Si vous préférez ne plus recevoir nos messages, répondez simplement « désinscription ».',
  },
  de: {
    hello: (name: string) => (name ? `Guten Tag ${name},` : 'Guten Tag,'),
    bedrooms: (n: number) => (n === 0 ? 'Studio' : `${n} Schlafzimmer`),
    bathrooms: (n: number) => (n === 1 ? '1 Bad' : `${n} Bäder`),
    perMonth: 'im Monat',
    comingSoon: 'Demnächst',
    forSale: 'Zu verkaufen',
    forRent: 'Zu vermieten',
    priceDown: (before: string) => `Preis gesenkt, zuvor ${before}`,
    priceUp: (before: string) => `Preis erhöht, zuvor ${before}`,
    nowForSale: 'Jetzt auf dem Markt',
    isBack: 'Wieder auf dem Markt',
    seeMore: 'Zum Angebot',
    times: 'Termine für ein Telefonat',
    pickOne: 'Antworten Sie mit dem passenden Termin oder nennen Sie einen anderen.',
    squareFeet: 'sq ft',
    booked: 'Ihr Telefonat',
    weCall: (phone: string) => `Wir rufen Sie unter ${phone} an.`,
    whichNumber: 'Bitte antworten Sie mit der Telefonnummer, unter der wir Sie anrufen sollen.',
    wrote: (who: string, when: string) => `Am ${when} schrieb ${who}:`,
    noMore: 'Wenn Sie keine Nachrichten mehr wünschen, antworten Sie einfach mit „abmelden“.',
  },
  pt: {
    hello: (name: string) => (name ? `Olá, ${name},` : 'Olá,'),
    bedrooms: (n: number) => (n === 0 ? 'estúdio' : n === 1 ? '1 quarto' : `${n} quartos`),
    bathrooms: (n: number) => (n === 1 ? '1 banheiro' : `${n} banheiros`),
    perMonth: 'por mês',
    comingSoon: 'Em breve',
    forSale: 'À venda',
    forRent: 'Para alugar',
    priceDown: (before: string) => `Preço reduzido, antes ${before}`,
    priceUp: (before: string) => `Preço aumentado, antes ${before}`,
    nowForSale: 'Agora no mercado',
    isBack: 'De volta ao mercado',
    seeMore: 'Ver o imóvel',
    times: 'Horários para uma ligação',
    pickOne: 'Responda com o que lhe convier ou sugira outro.',
    squareFeet: 'pés²',
    booked: 'Sua ligação',
    weCall: (phone: string) => `Ligaremos para ${phone}.`,
    whichNumber: 'Responda, por favor, com o número de telefone para o qual devemos ligar.',
    wrote: (who: string, when: string) => `Em ${when}, ${who} escreveu:`,
    noMore: 'Se preferir não receber mais mensagens, responda apenas “cancelar”.',
  },
};

export type FixedWords = (typeof WORDS)['en'];

export function fixedWords(language: string): FixedWords {
  return isSpoken(language) ? WORDS[language] : WORDS.en;
}

/** Every language that code has words in, the default first. */
export const LANGUAGES = Object.keys(WORDS);

const isSpoken = (language: string): language is keyof typeof WORDS => Object.hasOwn(WORDS, language);

/** "Hello Ana,": a name from a mail header is a stranger's text, greeted by only when it can be a name. */
export function greetingIn(language: string, firstName: string): string {
  const isName = /^\p{L}[\p{L}\p{M}'’-][\p{L}\p{M}'’. -]{0,38}$/u.test(firstName);
  return fixedWords(language).hello(isName ? firstName : '');
}

const OWN_DISCLOSURE = defaultSettings(new Date(0)).voice.disclosure;
const DISCLOSURES: Record<string, string> = {
  es: 'Esta respuesta la ha escrito nuestro asistente de IA. Una persona de nuestro equipo la lee también y con gusto toma el relevo.',
  fr: "Cette réponse a été écrite par notre assistant d'IA. Une personne de notre équipe la lit aussi et prend volontiers le relais.",
  de: 'Diese Antwort hat unser KI-Assistent geschrieben. Jemand aus unserem Team liest mit und übernimmt gern.',
  pt: 'Esta resposta foi escrita pelo nosso assistente de IA. Uma pessoa da nossa equipe acompanha e assume com prazer.',
};

/**
 * The line that says that an AI wrote this, empty when it is switched off. Our own words are told in the customer's
 * language; a brokerage's own words stand as it wrote them.
 */
export function disclosureIn(language: string, { voice }: Pick<Settings, 'voice'>): string {
  if (!voice.isDisclosureOn) return '';
  return (voice.disclosure === OWN_DISCLOSURE ? DISCLOSURES[language] : undefined) ?? voice.disclosure;
}

const LOCALES: Record<string, string> = { es: 'es-US', fr: 'fr-FR', de: 'de-DE', pt: 'pt-BR' };

/** The locale in which code writes numbers and dates: the brokerage's own for English and for its own language. */
export function localeOf(language: string, brokerageLocale: string): string {
  return brokerageLocale.startsWith(language) ? brokerageLocale : (LOCALES[language] ?? brokerageLocale);
}
