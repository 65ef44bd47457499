// A small Express that the programs run against: it keeps what is registered, passes requests through it as Express 5
// does, and tells of every cookie that a response would set.
//
// What becomes of an option (`secure: 'false'`, `path: null`, `sameSite: 1`) is as Express 5 was seen to treat it.

/** The attributes as the Set-Cookie header would carry them; null for one that would not be sent. */
function attributesOf(options) {
  const own = { ...options };
  const text = (value) => (value ? String(value) : null);
  return {
    secure: Boolean(own.secure),
    httpOnly: Boolean(own.httpOnly),
    sameSite: sameSiteOf(own.sameSite),
    path: text(own.path ?? '/'),
    domain: text(own.domain),
  };
}

function sameSiteOf(value) {
  if (!value) return null;
  if (value === true) return 'strict';
  const known = typeof value === 'string' && ['strict', 'lax', 'none'].includes(value.toLowerCase());
  return known ? value.toLowerCase() : 'throws';
}

/**
 * Makes the module `express`. `sent` is told the name and the attributes of every cookie.
 * `express.apps` lists the apps that were made.
 */
export function makeExpress(sent) {
  const apps = [];
  const response = makeResponse(sent);
  const express = () => {
    const app = withSettings(router());
    app.response = Object.create(response);
    app.request = {};
    apps.push(app);
    return app;
  };
  const passOn = () => (req, res, next) => next();
  const Router = function () {
    return router();
  };
  return Object.assign(express, {
    apps, application: {}, response, Router, json: passOn, urlencoded: passOn, static: passOn, text: passOn, raw: passOn,
  });
}

const chained = [
  'status', 'type', 'set', 'header', 'append', 'send', 'json', 'jsonp', 'end', 'redirect', 'render', 'sendStatus', 'vary',
  'clearCookie', 'setHeader', 'removeHeader', 'on', 'once', 'write', 'writeHead', 'location', 'links', 'attachment',
];

function makeResponse(sent) {
  const response = { headersSent: false, statusCode: 200, getHeader: () => undefined, get: () => undefined };
  for (const name of chained) {
    response[name] = function () {
      return this;
    };
  }
  response.cookie = function (name, value, options) {
    const attributes = attributesOf(options);
    sent(String(name), attributes);
    if (attributes.sameSite === 'throws') throw new TypeError('option sameSite is invalid');
    return this;
  };
  return response;
}

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all'];

/** A router: a handler that passes the request through its layers. */
function router() {
  const self = (req, res, next) => passThrough(self.layers, req, res, next ?? (() => {}));
  const add = (method) => (...all) => {
    const handlers = all.flat(Infinity);
    const path = typeof handlers[0] === 'function' ? '/' : handlers.shift();
    for (const run of handlers) {
      self.layers.push({ method, path: String(path), run });
      if (run.layers) run.mounted = true;
    }
    return self;
  };
  self.layers = [];
  self.use = add('use');
  self.param = () => self;
  for (const method of methods) self[method] = add(method);
  self.route = (path) => {
    const route = {};
    for (const method of methods) {
      route[method] = (...handlers) => {
        self[method](path, ...handlers);
        return route;
      };
    }
    return route;
  };
  return self;
}

function withSettings(app) {
  const register = app.get;
  app.settings = { env: 'production', 'x-powered-by': true };
  app.locals = { settings: app.settings };
  app.set = (name, ...value) => {
    if (value.length === 0) return app.settings[name];
    app.settings[name] = value[0];
    return app;
  };
  app.get = (...all) => (all.length === 1 ? app.settings[all[0]] : register(...all));
  app.enable = (name) => app.set(name, true);
  app.disable = (name) => app.set(name, false);
  app.enabled = (name) => Boolean(app.settings[name]);
  app.disabled = (name) => !app.settings[name];
  app.engine = () => app;
  app.listen = (...all) => {
    const ready = all.find((argument) => typeof argument === 'function');
    if (ready) setImmediate(ready);
    return { on() {}, close() {}, address: () => ({ port: 3000 }) };
  };
  return app;
}

/** Every request that has a route of its own, and one that has none. */
export function requestsOf(app) {
  const found = [];
  const collect = (layers, prefix) => {
    for (const { method, path, run } of layers) {
      if (run.layers) collect(run.layers, joined(prefix, path));
      else if (method !== 'use') found.push({ method: method === 'all' ? 'get' : method, path: joined(prefix, path) });
    }
  };
  collect(app.layers, '');
  found.push({ method: 'get', path: '/nothing-is-here' });
  const seen = new Set();
  return found.filter(({ method, path }) => !seen.has(`${method} ${path}`) && seen.add(`${method} ${path}`));
}

const joined = (prefix, path) => (path === '/' ? prefix || '/' : prefix.replace(/\/$/, '') + path);

/** What is left of a path below the place of a layer; nothing when the layer is for other paths. */
function below(layer, method, path) {
  if (layer.method !== 'use') {
    const forMethod = layer.method === 'all' || layer.method === method;
    return forMethod && (layer.path === path || layer.path === '*') ? path : undefined;
  }
  if (layer.path === '/') return path;
  if (path === layer.path) return '/';
  return path.startsWith(`${layer.path}/`) ? path.slice(layer.path.length) : undefined;
}

function passThrough(layers, req, res, done) {
  const { path } = req;
  let index = 0;
  const next = (error) => {
    req.path = path;
    if (error === 'route') error = undefined;
    while (index < layers.length) {
      const layer = layers[index++];
      const rest = below(layer, req.method.toLowerCase(), path);
      const handlesErrors = layer.run.length === 4;
      if (rest === undefined || handlesErrors !== Boolean(error)) continue;
      req.path = rest;
      return call(layer.run, error, req, res, next);
    }
    done(error);
  };
  next();
}

function call(run, error, req, res, next) {
  try {
    const result = error ? run(error, req, res, next) : run(req, res, next);
    if (typeof result?.then === 'function') result.then(undefined, (reason) => next(reason ?? new Error('rejected')));
  } catch (thrown) {
    next(thrown ?? new Error('thrown'));
  }
}
