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

/** Everybody who is signed in as this person elsewhere is signed out. Throws with words for the person. */
export async function changePassword({ current, next }: { current: string; next: string }): Promise<void> {
  const response = await post('/api/auth/change-password', { currentPassword: current, newPassword: next, revokeOtherSessions: true });
  if (response.ok) return;
  if (response.status === 429) throw new Error('Too many tries. Wait a minute and try again.');
  if (response.status >= 500) throw new Error('Openhouse cannot check passwords right now. Try again in a moment.');
  throw new Error('The current password is not right.');
}

export async function signOutElsewhere(): Promise<void> {
  const response = await post('/api/auth/revoke-other-sessions', {});
  if (!response.ok) throw new Error('That did not work. Try again in a moment.');
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
  });
}
