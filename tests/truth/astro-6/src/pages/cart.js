// An endpoint with a cookie to which nothing is given, and cookies with attributes.
export const GET = ({ cookies }) => {
  cookies.set('bare', 'v');
  cookies.set('full', { size: 4 }, {
    path: '/shop',
    domain: 'example.com',
    httpOnly: true,
    secure: process.env.NODE_ENV === 'production',
    sameSite: 'lax',
    maxAge: 3600,
  });
  cookies.set('plain', 'v', { path: undefined, httpOnly: false, secure: false, sameSite: true });
  cookies.set('framed', 'v', { path: '/', secure: true, sameSite: 'none', partitioned: true });
  return new Response('ok');
};
