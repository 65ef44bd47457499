// The cookie of Socket.IO's engine where the server comes after the options, which say nothing of the cookie.
// request: GET /socket.io/?EIO=4&transport=polling
const { createServer } = require('node:http');
const { Server } = require('socket.io');

const io = new Server({ cookie: {} });
const server = createServer();
io.attach(server);
server.listen(process.env.PORT);
