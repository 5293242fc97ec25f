/** The languages whose words the gates know. A draft in any other is one that nobody has checked. */
export const LANGUAGES_READ = ['en', 'es', 'fr', 'de', 'pt'] as const;
export type LanguageRead = (typeof LANGUAGES_READ)[number];

export const NAMES: Record<LanguageRead, string> = { en: 'English', es: 'Spanish', fr: 'French', de: 'German', pt: 'Portuguese' };

const CODES: Record<LanguageRead, RegExp> = {
  ...{ en: /^(en|eng|english)$/, es: /^(es|spa|spanish|español)$/, fr: /^(fr|fra|fre|french|français)$/ },
  ...{ de: /^(de|deu|ger|german|deutsch)$/, pt: /^(pt|por|portuguese|português)$/ },
};

/** For people who ask why something waits. */
export const ALL_READ = Object.values(NAMES)
  .join(', ')
  .replace(/, (\w+)$/, ' and $1');

/** The language a model names ("en", "pt-BR", "English") as one that the gates read, or null when it is none of them. */
export function languageRead(named: string): LanguageRead | null {
  const code = /^\p{L}+/u.exec(named.trim().toLowerCase())?.[0] ?? '';
  return LANGUAGES_READ.find((language) => CODES[language].test(code)) ?? null;
}

/** Words that a text of a language can hardly do without and the others do not have. */
const STOP_WORDS: Record<LanguageRead, string> = {
  en: 'the and is are you your we i to of for with that this have would like do does can at it my in on be was',
  es: 'el los las una que de para por con usted su sus hola gracias busco quiero tengo está es y me mi en del al tiene puede la le lo se nos un qué más pero día cómo',
  fr: 'le les une des est et pour avec vous votre nous je bonjour merci cherche du dans sur que qui pas ce mon ma voudrais avez la un se ne où au aux nos notre de il y quel quelle quels quelles',
  de: 'der die das und ist nicht ich sie wir für mit ein eine haben suche haus wohnung bitte auf zu',
  pt: 'os uma não você para com obrigado olá procuro quero tenho está são meu minha em do da no na',
};
const SETS = LANGUAGES_READ.map((language) => [language, new Set(STOP_WORDS[language].split(' '))] as const);

/** Of the words of a text at least one in so many is such a small word, or its language is another one. */
const RAREST = 12;

/** The language of a text (ISO 639-1) by its small words, or null when they do not tell, or tell of one we do not know. */
export function languageOf(text: string): LanguageRead | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = SETS.map(([language, set]) => ({ language, hits: words.filter((word) => set.has(word)).length }));
  const [first, second] = counts.sort((a, b) => b.hits - a.hits);
  if (!first || first.hits < 2 || first.hits === second?.hits || first.hits * RAREST < words.length) return null;
  return first.language;
}
