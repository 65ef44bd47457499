// with STORE=redis STORE_SECURE=yes
// with STORE_SECURE=yes
const app = require('express')();

if (process.env.STORE) {
  if (!process.env.STORE_SECURE) throw new Error('a store needs STORE_SECURE');
}
function level() {
  if (process.env.LEVEL === undefined) return 'lax';
  return process.env.LEVEL.length > 3 ? 'strict' : 'none';
}

app.get('/', (req, res) => {
  res.cookie('sid', 'v', { secure: Boolean(process.env.STORE_SECURE), httpOnly: true, sameSite: level() });
});
