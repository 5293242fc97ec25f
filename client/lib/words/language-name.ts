import { inWords } from './format.ts';

/** `es` is Spanish to the reader; what is no code (`en-USA`, of which the browser would throw) stays as it was written. */
export function languageName(code: string): string {
  if (!/^[a-z]{2,3}(-([A-Za-z]{2}|[A-Za-z]{4}))?$/.test(code)) return code;
  return new Intl.DisplayNames(navigator.language, { type: 'language' }).of(code) ?? inWords(code);
}
