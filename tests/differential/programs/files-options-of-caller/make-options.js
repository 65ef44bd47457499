module.exports = (sameSite = 'lax') => {
  if (sameSite === 'strict') return { secure: true, httpOnly: true, sameSite };
  return { secure: true, sameSite };
};
