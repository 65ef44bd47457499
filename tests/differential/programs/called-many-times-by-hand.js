const app = require('express')();
let count = 0;
const add = (n) => { count += n; return add; };
add(1)(2)(3)(4)(5)(6)(7)(8)(9)(10);
const seen = [];
[1, 2, 3].forEach((each) => seen.unshift(each));
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: count === 55, path: '/' + seen.join('') }).end());
app.listen(3000);
