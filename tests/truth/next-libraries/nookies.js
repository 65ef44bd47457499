// nookies as pages use it, with the context first.
const { createServer } = require('node:http');
const nookies = require('nookies').default;
const { setCookie, destroyCookie } = require('nookies');

const getServerSideProps = async (ctx) => {
  nookies.set(ctx, 'bare', 'v');
  setCookie(ctx, 'full', 'v', { httpOnly: true, secure: true, sameSite: 'lax', path: '/', domain: 'example.com', maxAge: 60 });
  setCookie({ res: ctx.res }, 'strict', 'v', { sameSite: true, path: undefined });
  destroyCookie(ctx, 'gone', { path: '/' });
  return { props: {} };
};

createServer(async (req, res) => {
  await getServerSideProps({ req, res });
  res.end('ok');
}).listen(process.env.PORT);
