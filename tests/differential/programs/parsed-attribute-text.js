const app = require('express')();
const text = 'Secure; HttpOnly; SameSite=Lax; Path=/parsed';
const options = {};
for (const part of text.split(';')) {
  const [key, value = true] = part.trim().split('=');
  options[key[0].toLowerCase() + key.slice(1)] = value;
}
app.get('/', (req, res) => res.cookie('sid', 'v', options).end());
app.listen(3000);
