const app = require('express')();
let secure = false;
function toggle() {
  secure = !secure;
}
for (let i = 0; i < 61; i++) toggle();
app.get('/', (req, res) => res.cookie('sid', 'v', { secure, httpOnly: !secure }).end());
app.listen(3000);
