//! Programs of several files: what is found where, however the files import each other.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it as the test itself may")]

use std::fs;

use cookielint_analyzer::report::{Finding, Level};
use cookielint_analyzer::{ScanOptions, scan};

const MAIN: &str = "app.get('/', (req, res) => { res.cookie('token', 1, options); });\napp.listen(3000);\n";
const OPTIONS: &str = "{\n  httpOnly: true,\n  secure: false,\n}";

/// The findings that are more than notes, as `path:line rule`.
fn findings(files: &[(String, String)]) -> Vec<String> {
    findings_in(files, "")
}

/// Those of a scan of one path of a project.
fn findings_in(files: &[(String, String)], path: &str) -> Vec<String> {
    findings_where(files, path, |finding| finding.level > Level::Note)
}

/// Some of the findings of a scan of one path of a project.
fn findings_where(files: &[(String, String)], path: &str, wanted: impl Fn(&Finding) -> bool) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let root = folder.path().to_path_buf();
    let report = scan(&ScanOptions { paths: vec![root.join(path)], root, ..ScanOptions::default() }).unwrap();
    assert!(report.skipped.is_empty(), "{:?}", report.skipped);
    let wanted = report.findings.iter().filter(|finding| wanted(finding));
    wanted.map(|finding| format!("{}:{} {}", finding.at.path, finding.at.start.line, finding.rule.id)).collect()
}

fn file(path: &str, text: impl Into<String>) -> (String, String) {
    (path.to_owned(), text.into())
}

/// A program whose `main` gets `options` by some lines, and the other files of it.
fn program(main: &str, imports: &str, others: &[(&str, String)]) -> Vec<(String, String)> {
    let express = if imports.contains("require(") {
        "const app = require('express')();\n"
    } else {
        "import express from 'express';\nconst app = express();\n"
    };
    let mut files = vec![file(main, format!("{express}{imports}\n{MAIN}"))];
    files.extend(others.iter().map(|(path, text)| file(path, text.clone())));
    files
}

#[test]
fn options_of_another_file_are_mended_there_however_they_are_imported() {
    let common = format!("module.exports = {OPTIONS};\n");
    let named = format!("exports.options = {OPTIONS};\n");
    let module = format!("export const options = {OPTIONS};\n");
    let default = format!("export default {OPTIONS};\n");
    for (main, imports, others) in [
        ("main.js", "const options = require('./options');", vec![("options.js", common.clone())]),
        ("main.js", "const { options } = require('./options');", vec![("options.js", named.clone())]),
        ("main.js", "const options = require('./options').options;", vec![("options.js", named.clone())]),
        ("main.js", "const options = require('./options');", vec![("options/index.js", common.clone())]),
        ("main.ts", "import { options } from './options.js';", vec![("options.ts", module.clone())]),
        ("main.ts", "import * as all from './options'; const { options } = all;", vec![("options.ts", module.clone())]),
        ("main.ts", "import options from './options';", vec![("options.ts", default.clone())]),
        (
            "main.mjs",
            "const { default: options } = await import('./options.cjs');",
            vec![("options.cjs", common.clone())],
        ),
        (
            "main.ts",
            "import { options } from './barrel';",
            vec![("barrel.ts", "export * from './options';\n".to_owned()), ("options.ts", module.clone())],
        ),
        (
            "main.ts",
            "import { renamed as options } from './barrel';",
            vec![
                ("barrel.ts", "export { options as renamed } from './options';\n".to_owned()),
                ("options.ts", module.clone()),
            ],
        ),
        (
            "main.ts",
            "import { options } from '@/options';",
            vec![
                ("tsconfig.json", r#"{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }"#.to_owned()),
                ("src/options.ts", module.clone()),
            ],
        ),
        (
            "apps/main.ts",
            "import { options } from '@shop/options';",
            vec![
                ("package.json", r#"{ "name": "shop", "workspaces": ["packages/*"] }"#.to_owned()),
                ("packages/o/package.json", r#"{ "name": "@shop/options", "main": "dist/index.js" }"#.to_owned()),
                ("packages/o/src/index.ts", module.clone()),
                ("packages/o/src/unused.ts", "export const res = { cookie: 1 };\n".to_owned()),
            ],
        ),
    ] {
        let found = findings(&program(main, imports, &others));
        let mended = others
            .iter()
            .map(|(path, _)| *path)
            .find(|path| path.contains("options") || path.ends_with("src/index.ts"));
        assert_eq!(found, [format!("{}:3 insecure-cookie", mended.unwrap())], "{main}: {imports}");
    }
}

#[test]
fn a_wrapper_is_judged_by_the_arguments_of_each_call() {
    let wrapper = "module.exports = (res, value, extra) => res.cookie('token', value, { httpOnly: true, secure: true, ...extra });\n";
    let main = "const app = require('express')();\nconst set = require('./set');\n\
                app.get('/', (req, res) => set(res, 1));\napp.get('/dev', (req, res) => set(res, 1, { secure: false }));\n\
                app.listen(3000);\n";
    assert_eq!(findings(&[file("main.js", main), file("set.js", wrapper)]), ["main.js:4 insecure-cookie"]);
}

#[test]
fn an_app_is_configured_wherever_it_is_passed() {
    let harden = "module.exports = app => { app.disable('x-powered-by'); };\n";
    let main = "const app = require('express')();\nrequire('./harden')(app);\napp.disable('X-Powered-By');\napp.listen(3000);\n";
    assert_eq!(findings(&[file("main.js", main), file("harden.js", harden)]), [""; 0]);
    let idle = "module.exports = () => {};\n";
    let tried = ["main.js:3 powered-by-header"];
    assert_eq!(findings(&[file("main.js", main), file("harden.js", idle)]), tried);
}

#[test]
fn what_another_file_changes_is_seen() {
    let options = format!("module.exports = {OPTIONS};\n");
    let change = "require('./options').secure = process.env.NODE_ENV === 'production';\n";
    let files = program(
        "main.js",
        "const options = require('./options');\nrequire('./change');",
        &[("options.js", options), ("change.js", change.to_owned())],
    );
    assert_eq!(findings(&files), [""; 0]);
}

#[test]
fn long_chains_wide_re_exports_and_cycles_are_endured() {
    let mut chain = program("main.js", "const options = require('./m0').get();", &[]);
    chain.extend((0..600).map(|index| {
        let next = index + 1;
        file(&format!("m{index}.js"), format!("const next = require('./m{next}');\nexports.get = () => next.get();\n"))
    }));
    chain.push(file("m600.js", "exports.get = () => ({});\n"));
    // The bound on calls is reached: nothing is said, and nothing breaks.
    assert_eq!(findings(&chain), [""; 0]);

    let mut lattice = program("main.ts", "import { options } from './l0_0';", &[]);
    for level in 0..12 {
        for index in 0..4 {
            let passed: String = (0..4).map(|next| format!("export * from './l{}_{next}';\n", level + 1)).collect();
            lattice.push(file(&format!("l{level}_{index}.ts"), passed));
        }
    }
    lattice.extend((0..4).map(|index| {
        let name = if index == 3 { "options".to_owned() } else { format!("other{index}") };
        file(&format!("l12_{index}.ts"), format!("export const {name} = {OPTIONS};\n"))
    }));
    assert_eq!(findings(&lattice), ["l12_3.ts:3 insecure-cookie"]);

    let cycle = program(
        "main.ts",
        "import { options } from './a';",
        &[
            ("a.ts", "export * from './b';\nexport * from './options';\n".to_owned()),
            ("b.ts", "export * from './a';\n".to_owned()),
            ("options.ts", format!("export const options = {OPTIONS};\n")),
        ],
    );
    assert_eq!(findings(&cycle), ["options.ts:3 insecure-cookie"]);
}

#[test]
fn a_scan_of_a_part_follows_what_lies_beside_it_and_judges_only_its_own() {
    let wrapper = "exports.set = (res, secure) => {\n  res.cookie('sid', 1, { httpOnly: true, secure });\n};\n";
    let options = format!("module.exports = {OPTIONS};\n");
    let lines = "const options = require('../config/options');\nrequire('../lib/cookies').set;";
    let files = program(
        "src/main.js",
        lines,
        &[
            ("config/options.js", options),
            ("lib/cookies.js", format!("{wrapper}exports.other = (res) => res.cookie('token', 1);\n")),
            (".gitignore", "/ignored.js\n".to_owned()),
        ],
    );
    for path in ["src", "src/main.js"] {
        assert_eq!(findings_in(&files, path), ["config/options.js:3 insecure-cookie"], "{path}");
    }
    let caller = "const { set } = require('../lib/cookies');\nexports.post = (req, res) => set(res, false);\n";
    let files = [file("src/route.js", caller), file("lib/cookies.js", wrapper)];
    for path in ["src/route.js", "lib/cookies.js", "lib"] {
        let expected: &[&str] = if path.starts_with("lib") { &[] } else { &["lib/cookies.js:2 insecure-cookie"] };
        assert_eq!(findings_in(&files, path), expected, "{path}");
    }
    let mut workspace = program("apps/api/main.js", "const options = require('@shop/config');", &[]);
    workspace.push(file("package.json", r#"{ "workspaces": ["packages/*", "apps/*"] }"#));
    workspace.push(file("packages/config/package.json", r#"{ "name": "@shop/config", "main": "index.js" }"#));
    workspace.push(file("packages/config/index.js", format!("module.exports = {OPTIONS};\n")));
    assert_eq!(findings_in(&workspace, "apps/api"), ["packages/config/index.js:3 insecure-cookie"]);
    let mut ignored = program("src/main.js", "const options = require('../ignored');", &[]);
    ignored.push(file("ignored.js", format!("module.exports = {OPTIONS};\n")));
    ignored.push(file(".gitignore", "/ignored.js\n"));
    assert_eq!(findings_in(&ignored, "src"), [""; 0], "what is not in the repository is not known");
}

#[test]
fn configuration_files_of_values_are_read_with_their_places() {
    for (path, text, line) in [
        ("config/options.json", "{\n  \"httpOnly\": true,\n  \"secure\": false\n}", 3),
        ("config/options.json5", "{ // JSON5\n  httpOnly: true,\n  secure: false,\n}", 3),
    ] {
        let import = format!("const options = require('./{path}');");
        let files = program("main.js", &import, &[(path, text.to_owned())]);
        assert_eq!(findings(&files), [format!("{path}:{line} insecure-cookie")]);
    }
}

#[test]
fn callers_that_mention_no_cookie_are_found_by_what_they_import() {
    let wrapper = "export function remember(res, name, options) {\n  res.cookie(name, 1, options);\n}\n";
    let caller = |from: &str| {
        format!(
            "import {{ remember }} from '{from}';\nexport const post = (req, res) => {{\n  remember(res, 'token', {{ httpOnly: true, secure: false, sameSite: 'lax' }});\n}};\n"
        )
    };
    let barrel = "export * from './http-state';\n";
    let paths = r#"{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }"#;
    for (from, line) in [("../lib/http-state", 3), ("../lib", 3), ("@/http-state", 3)] {
        let files = [
            file("lib/http-state.ts", wrapper),
            file("lib/index.ts", barrel),
            file("routes/login.ts", caller(from)),
            file("tsconfig.json", paths),
        ];
        assert_eq!(findings(&files), [format!("routes/login.ts:{line} insecure-cookie")], "{from}");
    }
    let maker = "const express = require('express');\nexports.make = () => express();\n";
    let server = "const app = require('./maker').make();\napp.listen(80);\n";
    let of_app = |server: &str| {
        let files = [file("maker.js", maker), file("server.js", server)];
        findings_where(&files, "", |finding| finding.rule.id == "powered-by-header")
    };
    assert_eq!(of_app(server), ["maker.js:2 powered-by-header"]);
    assert_eq!(of_app(&server.replace("app.listen", "app.set('x-powered-by', false);\napp.listen")), [""; 0]);
}

/// A Nest program with the options of a call in its `main.ts`, and the configuration that its module loads.
fn nest(options: &str, module: &str) -> Vec<(String, String)> {
    let main = format!(
        "import {{ NestFactory }} from '@nestjs/core';
import {{ ConfigService }} from '@nestjs/config';
import session from 'express-session';
import {{ AppModule }} from './app.module';
async function bootstrap() {{
  const app = await NestFactory.create(AppModule);
  const config = app.get(ConfigService);
  app.use(session({{ name: 'sid', secret: config.get('SECRET'), store, cookie: {options} }}));
  await app.listen(3000);
}}
bootstrap();
"
    );
    let module = format!(
        "import {{ Module }} from '@nestjs/common';
import {{ ConfigModule, registerAs }} from '@nestjs/config';
import * as Joi from 'joi';
@Module({{ imports: [ConfigModule.forRoot({module})] }})
export class AppModule {{}}
"
    );
    vec![file("src/main.ts", main), file("src/app.module.ts", module)]
}

#[test]
fn the_configuration_service_of_nest_gives_what_its_module_loads_and_the_environment() {
    let joi = "{ validationSchema: Joi.object({ SECURE: Joi.boolean().default(true) }) }";
    let lax = "sameSite: 'lax'";
    for (options, module, rules) in [
        (format!("{{ secure: config.get('SECURE'), {lax} }}"), joi, vec![]),
        (format!("{{ secure: config.get('SECURE'), {lax} }}"), "", vec!["insecure-cookie"]),
        (format!("{{ secure: config.get('SECURE', true), {lax} }}"), "", vec![]),
        (format!("{{ secure: config.getOrThrow('SECURE') === 'true', {lax} }}"), "", vec![]),
        (
            format!("{{ secure: config.get('auth.secure'), {lax} }}"),
            "{ load: [registerAs('auth', () => ({ secure: process.env.NODE_ENV === 'production' }))] }",
            vec![],
        ),
        (
            format!("{{ ...config.get('cookie'), {lax} }}"),
            "{ load: [() => ({ cookie: { secure: false } })] }",
            vec!["insecure-cookie"],
        ),
    ] {
        let found = findings(&nest(&options, module));
        let found: Vec<&str> = found.iter().map(|finding| finding.split(' ').nth(1).unwrap()).collect();
        assert_eq!(found, rules, "{options} {module}");
    }
}

#[test]
fn what_another_program_may_configure_is_not_known() {
    let controller = "import { ConfigService } from '@nestjs/config';
import { Response } from 'express';
export class Controller {
  constructor(private readonly config: ConfigService) {}
  signIn(res: Response) {
    res.cookie('token', 'v', { secure: this.config.get('SECURE'), httpOnly: true, sameSite: 'lax' });
    res.cookie('token', 'v', { secure: this.config.get('auth.secure'), httpOnly: true, sameSite: 'lax' });
    res.cookie('token', 'v', { secure: false, httpOnly: true, sameSite: 'lax' });
  }
}
";
    assert_eq!(findings(&[file("controller.ts", controller)]), ["controller.ts:8 insecure-cookie"]);
}

#[test]
fn names_that_modules_only_pass_round_are_not_known() {
    let others = "export { options } from './b';\n";
    for (a, b) in [
        (others, "export { options } from './a';\n"),
        (
            "import { options } from './b';\nexport { options };\n",
            "import { options } from './a';\nexport { options };\n",
        ),
        ("import { options } from './a';\nexport { options };\n", ""),
        ("import { options } from './a';\nexport const options = {};\n", ""),
        ("export * from './b';\nexport { options } from './b';\n", "export * from './a';\n"),
    ] {
        let files = [("a.ts", a.to_owned()), ("b.ts", b.to_owned())];
        let found = findings(&program("main.ts", "import { options } from './a';", &files));
        assert!(found.iter().all(|finding| finding.starts_with("main.ts:")), "{found:?}");
    }
}
