/** Words that a text of a language can hardly do without and the others do not have. */
const STOP_WORDS: Record<string, string> = {
  en: 'the and is are you your we i to of for with that this have would like do does can at it my in on be was',
  es: 'el los las una que de para por con usted su sus hola gracias busco quiero tengo está es y me mi en del al tiene puede la le lo se nos un qué más pero día cómo',
  fr: 'le les une des est et pour avec vous votre nous je bonjour merci cherche du dans sur que qui pas ce mon ma voudrais avez la un se ne où au aux nos notre',
  de: 'der die das und ist nicht ich sie wir für mit ein eine haben suche haus wohnung bitte auf zu',
  pt: 'os uma não você para com obrigado olá procuro quero tenho está são meu minha em do da no na',
};
const SETS = Object.entries(STOP_WORDS).map(([language, words]) => [language, new Set(words.split(' '))] as const);

/** The language of a text (ISO 639-1) by its small words, or null when they do not tell. */
export function languageOf(text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = SETS.map(([language, set]) => ({ language, hits: words.filter((word) => set.has(word)).length }));
  const [first, second] = counts.sort((a, b) => b.hits - a.hits);
  if (!first || first.hits < 2 || first.hits === second?.hits) return null;
  return first.language;
}
