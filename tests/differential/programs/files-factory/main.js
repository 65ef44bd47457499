const { createApp } = require('./factory');
createApp({ secure: true }).listen(3000);
