// Installation by npm, from a registry on this machine.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const { PROJECTS, check, same, scratch, write } = require('./checks');
const { checkInert, runTask } = require('./mocked');
const { withRegistry } = require('./served');

module.exports = async function npm() {
  await withRegistry(async (environment, scriptRan) => {
    const run = await runTask({ sources: path.join(PROJECTS, 'classic-express4'), inputs: { install: 'npm' }, environment });
    same('the release is installed and scans', [run.result, run.outputs.exitCode, Number(run.outputs.findings) > 0], ['Failed', '1', true]);
    check('no install script runs', !scriptRan());
    checkInert('an installation', run);

    const sources = scratch('workspace');
    write(path.join(sources, 'app.js'), '');
    write(path.join(sources, '.npmrc'), 'registry=http://127.0.0.1:1/\n');
    const before = fs.readdirSync(sources);
    const own = await runTask({ sources, inputs: { install: 'npm' }, environment });
    same('settings of the workspace have no say', own.result, 'Succeeded');
    same('and the workspace stays as it is', fs.readdirSync(sources), before);

    const cases = [
      ['a release that is not there', { version: '9.9.9' }, {}, 'npm could not install cookielint 9.9.9'],
      ['a package with another program', { version: '0.1.1' }, {}, 'npm installed cookielint 0.1.0 where 0.1.1 was asked for'],
      ['a package without launcher', { version: '0.1.2' }, {}, 'holds no launcher'],
      ['an agent without npm', {}, { PATH: scratch('empty') }, 'npm is not on the path of this agent'],
    ];
    for (const [name, inputs, more, reason] of cases) {
      const failed = await runTask({ sources, inputs: { install: 'npm', ...inputs }, environment: { ...environment, ...more } });
      same(`${name} fails the task`, [failed.result, failed.outputs.exitCode], ['Failed', '2']);
      check(`${name}: the reason is told`, failed.reason.includes(reason), failed.stdout);
    }
    check('no install script ran at all', !scriptRan());
  });
};
