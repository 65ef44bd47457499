const app = require('express')();
const { EventEmitter } = require('events');
const bus = new EventEmitter();
const options = { secure: false, httpOnly: true };
bus.on('harden', () => { options.secure = true; });
bus.once('soften', (on) => { options.httpOnly = on; });
bus.emit('harden');
app.get('/', (req, res) => res.cookie('sid', 'v', options).end());
app.listen(3000);
