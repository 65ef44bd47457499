const app = require('express')();
const queue = [false, true, false];
let i = 0;
const a = { secure: queue[i++] };
const b = { secure: queue[i++], httpOnly: i === 2 };
queue[i++] = true;
const c = { secure: queue[2], httpOnly: i };
app.get('/', (req, res) => res.cookie('a', 'v', a).cookie('b', 'v', b).cookie('c', 'v', c).end());
app.listen(3000);
