// with SECURE=true
const deepmerge = require('deepmerge');
const extend = require('extend');
const xtend = require('xtend');
const assign = require('object-assign');
const mergeOptions = require('merge-options');
const { defu } = require('defu');
const app = require('express')();

const defaults = { cookie: { secure: false, httpOnly: true, sameSite: 'lax' }, name: 'sid' };
const own = { cookie: { secure: process.env.SECURE === 'true', sameSite: undefined } };

app.get('/', (req, res) => {
  res.cookie('deepmerge', 'v', deepmerge(defaults, own).cookie);
  res.cookie('all', 'v', deepmerge.all([defaults, own, { cookie: { secure: true } }]).cookie);
  res.cookie('extend', 'v', extend({}, defaults, own).cookie);
  res.cookie('deep', 'v', extend(true, {}, defaults, own).cookie);
  res.cookie('xtend', 'v', xtend(defaults.cookie, { secure: true }));
  res.cookie('assign', 'v', assign({}, defaults.cookie, own.cookie));
  res.cookie(defu({}, defaults).name, 'v', defu(own, defaults).cookie);
  res.cookie('options', 'v', mergeOptions(defaults, own, { cookie: { httpOnly: false } }).cookie);
  res.cookie('unchanged', 'v', defaults.cookie);
});
