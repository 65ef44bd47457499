// Parts of the task that no scan here reaches: Windows, and text that the program itself never prints.
'use strict';

const path = require('node:path');

const { TASK, check, same, scratch, write } = require('./checks');
const { read } = require('./mocked');
const { command, visible } = require(path.join(TASK, 'commands'));
const { environmentForNpm, environmentForScans } = require(path.join(TASK, 'child'));
const { readInputs } = require(path.join(TASK, 'inputs'));
const { findNpm } = require(path.join(TASK, 'program'));

module.exports = async function units() {
  texts();
  commands();
  environments();
  inputs();
  npmOnWindows();
  npmElsewhere();
};

function texts() {
  same('ordinary text stays', visible('a\tb “é” 日本 😀 | ╭▸ #1 # #[x] ## heading'), 'a\tb “é” 日本 😀 | ╭▸ #1 # #[x] ## heading');
  same('commands are broken, whatever their case', visible('##vso[a]##VsO[b]##[c]####[d]'), '# #vso[a]# #VsO[b]# #[c]### #[d]');
  same('what hides or moves text is shown', visible('\r\n\u001b[2J\u202e\u200b\u2028\u0085\ud800'),
    '\\u{d}\\u{a}\\u{1b}[2J\\u{202e}\\u{200b}\\u{2028}\\u{85}\\u{d800}');
}

function commands() {
  const line = command('a.b', { one: 'x]y;z%\r\n', two: '' }, 'p]q;r%\r\n');
  same('commands are encoded as agents decode them', line, '##vso[a.b one=x%5Dy%3Bz%AZP25%0D%0A;two=;]p]q;r%AZP25%0D%0A');
  same('and are read as they were meant', read(line).commands.map(({ properties, message }) => [properties, message]),
    [[{ one: 'x]y;z%\r\n', two: '' }, 'p]q;r%\r\n']]);
}

function environments() {
  const given = { Path: 'C:\\x', SystemRoot: 'C:\\Windows', System_AccessToken: 's', npm_config_registry: 'r', NODE_AUTH_TOKEN: 't', Endpoint_Auth_A: 's' };
  same('names of variables count without their case for scans', Object.keys(environmentForScans(given)), ['Path', 'SystemRoot']);
  same('npm keeps its settings and loses what is the agent\'s', Object.keys(environmentForNpm(given)),
    ['Path', 'SystemRoot', 'npm_config_registry', 'NODE_AUTH_TOKEN']);
}

function inputs() {
  const read = (given) => readInputs(Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])));
  const refused = (given) => {
    try {
      read(given);
      return false;
    } catch {
      return true;
    }
  };
  same('a path a line, blank lines left out', read({ version: '0.1.0', paths: ' a b \r\n\r\n-c\n' }).paths, ['a b', '-c']);
  same('no path is the working directory', read({ version: '0.1.0', paths: ' \n ' }).paths, ['.']);
  for (const version of ['0.1.0', '1.20.300', '1.0.0-rc.1', '1.0.0-beta']) {
    same(`${version} is a release`, read({ version }).version, version);
  }
  for (const version of ['', 'latest', '^1.0.0', '1.0', '1.0.0 || 2', 'file:../x', '1.0.0\nx', '1.0.0-', '1.0.0-a..b', 'git+ssh://x/y', '-1.0.0', '1.0.0/../../x']) {
    check(`${JSON.stringify(version)} is no release`, refused({ version }));
  }
}

function npmOnWindows() {
  const bare = scratch('windows without npm');
  const broken = scratch('windows with half of npm');
  const whole = scratch('windows with npm');
  write(path.join(broken, 'npm.cmd'), '');
  write(path.join(whole, 'npm.cmd'), '');
  const cli = write(path.join(whole, 'node_modules', 'npm', 'bin', 'npm-cli.js'), '');
  const on = (...folders) => findNpm({ Path: folders.join(path.delimiter) }, 'win32');
  same('no npm is found where none is', on(bare, broken, '', 'relative'), undefined);
  same('the script of npm is run instead of its batch file', on(bare, broken, whole), { file: process.execPath, before: [cli] });
  const node = write(path.join(whole, 'node.exe'), '');
  same('by the Node.js beside it', on(whole), { file: node, before: [cli] });
}

function npmElsewhere() {
  const folder = scratch('bin');
  const file = write(path.join(folder, 'npm'), '', 0o644);
  const find = (paths) => findNpm({ PATH: paths }, 'linux');
  same('a file that may not be run is no npm', find(folder), undefined);
  write(file, '', 0o755);
  same('npm is found by its whole path', find(`${scratch('other')}${path.delimiter}${folder}`), { file, before: [] });
  same('and never in a relative folder', find(path.relative(process.cwd(), folder)), undefined);
}
