// A middleware that counts visits in a cookie of its own.
module.exports = () => async function visits(ctx, next) {
  ctx.cookies.set('visits', '1', { httpOnly: undefined, secure: undefined, path: undefined, signed: false });
  await next();
};
