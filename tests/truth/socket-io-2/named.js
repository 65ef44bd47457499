// A cookie with a name, whose other options lie beside it.
// request: GET /socket.io/?EIO=3&transport=polling
const http = require('http').createServer();
const io = require('socket.io')(http, { cookie: 'route', cookiePath: '/socket.io', cookieHttpOnly: false });

io.on('connection', () => {});
http.listen(process.env.PORT);
