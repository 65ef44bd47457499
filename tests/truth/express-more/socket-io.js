// The cookie of Socket.IO's engine, which comes only when it is asked for.
// request: GET /socket.io/?EIO=4&transport=polling
const { createServer } = require('node:http');
const { Server } = require('socket.io');

const server = createServer();
new Server(server, { cookie: { name: 'route', secure: true, sameSite: 'strict', path: '/socket.io/' } });
server.listen(process.env.PORT);
