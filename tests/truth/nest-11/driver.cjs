// Runs an app in TypeScript with decorators, which Node.js does not know: the compiler makes JavaScript of it, as it does
// for every app of NestJS.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { resolve } = require('node:path');
const ts = require('typescript');

const file = resolve(process.argv[2]);
const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
  fileName: file,
  compilerOptions: {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
  },
});
const app = new Module(file, module);
app.filename = file;
app.paths = module.paths;
app._compile(outputText, file);
