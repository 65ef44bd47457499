// What the task makes of a scan: its result, issues, artifact, summary and output variables.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const { PROJECTS, check, same, scratch, write } = require('./checks');
const { checkInert, runTask } = require('./mocked');

const SHOP = path.join(PROJECTS, 'classic-express4');
const CLEAN = path.join(PROJECTS, 'clean-express5');

module.exports = async function results() {
  await findings();
  await levels();
  await switches();
  await advancedSecurity();
};

async function findings() {
  const run = await runTask({ sources: SHOP });
  const report = JSON.parse(fs.readFileSync(path.join(path.dirname(path.dirname(run.outputs.sarifFile)), 'cookielint.json'), 'utf8'));
  const { errors, warnings, notes } = report.summary;
  const all = errors + warnings + notes;
  check('the shop has findings of every level', errors > 0 && warnings > 0 && notes > 0, JSON.stringify(report.summary));
  same('findings at or above failOn fail the task', [run.result, run.succeeded], ['Failed', false]);
  check('the reason counts them', run.reason.includes(`${errors} errors, ${warnings} warnings, ${notes} notes`), run.reason);
  same('an issue a finding', run.issues.length, all);
  same('errors are errors', run.issues.filter(({ properties }) => properties.type === 'error').length, errors);
  const first = report.findings.find(({ level }) => level === 'error');
  check('an issue leads to the line', run.issues.some(({ properties }) =>
    first.at.path === properties.sourcepath && String(first.at.start.line) === properties.linenumber
    && properties.code === first.rule), JSON.stringify(first.at));
  same('findings are counted in an output variable', run.outputs.findings, String(all));
  same('the exit status is one', run.outputs.exitCode, '1');
  const sarif = JSON.parse(fs.readFileSync(run.outputs.sarifFile, 'utf8'));
  same('the SARIF report has them all', sarif.runs[0].results.length, all);
  const upload = run.commands.filter(({ name }) => name === 'artifact.upload');
  same('it goes to the artifact that the tab Scans reads', upload.map(({ properties, message }) => [properties, message]),
    [[{ containerfolder: 'CodeAnalysisLogs', artifactname: 'CodeAnalysisLogs' }, run.outputs.sarifFile]]);
  const summary = run.commands.filter(({ name }) => name === 'task.uploadsummary').map(({ message }) => message);
  check('the summary is there', summary.length === 1 && fs.readFileSync(summary[0], 'utf8').includes(`${errors} errors`), summary);
  check('the text is shown', run.text.some((line) => line.includes('admin/app.js')), run.text.slice(0, 20).join('\n'));
  same('no output for Advanced Security unless asked', run.outputs.advancedSecurityFolder, undefined);
  const again = await runTask({ sources: SHOP });
  check('the files of two steps have different names',
    path.basename(again.outputs.sarifFile) !== path.basename(run.outputs.sarifFile), again.outputs.sarifFile);
  checkInert('an ordinary scan', run);
}

async function levels() {
  const clean = await runTask({ sources: CLEAN });
  same('a clean app succeeds', [clean.result, clean.succeeded, clean.outputs.findings, clean.outputs.exitCode, clean.issues.length],
    ['Succeeded', true, '0', '0', 0]);

  const never = await runTask({ sources: SHOP, inputs: { failOn: 'never' } });
  same('findings that fail nothing are issues of the result', [never.result, never.outputs.exitCode], ['SucceededWithIssues', '0']);

  const notes = scratch('notes');
  write(path.join(notes, 'app.js'), "const app = require('express')();\napp.listen(3000);\n");
  const run = await runTask({ sources: notes });
  same('notes alone leave it green', [run.result, run.outputs.findings, run.outputs.exitCode], ['Succeeded', '1', '0']);
  const strict = await runTask({ sources: notes, inputs: { failOn: 'note' } });
  same('unless they are to fail', [strict.result, strict.outputs.exitCode], ['Failed', '1']);

  const warnings = scratch('warnings');
  write(path.join(warnings, 'app.js'),
    "const app = require('express')();\napp.disable('x-powered-by');\napp.get('/', (req, res) => res.cookie('session', make(), { httpOnly: true, sameSite: 'lax', secure: process.env.SECURE === 'true' }));\n");
  const cart = await runTask({ sources: warnings, inputs: { failOn: 'error' } });
  same('warnings below failOn are issues of the result', [cart.result, cart.outputs.findings], ['SucceededWithIssues', '1']);
  same('and fail by default', (await runTask({ sources: warnings })).result, 'Failed');
}

async function switches() {
  const inputs = { logIssues: 'false', summary: 'FALSE', publishSarif: 'False' };
  const run = await runTask({ sources: SHOP, inputs });
  const names = [...new Set(run.commands.map(({ name }) => name))].sort();
  same('what is switched off is not said', names, ['task.complete', 'task.setvariable']);
  same('the result stays', run.result, 'Failed');

  const profile = await runTask({ sources: SHOP, inputs: { profile: 'audit', failOn: 'never' } });
  const standard = await runTask({ sources: SHOP, inputs: { failOn: 'never' } });
  check('a profile that reports more does', Number(profile.outputs.findings) > Number(standard.outputs.findings), profile.outputs.findings);

  const parts = await runTask({ sources: PROJECTS, inputs: { workingDirectory: 'clean-express5', paths: ' . \r\n\n' } });
  same('a working directory is below the sources', [parts.result, parts.outputs.findings], ['Succeeded', '0']);

  const app = scratch('deployment');
  write(path.join(app, 'app.js'), "require('express')().use(require('express-session')({ name: 'sid', secret: process.env.SECRET,\n"
    + "  store: make(), cookie: { secure: process.env.COOKIE_SECURE === 'true', sameSite: 'lax' } })).disable('x-powered-by');\n");
  write(path.join(app, 'production.env'), 'COOKIE_SECURE=true\nSECRET=from-the-vault\n');
  const unsaid = await runTask({ sources: app, inputs: { failOn: 'note' } });
  const said = await runTask({ sources: app, inputs: { failOn: 'note', envFiles: 'production.env' } });
  check('files of the deployment are read', Number(unsaid.outputs.findings) > Number(said.outputs.findings),
    `${unsaid.outputs.findings} ${said.outputs.findings} ${said.stdout}`);
}

async function advancedSecurity() {
  const run = await runTask({ sources: SHOP, inputs: { advancedSecurity: 'true' } });
  const files = fs.readdirSync(run.outputs.advancedSecurityFolder);
  same('the folder for Advanced Security holds one file', files, ['cookielint.sarif']);
  const sarif = JSON.parse(fs.readFileSync(path.join(run.outputs.advancedSecurityFolder, files[0]), 'utf8'));
  check('which names the run of the pipeline',
    sarif.runs[0].automationDetails.id.startsWith('azuredevops/pipeline/build/acme/8a5c1f3e-0000-4000-8000-000000000000/42/'),
    JSON.stringify(sarif.runs[0].automationDetails));
  const plain = JSON.parse(fs.readFileSync(run.outputs.sarifFile, 'utf8'));
  same('the other report does not', plain.runs[0].automationDetails, undefined);

  for (const variable of ['BUILD_DEFINITIONNAME', 'SYSTEM_COLLECTIONURI', 'TF_BUILD']) {
    const partial = await runTask({ sources: SHOP, inputs: { advancedSecurity: 'true' }, environment: { [variable]: undefined } });
    same(`without ${variable} it fails`, [partial.result, partial.outputs.exitCode, partial.outputs.sarifFile], ['Failed', '2', undefined]);
    check(`and says that ${variable} is missing`, partial.reason.includes(variable), partial.reason);
  }
}
