// A middleware that notes the visit of a page.
export const onRequest = async (context, next) => {
  if (!context.cookies.has('visit')) {
    context.cookies.set('visit', crypto.randomUUID(), { path: '/', httpOnly: true, sameSite: 'strict' });
  }
  return next();
};
