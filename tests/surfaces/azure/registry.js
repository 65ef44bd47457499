// A registry of packages for npm that holds `cookielint`: just enough of the protocol, on the loopback address.
//
// usage: node registry.js PROGRAM CANARY      prints its address when it listens
'use strict';

const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');

const [program, canary] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'registry-'));
process.on('SIGTERM', () => {
  fs.rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});

// A package whose launcher runs the program under test, and whose install script must never run.
function tarball(version, withLauncher) {
  const root = path.join(folder, version, 'package');
  fs.mkdirSync(path.join(root, 'bin'), { recursive: true });
  const scripts = { preinstall: `touch "${canary}"`, postinstall: `touch "${canary}"` };
  fs.writeFileSync(path.join(root, 'package.json'), JSON.stringify({ name: 'cookielint', version, scripts, bin: 'bin/cookielint.js' }));
  if (withLauncher) {
    fs.writeFileSync(path.join(root, 'bin', 'cookielint.js'),
      `process.exit(require('node:child_process').spawnSync(${JSON.stringify(program)}, process.argv.slice(2), { stdio: 'inherit' }).status);\n`);
  }
  return execFileSync('tar', ['-C', path.join(folder, version), '-czf', '-', 'package']);
}

const tarballs = { '0.1.0': tarball('0.1.0', true), '0.1.1': tarball('0.1.1', true), '0.1.2': tarball('0.1.2', false) };

const server = http.createServer((request, response) => {
  const address = `http://${request.headers.host}`;
  const asked = /^\/cookielint\/-\/cookielint-(.+)\.tgz$/.exec(request.url)?.[1];
  if (asked in tarballs) {
    response.end(tarballs[asked]);
  } else if (request.url === '/cookielint') {
    const versions = Object.entries(tarballs).map(([version, bytes]) => [version, {
      name: 'cookielint', version, bin: { cookielint: 'bin/cookielint.js' }, hasInstallScript: true,
      dist: {
        tarball: `${address}/cookielint/-/cookielint-${version}.tgz`,
        integrity: `sha512-${crypto.createHash('sha512').update(bytes).digest('base64')}`,
      },
    }]);
    response.end(JSON.stringify({ name: 'cookielint', 'dist-tags': { latest: '0.1.0' }, versions: Object.fromEntries(versions) }));
  } else {
    response.writeHead(404).end('{}');
  }
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
