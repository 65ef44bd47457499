const app = require('express')();
const base = { secure: true, httpOnly: true };
const child = Object.create(base);
child.sameSite = 'lax';
const other = Object.setPrototypeOf({ path: '/o' }, base);
base.httpOnly = false;
app.get('/', (req, res) => {
  res.cookie('child', 'v', child);
  res.cookie('read', 'v', { secure: child.secure, httpOnly: child.httpOnly, path: other.path });
  res.cookie('own', 'v', { secure: Object.hasOwn(child, 'secure'), httpOnly: 'secure' in child });
  res.end();
});
app.listen(3000);
