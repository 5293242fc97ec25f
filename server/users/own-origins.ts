const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The origins our own pages have: that of PUBLIC_URL, and on this machine every name of this machine. */
export function ownOrigins(publicUrl: string): string[] {
  const url = new URL(publicUrl);
  if (!LOOPBACK.includes(url.hostname)) return [url.origin];
  return LOOPBACK.map((name) => `${url.protocol}//${name}${url.port ? `:${url.port}` : ''}`);
}

/**
 * May this request change something? Browsers name the page's origin on every POST and socket; a page of another site
 * is refused even when the cookie came along. Programs send no Origin: they are judged by their token.
 */
export function isOwnPage(headers: { origin?: string; 'sec-fetch-site'?: string | string[] }, publicUrl: string): boolean {
  if (headers.origin !== undefined) return ownOrigins(publicUrl).includes(headers.origin);
  return headers['sec-fetch-site'] === undefined || headers['sec-fetch-site'] === 'same-origin' || headers['sec-fetch-site'] === 'none';
}
