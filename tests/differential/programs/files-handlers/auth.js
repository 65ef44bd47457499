const cookie = { secure: true, httpOnly: true };
const login = (req, res) => res.cookie('sid', 'v', cookie).end();
async function logout(req, res) {
  res.cookie('sid', '', { ...cookie, maxAge: 0 });
  res.end();
}
module.exports = { login, logout };
