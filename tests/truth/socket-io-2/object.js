// A cookie given as an object: nothing is sent that it does not name.
// request: GET /socket.io/?EIO=3&transport=polling
const server = require('http').createServer();
const Server = require('socket.io');

const io = new Server(server, { cookie: { name: 'route', secure: true, sameSite: 'none', path: undefined } });
io.on('connection', () => {});
server.listen(process.env.PORT);
