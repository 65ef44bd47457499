// What the mock test runner starts: the task, with the inputs that the variable MOCKED_TASK holds.
'use strict';

const path = require('node:path');

const library = path.join(__dirname, '..', '..', 'tools', 'node_modules', 'azure-pipelines-task-lib');
const { TaskMockRunner } = require(path.join(library, 'mock-run'));

const { task, inputs } = JSON.parse(process.env.MOCKED_TASK);
delete process.env.MOCKED_TASK;
const runner = new TaskMockRunner(task);
for (const [name, value] of Object.entries(inputs)) {
  runner.setInput(name, value);
}
// The library says things of its own before this.
console.log('== task');
// The task uses nothing of the library, and its stand-in would take the inputs out of the environment.
runner.run(true);
