/** Plain text as mail HTML: paragraphs, line breaks and links, everything else escaped. */
export function textToHtml(text: string): string {
  const paragraphs = text.trim().split(/\n{2,}/);
  const body = paragraphs.map((paragraph) => `<p style="margin:0 0 1em">${linkify(escapeHtml(paragraph)).replace(/\n/g, '<br>')}</p>`);
  return `<div style="font-family:Georgia,serif;font-size:16px;line-height:1.5;color:#1f1b16">${body.join('')}</div>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function linkify(escaped: string): string {
  return escaped.replace(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g, (url) => `<a href="${url}">${url}</a>`);
}
