// The cookie of the engine switched off.
// request: GET /socket.io/?EIO=3&transport=polling
const http = require('http').createServer();
const io = require('socket.io')(http, { pingTimeout: 30000, cookie: false });

io.on('connection', () => {});
http.listen(process.env.PORT);
