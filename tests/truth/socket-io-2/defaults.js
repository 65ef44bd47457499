// A chat on Express as tutorials begin it: the engine sets its cookie unasked.
// request: GET /socket.io/?EIO=3&transport=polling
const app = require('express')().disable('x-powered-by');
const http = require('http').createServer(app);
const io = require('socket.io')(http);

io.on('connection', (socket) => socket.on('message', (text) => io.emit('message', text)));
http.listen(process.env.PORT);
