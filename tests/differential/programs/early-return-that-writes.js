// with FLAG=true
const app = require('express')();

let secure = true;
let httpOnly = true;
function read(flag) {
  if (flag === undefined) {
    secure = false;
    return;
  }
  httpOnly = flag === 'true';
}
read(process.env.FLAG);

app.get('/', (req, res) => {
  res.cookie('sid', 'v', { secure, httpOnly });
});
