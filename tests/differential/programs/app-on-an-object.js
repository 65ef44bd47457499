const app = require('express')();
const express = require('express');
class Server {
  constructor() {
    this.app = new express.Router();
    this.root = express();
    this.configure();
    this.root.use(this.app);
  }
  configure() { this.app.get('/', this.handle); }
  handle(req, res) { res.cookie('class', 'v', { secure: true }); res.end(); }
}
const server = new Server();
const holder = { app: express() };
holder.app.get('/x', (req, res) => { res.cookie('held', 'v', { httpOnly: true }); res.end(); });
function makeApp() {
  const made = express();
  made.get('/m', (req, res) => res.cookie('made', 'v', {}).end());
  return made;
}
const made = makeApp();
app.listen(3000);
