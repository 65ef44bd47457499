// Packs the npm packages of a release: one for each platform, with the program, and the main one, which starts it.
//
// usage: node pack.mjs BINARIES OUTPUT     BINARIES: a folder `TARGET/cookielint[.exe]` for each Rust target triple
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const LICENCES = ['LICENSE-MIT', 'LICENSE-APACHE'];

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');

/** The platforms by Rust's names for them. The programs for Linux are linked statically with musl, so they run with any libc. */
const PLATFORMS = {
  'x86_64-unknown-linux-musl': { os: 'linux', cpu: 'x64' },
  'aarch64-unknown-linux-musl': { os: 'linux', cpu: 'arm64' },
  'x86_64-apple-darwin': { os: 'darwin', cpu: 'x64' },
  'aarch64-apple-darwin': { os: 'darwin', cpu: 'arm64' },
  'x86_64-pc-windows-msvc': { os: 'win32', cpu: 'x64' },
  'aarch64-pc-windows-msvc': { os: 'win32', cpu: 'arm64' },
};

function fail(message) {
  throw new Error(message);
}

/** The repository whose workflow packs. npm compares it with the provenance, and refuses a package that states none. */
function repository({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = process.env) {
  return server && name ? { repository: { type: 'git', url: `git+${server}/${name}.git` } } : {};
}

/** The version of the workspace: packages have no other. */
function version() {
  const manifest = readFileSync(path.join(root, 'Cargo.toml'), 'utf8');
  return /^\[workspace\.package\]\nversion = "([^"]+)"$/m.exec(manifest)?.[1] ?? fail('Cargo.toml states no version');
}

function pack(folder, output) {
  for (const licence of LICENCES) {
    copyFileSync(path.join(root, licence), path.join(folder, licence));
  }
  const printed = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', output], { cwd: folder });
  process.stdout.write(printed);
}

function writeManifest(folder, manifest) {
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function packPlatform(target, binaries, common, scratch, output) {
  const { os, cpu } = PLATFORMS[target] ?? fail(`there is no package for ${target}`);
  const program = os === 'win32' ? 'cookielint.exe' : 'cookielint';
  const binary = path.join(binaries, target, program);
  if (!existsSync(binary)) {
    fail(`there is no ${binary}`);
  }
  const name = `@cookielint/${os}-${cpu}`;
  const folder = path.join(scratch, `${os}-${cpu}`);
  mkdirSync(folder);
  copyFileSync(binary, path.join(folder, program));
  chmodSync(path.join(folder, program), 0o755);
  writeFileSync(path.join(folder, 'README.md'), `# ${name}\n\nThe program of the package \`cookielint\` for ${target}.\n`);
  const description = `The program of cookielint for ${target}`;
  writeManifest(folder, { name, ...common, description, os: [os], cpu: [cpu], files: [program, ...LICENCES], preferUnplugged: true });
  pack(folder, output);
  return [name, common.version];
}

function main([binaries, output, ...rest]) {
  if (binaries === undefined || output === undefined || rest.length > 0) {
    fail('usage: node pack.mjs BINARIES OUTPUT');
  }
  const targets = readdirSync(binaries).sort();
  if (targets.length === 0) {
    fail(`there is no program in ${binaries}`);
  }
  mkdirSync(output, { recursive: true });
  const manifest = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8'));
  const common = { version: version(), license: manifest.license, ...repository() };
  const scratch = mkdtempSync(path.join(tmpdir(), 'cookielint-pack-'));
  try {
    const packed = targets.map((target) => packPlatform(target, binaries, common, scratch, path.resolve(output)));
    const folder = path.join(scratch, 'cookielint');
    mkdirSync(folder);
    cpSync(path.join(here, 'bin'), path.join(folder, 'bin'), { recursive: true });
    copyFileSync(path.join(here, 'README.md'), path.join(folder, 'README.md'));
    writeManifest(folder, { ...manifest, ...common, files: [...manifest.files, ...LICENCES], optionalDependencies: Object.fromEntries(packed) });
    pack(folder, path.resolve(output));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`pack.mjs: ${error.message}\n`);
  process.exitCode = 2;
}
