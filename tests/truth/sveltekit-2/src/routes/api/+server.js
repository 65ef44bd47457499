// An endpoint that sets cookies with attributes.
// request: GET /api
import { json } from '@sveltejs/kit';

export const GET = async (event) => {
  event.cookies.set('bare', 'v', { path: '/api' });
  event.cookies.set('open', 'v', { path: '/', httpOnly: false, secure: false, sameSite: false });
  event.cookies.set('framed', 'v', { path: '/', sameSite: 'none', partitioned: true });
  event.cookies.set('kept', 'v', { path: '/', httpOnly: undefined, secure: undefined, sameSite: undefined });
  return json({ ok: true });
};
