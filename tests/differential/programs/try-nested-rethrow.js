const app = require('express')();
const log = [];
function risky(flag) {
  try {
    try {
      if (flag) throw new TypeError('x');
      return 'fine';
    } catch (error) {
      log.push(error.name);
      throw error;
    } finally {
      log.push('inner');
    }
  } catch (error) {
    return error instanceof TypeError ? 'type' : 'other';
  }
}
const [a, b] = [risky(false), risky(true)];
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: a === 'fine', httpOnly: b === 'type', path: `/${log.join('-')}` }).end());
app.listen(3000);
