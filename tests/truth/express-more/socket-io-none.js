// Socket.IO sets no cookie unasked.
// request: GET /socket.io/?EIO=4&transport=polling
const { createServer } = require('node:http');
const { Server } = require('socket.io');

const server = createServer();
new Server(server, { cors: { origin: 'https://example.com', credentials: true } });
server.listen(process.env.PORT);
