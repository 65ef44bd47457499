// Runs an app without the bundle that AdminJS makes for the browser, which would take its time and lie among the apps.
const { resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

process.env.ADMIN_JS_SKIP_BUNDLE = 'true';
import(pathToFileURL(resolve(process.argv[2])));
