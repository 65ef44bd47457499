// An endpoint that ends a session.
// request: POST /logout
export async function POST({ cookies }) {
  cookies.delete('session', { path: '/' });
  cookies.delete('remember', { path: '/login', domain: 'example.com', httpOnly: false, secure: false, sameSite: 'strict' });
  return new Response('ok');
}
