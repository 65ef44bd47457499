import { createServer } from 'node:http';
import { NextResponse } from 'next/server.js';

export function middleware() {
  const response = new NextResponse(null, { status: 200 });
  response.cookies.set({ name: 'visit', value: 'v', secure: true, sameSite: 'none' });
  return response;
}

// What Next.js does around a middleware.
createServer((request, answer) => {
  for (const [name, value] of middleware().headers) answer.appendHeader(name, value);
  answer.end();
}).listen(process.env.PORT);
