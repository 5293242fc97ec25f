/** Signs in with better-auth's own endpoint; the session is an HttpOnly cookie. Throws with words for the person. */
export async function signIn({ email, password }: { email: string; password: string }): Promise<void> {
  const response = await post('/api/auth/sign-in/email', { email, password });
  if (response.ok) return;
  if (response.status === 429) throw new Error('Too many tries. Wait a minute and try again.');
  if (response.status >= 500) throw new Error('Openhouse cannot check passwords right now. Try again in a moment.');
  throw new Error('This email and password do not belong together.');
}

export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {});
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
  });
}
