/** The document a mail's HTML is shown in: its own policy, links in a new window, no remote picture unless asked for. */
export function mailDocument(html: string, { isShowingImages }: { isShowingImages: boolean }): string {
  const images = isShowingImages ? "'self' data: https: http:" : "'self' data:";
  const policy = `default-src 'none'; img-src ${images}; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'`;
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer"><base target="_blank">',
    '<style>html{color-scheme:light}body{margin:12px;font:14px/1.55 system-ui,sans-serif;color:#211c17;overflow-wrap:anywhere}img,table{max-width:100%}img{height:auto}</style>',
    `</head><body>${isShowingImages ? html.replaceAll(REMOTE, 'src=') : html}</body></html>`,
  ].join('');
}

/** Where the server's sanitiser puts the address of a picture that would be asked of another host. */
const REMOTE = 'data-remote-src=';

export const hasRemoteImages = (html: string) => html.includes(REMOTE);
