// A cookie given as an object that holds a name and nothing else.
// request: GET /socket.io/?EIO=3&transport=polling
const http = require('http').createServer();
const io = require('socket.io')(http, { cookie: { name: 'route' } });

io.on('connection', () => {});
http.listen(process.env.PORT);
