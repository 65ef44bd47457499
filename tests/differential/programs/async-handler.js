const app = require('express')();
const wait = () => new Promise((resolve) => setTimeout(resolve, 1));
async function options() {
  await wait();
  return { secure: true, httpOnly: true };
}
app.get('/', async (req, res) => {
  const own = { sameSite: 'lax' };
  res.cookie('early', 'v', own);
  Object.assign(own, await options());
  res.cookie('late', 'v', own);
  res.end();
});
app.listen(3000);
