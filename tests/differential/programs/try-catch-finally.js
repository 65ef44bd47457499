const app = require('express')();
function options() {
  const result = { secure: false };
  try {
    result.secure = true;
    JSON.parse('{');
    result.httpOnly = true;
  } catch {
    result.sameSite = 'lax';
  } finally {
    result.path = '/finally';
  }
  return result;
}
app.get('/', (req, res) => res.cookie('sid', 'v', options()).end());
app.listen(3000);
