// Cookies with attributes of their own.
exports.index = async (ctx) => {
  ctx.cookies.set('login', 'ada', { httpOnly: false, secure: true, sameSite: 'None', path: '/account', domain: 'example.com', signed: false });
  ctx.cookies.set('cart', '7', { secure: false, sameSite: true, maxAge: 60 * 1000, encrypt: true });
  ctx.body = 'ok';
};
