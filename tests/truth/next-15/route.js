import { createServer } from 'node:http';
import { NextResponse } from 'next/server.js';

export function GET() {
  const response = NextResponse.json({});
  response.cookies.set('plain', 'v');
  response.cookies.set('all', 'v', { httpOnly: true, secure: true, sameSite: 'lax', path: '/shop', domain: 'shop.example' });
  response.cookies.set({ name: 'object', value: 'v', httpOnly: true, sameSite: 'strict' });
  response.cookies.set('true', 'v', { sameSite: true });
  response.cookies.set('false', 'v', { sameSite: false });
  response.cookies.set('nowhere', 'v', { path: undefined, secure: process.env.NODE_ENV === 'production', partitioned: true });
  response.cookies.delete('old').delete({ name: 'older', path: '/shop' });
  return response;
}

// What Next.js does around a route.
createServer((request, answer) => {
  for (const [name, value] of GET().headers) answer.appendHeader(name, value);
  answer.end();
}).listen(process.env.PORT);
