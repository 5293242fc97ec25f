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
    seeMore: 'See the listing',
    times: 'Times for a call',
    pickOne: 'Answer with the one that suits you, or name another time.',
    squareFeet: 'sq ft',
    booked: 'Your call',
    wrote: (who: string, when: string) => `On ${when}, ${who} wrote:`,
  },
  es: {
    hello: (name: string) => (name ? `Hola, ${name}:` : 'Hola:'),
    bedrooms: (n: number) => (n === 0 ? 'estudio' : n === 1 ? '1 habitación' : `${n} habitaciones`),
    bathrooms: (n: number) => (n === 1 ? '1 baño' : `${n} baños`),
    perMonth: 'al mes',
    comingSoon: 'Próximamente',
    seeMore: 'Ver la propiedad',
    times: 'Horarios para una llamada',
    pickOne: 'Responda con el que le convenga o proponga otro.',
    squareFeet: 'pies²',
    booked: 'Su llamada',
    wrote: (who: string, when: string) => `El ${when}, ${who} escribió:`,
  },
  fr: {
    hello: (name: string) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    bedrooms: (n: number) => (n === 0 ? 'studio' : n === 1 ? '1 chambre' : `${n} chambres`),
    bathrooms: (n: number) => (n === 1 ? '1 salle de bain' : `${n} salles de bain`),
    perMonth: 'par mois',
    comingSoon: 'Bientôt disponible',
    seeMore: "Voir l'annonce",
    times: 'Créneaux pour un appel',
    pickOne: 'Répondez avec celui qui vous convient, ou proposez-en un autre.',
    squareFeet: 'pi²',
    booked: 'Votre appel',
    wrote: (who: string, when: string) => `Le ${when}, ${who} a écrit :`,
  },
};

export type FixedWords = (typeof WORDS)['en'];

export function fixedWords(language: string): FixedWords {
  return language === 'es' ? WORDS.es : language === 'fr' ? WORDS.fr : WORDS.en;
}

const OWN_DISCLOSURE = defaultSettings(new Date(0)).voice.disclosure;
const DISCLOSURES: Record<string, string> = {
  es: 'Esta respuesta la ha escrito nuestro asistente de IA. Una persona de nuestro equipo la lee también y con gusto toma el relevo.',
  fr: "Cette réponse a été écrite par notre assistant d'IA. Une personne de notre équipe la lit aussi et prend volontiers le relais.",
};

/**
 * The line that says that an AI wrote this, empty when it is switched off. Our own words are told in the customer's
 * language; a brokerage's own words stand as it wrote them.
 */
export function disclosureIn(language: string, { voice }: Pick<Settings, 'voice'>): string {
  if (!voice.isDisclosureOn) return '';
  return (voice.disclosure === OWN_DISCLOSURE ? DISCLOSURES[language] : undefined) ?? voice.disclosure;
}

/** The locale in which code writes numbers and dates: the brokerage's own for English. */
export function localeOf(language: string, brokerageLocale: string): string {
  return brokerageLocale.startsWith(language) || !['es', 'fr'].includes(language) ? brokerageLocale : language === 'es' ? 'es-US' : 'fr-FR';
}
