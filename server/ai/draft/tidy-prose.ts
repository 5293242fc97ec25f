const GREETING =
  /^(hi|hello|dear|good (morning|afternoon|evening)|hola|estimad[oa]|buen[oa]s (días|tardes)|bonjour|cher|chère)\b[^.!?\n]{0,60}[,:!.]?$/iu;
const SIGN_OFF =
  /^((best|kind|warm) (regards|wishes)|sincerely|regards|best|cheers|(un )?(cordial )?saludos?( cordiales)?|atentamente|cordialement|bien (à vous|cordialement))\b[\s\S]{0,80}$/iu;

/** Takes out what code writes itself, greeting and sign-off, and what only looks like a paragraph. */
export function tidyProse(paragraphs: readonly string[]): string[] {
  const lines = paragraphs
    .map((paragraph) =>
      paragraph
        .replace(/\r/g, '')
        .replace(/[ \t]+/g, ' ')
        .trim(),
    )
    .filter(Boolean);
  const body = lines[0] && GREETING.test(lines[0]) ? lines.slice(1) : lines;
  const last = body.at(-1);
  return last && body.length > 1 && SIGN_OFF.test(last) ? body.slice(0, -1) : body;
}
