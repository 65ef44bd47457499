const app = require('express')();
const options = { secure: false, httpOnly: false };
function* changes() {
  options.secure = true;
  yield 1;
  options.httpOnly = true;
}
const running = changes();
const untouched = { ...options };
running.next();
const started = { ...options };
app.get('/', (req, res) => res.cookie('untouched', 'v', untouched).cookie('started', 'v', started).cookie('now', 'v', options).end());
app.listen(3000);
