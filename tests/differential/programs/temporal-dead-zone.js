const app = require('express')();
let secure;
try {
  secure = LATER;
} catch (error) {
  secure = error.name === 'ReferenceError';
}
const LATER = false;
app.get('/', (req, res) => res.cookie('sid', 'v', { secure, httpOnly: !LATER }).end());
app.listen(3000);
