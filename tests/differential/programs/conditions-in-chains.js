const app = require('express')();
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: req.query.secure && true, httpOnly: req.query.httpOnly && false, sameSite: req.body.x && 'lax' });
  res.cookie('b', 'v', { httpOnly: true, ...(req.query.secure && { secure: true, httpOnly: false }) });
  res.cookie('c', 'v', { path: (req.query.secure && '/p') || '/q', secure: !(req.query.secure && req.query.httpOnly) });
  res.cookie(`d${req.query.secure && 'x'}`, 'v', { domain: (req.query.secure && 'a.example') ?? 'b.example' });
  const u = req.user && req.user.secure;
  res.cookie('e', 'v', { secure: u, httpOnly: u !== undefined, path: typeof u === 'string' ? '/s' : '/n' });
  res.cookie('f', 'v', { secure: (req.query.secure && 1) === undefined, httpOnly: !!(req.query.secure && 1) });
  const { secure = true } = { secure: req.query.secure && true };
  res.cookie('g', 'v', { secure });
  res.end();
});
app.listen(3000);
