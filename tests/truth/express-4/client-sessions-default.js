// The session in a sealed cookie that is told nothing: not its name, and Secure follows the connection.
const express = require('express');
const sessions = require('client-sessions');

const app = express();
app.set('trust proxy', 1);
app.use(sessions({ secret: 'only for this app and long enough' }));
app.get('/', (req, res) => {
  req.session_state.user = 'ada';
  res.end('ok');
});
app.listen(process.env.PORT);
