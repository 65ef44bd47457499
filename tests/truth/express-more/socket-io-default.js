// The cookie of Socket.IO's engine without attributes of its own.
// request: GET /socket.io/?EIO=4&transport=polling
const { createServer } = require('node:http');
const { Server } = require('socket.io');

const server = createServer();
const io = new Server(server, { cookie: true });
io.on('connection', () => {});
server.listen(process.env.PORT);
