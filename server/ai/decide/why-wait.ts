import type { AiMode } from '../../../shared/thread.ts';
import { ALL_READ, languageRead } from '../words/language.ts';

/**
 * Why a draft waits for a person whatever the gates say of it, in words; null when it may leave by itself. In a language
 * that the gates do not read nobody has checked what the customer was told, nor what the customer asked.
 * @param languages the languages of the mails that are answered, as triage names them
 */
export function whyWait(mode: AiMode, languages: readonly string[]): string | null {
  if (mode === 'review') return 'Review mode: a person lets it go';
  const other = languages.find((language) => languageRead(language) === null);
  if (other === undefined) return null;
  return `The customer writes ${nameOf(other)}: the AI answers by itself only in ${ALL_READ}, so a person lets it go`;
}

function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(language.trim()) ?? language;
  } catch {
    return language.trim() ? `"${language}"` : 'a language nobody knows';
  }
}
