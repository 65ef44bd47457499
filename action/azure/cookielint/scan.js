// One scan that writes every report, and what the reports say.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const { environmentForScans, run } = require('./child');
const { print, say, visible } = require('./commands');
const { Failure } = require('./failure');

const ISSUE = '##vso[task.logissue type=';

/** Runs the scan, showing its text; resolves to its exit status (0 or 1), its reports and the number of findings. */
async function scan(program, inputs, folder, workingDirectory) {
  const reports = reportFiles(inputs, folder);
  const outcome = await run(program.file, [...program.before, ...scanArguments(inputs, reports)], {
    cwd: workingDirectory, env: environmentForScans(process.env), onLine: say,
  });
  if (outcome.failure !== undefined) {
    throw new Failure(`cookielint cannot be started: ${outcome.failure.code ?? outcome.failure.message}.`);
  }
  if (outcome.signal !== null) {
    throw new Failure(`cookielint was ended by the signal ${outcome.signal}.`);
  }
  if (outcome.status !== 0 && outcome.status !== 1) {
    const said = outcome.complaints.map((line) => line.trim()).filter((line) => line !== '').join(' ');
    throw new Failure(`cookielint could not run (exit status ${outcome.status}). ${said}`.trimEnd());
  }
  for (const file of Object.values(reports)) {
    if (!fs.existsSync(file)) {
      throw new Failure(`cookielint ended with exit status ${outcome.status} but wrote no ${path.basename(file)}.`);
    }
  }
  return { exitCode: outcome.status, reports, counts: readCounts(reports.json) };
}

/** Where the reports go, by format; the folders are made. */
function reportFiles(inputs, folder) {
  const reports = {
    // Jobs and steps share the artifact, and a file of one name would replace that of another.
    sarif: path.join(folder, 'code-analysis', `${path.basename(folder)}.sarif`),
    json: path.join(folder, 'cookielint.json'),
    // The tab `Extensions` has the name of the file as its heading.
    markdown: path.join(folder, 'cookielint.md'),
    azure: path.join(folder, 'issues.txt'),
  };
  if (inputs.advancedSecurity) {
    // In a folder of its own: the task that publishes takes every file of it.
    reports['sarif-azure'] = path.join(folder, 'advanced-security', 'cookielint.sarif');
  }
  for (const file of Object.values(reports)) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  return reports;
}

function scanArguments(inputs, reports) {
  return [
    'scan', '--color', 'never', '--profile', inputs.profile, '--fail-on', inputs.failOn,
    ...Object.entries(reports).map(([format, file]) => `--report=${format}=${file}`),
    // Joined by `=`, so that a name that begins with a dash stays a name.
    ...(inputs.configFile === '' ? [] : [`--config=${inputs.configFile}`]),
    ...inputs.envFiles.map((file) => `--env-file=${file}`),
    '--', ...inputs.paths,
  ];
}

function readCounts(file) {
  let summary;
  try {
    summary = JSON.parse(fs.readFileSync(file, 'utf8')).summary;
  } catch {
    summary = undefined;
  }
  const counts = ['errors', 'warnings', 'notes'].map((level) => summary?.[level]);
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
    throw new Failure('The JSON report of cookielint does not say how many findings there are.');
  }
  const [errors, warnings, notes] = counts;
  return { errors, warnings, notes, all: errors + warnings + notes };
}

/** Prints the issues of the report for Azure, and nothing else that may stand in it: not as a line, nor within one. */
function printIssues(file) {
  for (const line of fs.readFileSync(file, 'utf8').split(/[\r\n]+/)) {
    if (line.startsWith(ISSUE)) {
      print(ISSUE + visible(line.slice(ISSUE.length)));
    }
  }
}

module.exports = { printIssues, scan };
