//! Tests of listing and reading over trees of files.

#[cfg(unix)]
mod unix;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;

/// A folder with files of the given paths and texts.
fn tree(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        write(&folder.path().join(path), text);
    }
    folder
}

fn write(path: &Path, content: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn options(root: &Path, paths: &[&str]) -> ScanOptions {
    let paths = paths.iter().map(|path| root.join(path)).collect();
    ScanOptions { paths, root: root.to_owned(), ..ScanOptions::default() }
}

fn including(root: &Path, include: &[Exclusion]) -> ScanOptions {
    ScanOptions { include: include.to_vec(), ..options(root, &["."]) }
}

fn paths(listing: &Listing) -> Vec<&str> {
    listing.files.iter().map(|file| &*file.path).collect()
}

fn listed(root: &Path, asked: &[&str]) -> Vec<String> {
    paths(&list(&options(root, asked)).unwrap()).into_iter().map(str::to_owned).collect()
}

/// What reading every listed file gives.
fn read_all(options: &ScanOptions) -> Vec<Result<String, LeftOut>> {
    let mut buffer = Vec::new();
    let listing = list(options).unwrap();
    listing.files.iter().map(|file| read(file, &options.include, &mut buffer).map(decode)).collect()
}

#[test]
fn only_javascript_and_typescript_is_listed_in_the_order_of_its_path() {
    let root = tree(&[
        ("b.js", ""),
        ("a/z.cjs", ""),
        ("a/y.mjs", ""),
        ("a.jsx", ""),
        ("c.ts", ""),
        ("c/d.cts", ""),
        ("c/d.mts", ""),
        ("c/d.tsx", ""),
        ("c/d.json", ""),
        ("README.md", ""),
        ("js", ""),
    ]);
    let expected = ["a.jsx", "a/y.mjs", "a/z.cjs", "b.js", "c.ts", "c/d.cts", "c/d.mts", "c/d.tsx"];
    assert_eq!(listed(root.path(), &["."]), expected);
    assert_eq!(listed(root.path(), &[]), expected);
}

#[test]
fn each_exclusion_by_name_is_counted_and_can_be_switched_off() {
    for (reason, left_out) in [
        (Exclusion::Dependencies, "node_modules/express/index.js"),
        (Exclusion::Dependencies, "bower_components/x.js"),
        (Exclusion::Dependencies, "jspm_packages/x.js"),
        (Exclusion::Dependencies, "public/vendor/jquery.js"),
        (Exclusion::Dependencies, "third_party/x.js"),
        (Exclusion::Dependencies, ".yarn/releases/yarn.cjs"),
        (Exclusion::Dependencies, ".pnp.cjs"),
        (Exclusion::BuildOutput, "packages/a/dist/index.js"),
        (Exclusion::BuildOutput, "build/index.js"),
        (Exclusion::BuildOutput, "out/index.js"),
        (Exclusion::BuildOutput, "coverage/prettify.js"),
        (Exclusion::BuildOutput, ".next/server/page.js"),
        (Exclusion::Hidden, ".config/tool.js"),
        (Exclusion::Minified, "public/jquery.min.js"),
        (Exclusion::Tests, "src/__tests__/a.ts"),
        (Exclusion::Tests, "test/a.js"),
        (Exclusion::Tests, "src/a.test.ts"),
        (Exclusion::Tests, "src/a.spec.mjs"),
        (Exclusion::Tests, "src/Button.stories.tsx"),
        (Exclusion::TypeDeclarations, "types/index.d.ts"),
        (Exclusion::TypeDeclarations, "types/index.d.mts"),
        (Exclusion::TypeDeclarations, "types/index.d.cts"),
    ] {
        let root = tree(&[(left_out, ""), ("app.js", "")]);
        let listing = list(&options(root.path(), &["."])).unwrap();
        assert_eq!(paths(&listing), ["app.js"], "{left_out}");
        assert_eq!(listing.excluded, BTreeMap::from([(reason, 1)]), "{left_out}");

        let listing = list(&including(root.path(), &[reason])).unwrap();
        assert!(paths(&listing).contains(&left_out), "{left_out}");
        assert_eq!(listing.excluded, BTreeMap::new(), "{left_out}");
    }
}

#[test]
fn a_folder_that_is_not_entered_counts_once_and_a_file_by_itself() {
    let root = tree(&[
        ("app.js", ""),
        ("node_modules/a/index.js", ""),
        ("node_modules/b/index.js", ""),
        ("a.test.js", ""),
        ("b.test.js", ""),
        ("notes.test.md", ""),
    ]);
    let listing = list(&options(root.path(), &["."])).unwrap();
    assert_eq!(listing.excluded, BTreeMap::from([(Exclusion::Dependencies, 1), (Exclusion::Tests, 2)]));
}

#[test]
fn one_switch_does_not_let_in_what_another_leaves_out() {
    let root =
        tree(&[("app.js", ""), ("a.test.min.js", ""), (".gitignore", "node_modules\n"), ("node_modules/x.js", "")]);
    let listing = list(&including(root.path(), &[Exclusion::Tests, Exclusion::Dependencies])).unwrap();
    assert_eq!(paths(&listing), ["app.js"]);
    assert_eq!(listing.excluded, BTreeMap::from([(Exclusion::Ignored, 1), (Exclusion::Minified, 1)]));
}

#[test]
fn folders_and_files_whose_names_only_look_excluded_are_read() {
    let files = [
        ".eslintrc.js",
        "app/.server/session.ts",
        "lib/index.js",
        "out.js",
        "public/app.js",
        "routes/vendor/login.js",
        "test.js",
    ];
    let root = tree(&files.map(|path| (path, "")));
    assert_eq!(listed(root.path(), &["."]), files);
}

#[test]
fn the_data_of_version_control_is_never_entered() {
    let root = tree(&[("app.js", ""), (".git/hooks/x.js", "")]);
    let listing = list(&including(root.path(), Exclusion::ALL)).unwrap();
    assert_eq!(paths(&listing), ["app.js"]);
    assert_eq!(listing.excluded, BTreeMap::new());
}

#[test]
fn scaffolds_are_left_out_and_folders_of_views_are_read() {
    let root = tree(&[
        ("package.json", r#"{ "name": "shop" }"#),
        ("views/templates/mail.js", ""),
        ("cli/templates/express/package.json", "{}"),
        ("cli/templates/express/app.js", ""),
        ("template/_package.json", "{}"),
        ("template/app.js", ""),
        ("packages/create-shop/package.json", r#"{ "name": "@shop/create-shop" }"#),
        ("packages/create-shop/template/src/app.js", ""),
        ("packages/create-shop/index.js", ""),
        ("packages/mailer/package.json", "not JSON"),
        ("packages/mailer/templates/welcome.js", ""),
    ]);
    let listing = list(&options(root.path(), &["."])).unwrap();
    let read = ["packages/create-shop/index.js", "packages/mailer/templates/welcome.js", "views/templates/mail.js"];
    assert_eq!(paths(&listing), read);
    assert_eq!(listing.excluded, BTreeMap::from([(Exclusion::Templates, 3)]));
    assert_eq!(list(&including(root.path(), &[Exclusion::Templates])).unwrap().files.len(), 6);
}

#[test]
fn ignore_files_hold_outside_a_git_repository_and_can_be_switched_off() {
    let root = tree(&[
        (".gitignore", "\u{feff}/secret.js\n*.local.js\ngenerated/\n[\n"),
        (".ignore", "!kept.local.js\n"),
        ("secret.js", ""),
        ("a/secret.js", ""),
        ("a/x.local.js", ""),
        ("a/kept.local.js", ""),
        ("generated/a.js", ""),
        ("generated/b.js", ""),
    ]);
    let listing = list(&options(root.path(), &["."])).unwrap();
    assert_eq!(paths(&listing), ["a/kept.local.js", "a/secret.js"]);
    assert_eq!(listing.excluded, BTreeMap::from([(Exclusion::Ignored, 3)]));
    assert_eq!(list(&including(root.path(), &[Exclusion::Ignored])).unwrap().files.len(), 6);
}

#[test]
fn the_innermost_ignore_file_decides_and_outer_ones_hold_for_a_folder_asked_for() {
    let root = tree(&[
        (".gitignore", "*.js\n"),
        ("a/.gitignore", "!keep.js\n"),
        ("a/keep.js", ""),
        ("a/drop.js", ""),
        ("a/b/keep.js", ""),
        ("a/b/app.ts", ""),
        ("keep.js", ""),
    ]);
    assert_eq!(listed(root.path(), &["."]), ["a/b/app.ts", "a/b/keep.js", "a/keep.js"]);
    assert_eq!(listed(root.path(), &["a/b"]), ["a/b/app.ts", "a/b/keep.js"]);
}

#[test]
fn what_is_ignored_agrees_with_the_walker_of_crate_ignore() {
    let root = tree(&[
        (".gitignore", "*.gen.js\n/a/*\n!/a/b\nlogs/\n**/deep/x.js\nfoo/**/bar.js\n\\#odd.js\ntrail.js \n"),
        (".ignore", "only.js\n!b.gen.js\n"),
        ("a/dropped.js", ""),
        ("a/b/.gitignore", "*\n!*.js\nonly.js\n"),
        ("a/b/kept.js", ""),
        ("a/b/kept.gen.js", ""),
        ("a/b/dropped.ts", ""),
        ("a/b/c/dropped.js", ""),
        ("a/only.js", ""),
        ("b.gen.js", ""),
        ("c.gen.js", ""),
        ("logs/x.js", ""),
        ("x/logs.js", ""),
        ("x/deep/x.js", ""),
        ("foo/1/2/bar.js", ""),
        ("foo/bar.js", ""),
        ("#odd.js", ""),
        ("trail.js", ""),
        ("x/.ignore", "!logs\n"),
        ("x/logs/y.js", ""),
    ]);
    let walker = ignore::WalkBuilder::new(root.path()).require_git(false).git_global(false).git_exclude(false).build();
    let mut expected: Vec<_> = walker
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "js" || extension == "ts"))
        .map(|entry| relative(root.path(), entry.path()).to_string())
        .collect();
    expected.sort();
    assert_eq!(listed(root.path(), &["."]), expected);
    assert_eq!(expected.len(), 5, "{expected:?}");
}

#[test]
fn ignore_files_hold_as_far_as_the_repository_reaches() {
    let repository = tree(&[
        (".git/HEAD", ""),
        (".gitignore", "*.gen.js\n"),
        ("app/a.gen.js", ""),
        ("app/a.js", ""),
        ("app/module/.git", "gitdir: elsewhere"),
        ("app/module/b.gen.js", ""),
    ]);
    // The root of the scan lies below the ignore file; the submodule does not obey the repository around it.
    assert_eq!(listed(&repository.path().join("app"), &["."]), ["a.js", "module/b.gen.js"]);
    assert_eq!(listed(repository.path(), &["app/module"]), ["app/module/b.gen.js"]);
}

#[test]
fn an_ignore_file_that_cannot_be_read_is_reported() {
    let root = tree(&[("app.js", ""), ("a/.gitignore/x.js", "")]);
    let listing = list(&options(root.path(), &["."])).unwrap();
    let expected = Skipped { path: "a/.gitignore".into(), line: None, reason: "not a regular file".to_owned() };
    assert_eq!(listing.skipped, [expected]);
}

#[test]
fn names_exclude_only_below_a_path_that_was_asked_for() {
    let root = tree(&[
        (".gitignore", "node_modules\n"),
        ("tests/fixtures/app/app.js", ""),
        ("tests/fixtures/app/tests/x.js", ""),
        ("node_modules/foo/index.js", ""),
        ("node_modules/foo/node_modules/bar/index.js", ""),
        ("app.js", ""),
    ]);
    assert_eq!(listed(root.path(), &["tests/fixtures/app"]), ["tests/fixtures/app/app.js"]);
    assert_eq!(listed(root.path(), &["node_modules/foo"]), ["node_modules/foo/index.js"]);
    assert_eq!(listed(root.path(), &[".", "node_modules/foo"]), ["app.js", "node_modules/foo/index.js"]);
}

#[test]
fn a_file_asked_for_is_read_whatever_its_name_and_content() {
    let text = format!("// @generated\n{}", "x".repeat(5000));
    let root = tree(&[(".gitignore", "*\n"), ("node_modules/a.test.min.js", &text), ("server", "text")]);
    let options = options(root.path(), &["node_modules/a.test.min.js", "server"]);
    assert_eq!(read_all(&options), [Ok(text), Ok("text".to_owned())]);
}

#[test]
fn a_file_under_several_paths_is_listed_once() {
    let root = tree(&[("a/b/c.js", ""), ("a/d.js", ""), ("a/test/e.js", "")]);
    let asked = [".", "a", "a/b", "a/b/../b", "a/b/c.js", "a/b/c.js", "a/test"];
    let listing = list(&options(root.path(), &asked)).unwrap();
    assert_eq!(paths(&listing), ["a/b/c.js", "a/d.js", "a/test/e.js"]);
    assert_eq!(listing.excluded, BTreeMap::new(), "what is asked for is not left out");
}

#[test]
fn odd_names_are_listed_as_they_are() {
    let mut names = vec!["a b.js", "[a].js", "50%.js", "🍪/é.ts", "{x}/*.js"];
    if cfg!(unix) {
        names.extend(["line\nbreak.js", "back\\slash.js", "line\nbreak.test.js"]);
    }
    let root = tree(&names.iter().map(|name| (*name, "")).collect::<Vec<_>>());
    names.retain(|name| !name.contains(".test."));
    names.sort_unstable();
    assert_eq!(listed(root.path(), &["."]), names);
}

#[test]
fn a_deep_tree_costs_no_stack_and_threads_change_nothing() {
    let deep = "d/".repeat(1000) + "a.js";
    let mut files = vec![(deep.as_str(), "")];
    let names: Vec<String> = (0..200).map(|number| format!("{}/{}/{number}.js", number % 7, number % 3)).collect();
    files.extend(names.iter().map(|name| (name.as_str(), "")));
    let root = tree(&files);
    let [one, many] = [1, 8].map(|threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| listed(root.path(), &["."]))
    });
    assert_eq!(one.len(), 201);
    assert_eq!(one, many);
}

#[test]
fn minified_and_generated_files_are_told_by_their_content() {
    let long = "x".repeat(501);
    let one_long_line = format!("{}\n{}", "short\n".repeat(50), "x".repeat(5000));
    let root = tree(&[
        ("bundle.js", &long),
        ("late.js", "1\n2\n3\n4\n5\n// @generated\n"),
        ("ordinary.js", &one_long_line),
        ("prisma.js", "\r\n\r\n\r\n\r\n/* Code generated, DO NOT Edit. */\r\n"),
        ("relay.js", "/**\n * @generated SignedSource\n */\n"),
    ]);
    let [minified, generated] = [Exclusion::Minified, Exclusion::Generated].map(LeftOut::Excluded);
    let left_out: Vec<_> = read_all(&options(root.path(), &["."])).into_iter().map(Result::err).collect();
    assert_eq!(left_out, [Some(minified), None, None, Some(generated.clone()), Some(generated.clone())]);

    let left_out: Vec<_> =
        read_all(&including(root.path(), &[Exclusion::Minified])).into_iter().map(Result::err).collect();
    assert_eq!(left_out, [None, None, None, Some(generated.clone()), Some(generated)]);
    assert!(read_all(&including(root.path(), Exclusion::ALL)).iter().all(Result::is_ok));
}

#[test]
fn invalid_utf8_is_replaced_and_a_byte_order_mark_kept() {
    let root = tree(&[("a.js", "\u{feff}x")]);
    write(&root.path().join("b.js"), b"caf\xe9\0");
    let expected = [Ok("\u{feff}x".to_owned()), Ok("caf\u{fffd}\0".to_owned())];
    assert_eq!(read_all(&options(root.path(), &["."])), expected);
}

#[test]
fn a_buffer_holds_nothing_of_the_file_before() {
    let root = tree(&[("a.js", "a longer text"), ("b.js", "short")]);
    assert_eq!(read_all(&options(root.path(), &["."])), [Ok("a longer text".to_owned()), Ok("short".to_owned())]);
}

#[test]
fn a_file_over_the_limit_is_skipped_in_a_walk_and_an_error_when_asked_for() {
    let root = tree(&[]);
    let limit = usize::try_from(MAX_FILE_SIZE).unwrap();
    write(&root.path().join("fits.js"), "x\n".repeat(limit / 2));
    write(&root.path().join("large.js"), "x\n".repeat(limit / 2) + "x");
    let contents = read_all(&options(root.path(), &["."]));
    assert!(contents[0].as_ref().is_ok_and(|text| text.len() == limit));
    let reason = "larger than 2 MiB".to_owned();
    assert_eq!(contents[1], Err(LeftOut::Skipped(Skipped { path: "large.js".into(), line: None, reason })));

    let error = list(&options(root.path(), &["large.js"])).unwrap_err().to_string();
    assert!(error.starts_with("cannot read ") && error.ends_with("large.js: larger than 2 MiB"), "{error}");
}

#[test]
fn a_file_that_vanishes_before_it_is_read_is_skipped() {
    let root = tree(&[("a.js", "")]);
    let listing = list(&options(root.path(), &["."])).unwrap();
    fs::remove_file(root.path().join("a.js")).unwrap();
    let mut buffer = Vec::new();
    let result = read(&listing.files[0], &[], &mut buffer);
    assert!(matches!(&result, Err(LeftOut::Skipped(skipped)) if &*skipped.path == "a.js"), "{result:?}");
}

#[test]
fn a_missing_path_is_an_error_that_names_it() {
    let root = tree(&[("a.js", "")]);
    let error = list(&options(root.path(), &["a.js", "nowhere/b.js"])).unwrap_err();
    assert!(matches!(&error, DiscoverError::Missing(path) if path.ends_with("nowhere/b.js")), "{error}");
    let error = list(&options(&root.path().join("nowhere"), &["../a.js"])).unwrap_err();
    assert!(matches!(&error, DiscoverError::Missing(_)), "{error}");
}

#[test]
fn a_path_outside_the_root_is_an_error_that_names_both() {
    let root = tree(&[("a/x.js", ""), ("ab/y.js", "")]);
    let error = list(&options(&root.path().join("a"), &["x.js", "../ab"])).unwrap_err();
    let DiscoverError::OutsideRoot { path, root } = &error else { panic!("{error}") };
    assert!(path.ends_with("ab") && root.ends_with("a"));
    assert!(error.to_string().contains("lies outside the root"));
}

#[test]
fn a_root_that_is_a_file_is_an_error() {
    let root = tree(&[("a.js", "")]);
    let error = list(&options(&root.path().join("a.js"), &[])).unwrap_err().to_string();
    assert!(error.ends_with("a.js: not a folder"), "{error}");
}

#[test]
fn a_folder_without_sources_is_an_error_that_counts_what_was_left_out() {
    let root = tree(&[("README.md", ""), ("dist/a.js", ""), ("a.test.js", ""), ("b.test.js", "")]);
    let error = list(&options(root.path(), &["."])).unwrap_err().to_string();
    assert!(error.starts_with("no JavaScript or TypeScript file under "), "{error}");
    assert!(error.ends_with("; left out unless included: 1 build-output, 2 tests"), "{error}");

    let root = tree(&[("README.md", "")]);
    let error = list(&options(root.path(), &["."])).unwrap_err().to_string();
    assert_eq!(error, format!("no JavaScript or TypeScript file under {}", root.path().join(".").display()));
}

#[test]
fn the_default_root_is_the_repository_around_a_path() {
    let folder = tree(&[("a/.git/HEAD", ""), ("a/src/x.js", ""), ("a/tree/.git", "gitdir: x"), ("a/tree/y.js", "")]);
    let real = fs::canonicalize(folder.path()).unwrap();
    assert_eq!(default_root(&folder.path().join("a/src/x.js")), real.join("a"));
    assert_eq!(default_root(&folder.path().join("a")), real.join("a"));
    assert_eq!(default_root(&folder.path().join("a/tree/y.js")), real.join("a/tree"));
}

#[test]
fn the_default_root_is_the_working_directory_only_for_what_lies_in_it() {
    // Tests run in the folder of their package, which has no path to a temporary folder.
    let folder = tree(&[("a/x.js", "")]);
    let file = folder.path().join("a/x.js");
    let root = default_root(&file);
    assert!(fs::canonicalize(file).unwrap().starts_with(&root), "{}", root.display());
    assert_eq!(default_root(Path::new("no such file")), Path::new("."));
}
