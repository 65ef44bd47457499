// A hook that notes the visit of the front page.
export async function handle({ event, resolve }) {
  if (event.url.pathname === '/') {
    event.cookies.set('visit', crypto.randomUUID(), { path: '/', sameSite: 'strict', maxAge: 60 * 60 * 24 });
  }
  return resolve(event);
}
