const app = require('express')();
function make(secure, httpOnly) {
  return { secure, httpOnly, path: this.path };
}
const here = { path: '/here' };
const bound = make.bind(here, true);
app.get('/', (req, res) => {
  res.cookie('call', 'v', make.call(here, true, false));
  res.cookie('apply', 'v', make.apply({ path: '/there' }, [false, true]));
  res.cookie('bound', 'v', bound(true));
  res.cookie.call(res, 'direct', 'v', { secure: true });
  res.cookie.apply(res, ['applied', 'v', { httpOnly: true }]);
  const set = res.cookie.bind(res, 'set', 'v');
  set({ secure: true, httpOnly: true });
  res.end();
});
app.listen(3000);
