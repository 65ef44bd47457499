// An endpoint that ends a session.
// request: POST /api/logout
export async function POST(context) {
  context.cookies.delete('session');
  context.cookies.delete('remember', { path: '/', domain: 'example.com', httpOnly: true, secure: true, sameSite: 'strict' });
  return new Response('ok');
}
