// Starts the registry of packages in a process of its own, since runs of the task block this one.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');

const { BINARY, scratch, write } = require('./checks');

/** Calls an action with what npm needs to use the registry, and with whether an install script has run. */
async function withRegistry(action) {
  const canary = path.join(scratch('canary'), 'ran');
  const server = spawn(process.execPath, [path.join(__dirname, 'registry.js'), BINARY, canary], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await new Promise((resolve, reject) => {
      readline.createInterface({ input: server.stdout }).once('line', resolve);
      server.once('close', () => reject(new Error('the registry did not start')));
    });
    // In a file of the user, over which settings of a workspace would win; over a variable they would not.
    const settings = write(path.join(scratch('settings'), 'npmrc'), `registry=${address}\n`);
    const environment = {
      npm_config_registry: undefined, npm_config_cache: scratch('cache of npm'), npm_config_userconfig: settings,
      npm_config_fetch_retries: '0', npm_config_update_notifier: 'false',
    };
    await action(environment, () => fs.existsSync(canary));
  } finally {
    const ended = new Promise((resolve) => { server.once('close', resolve); });
    server.kill('SIGTERM');
    await ended;
  }
}

module.exports = { withRegistry };
