//! The named parts of a file, as they enclose a place.

use crate::lower::lower;
use crate::module::Scopes;
use crate::source::TextRange;
use crate::syntax::Language;

/// The scopes around the `HERE` of a text, outermost first.
fn around(text: &str) -> Vec<String> {
    let start = u32::try_from(text.find("HERE").expect("a place")).expect("a short text");
    let scopes = Scopes::of(&lower(text, Language::TypeScript));
    let around = scopes.around(TextRange { start, end: start + 4 });
    around.iter().map(|scope| format!("{}[{}]", scope.name, scope.index)).collect()
}

#[test]
fn functions_methods_and_classes_enclose_under_their_own_names() {
    assert_eq!(around("function login() { set(HERE); }"), ["login[0]"]);
    assert_eq!(around("class Auth { login() { if (x) { set(HERE); } } }"), ["Auth[0]", "login[0]"]);
    assert_eq!(around("export class Auth { get cookie() { return HERE; } }"), ["Auth[0]", "cookie[0]"]);
    assert_eq!(around("const auth = { login() { return HERE; } };"), ["auth[0]", "login[0]"]);
}

#[test]
fn what_has_no_name_is_called_after_where_it_stands() {
    assert_eq!(around("function f() { const login = () => HERE; }"), ["f[0]", "login[0]"]);
    assert_eq!(around("if (x) { try { var login = function () { HERE; } } catch {} }"), ["login[0]"]);
    assert_eq!(around("class Auth { login = async () => HERE; }"), ["Auth[0]", "login[0]"]);
    assert_eq!(around("exports.login = (req, res) => { HERE; };"), ["exports.login[0]"]);
    assert_eq!(around("module.exports = { login: (req, res) => HERE };"), ["module.exports[0]", "login[0]"]);
    assert_eq!(around("const Auth = class { login() { HERE; } };"), ["Auth[0]", "login[0]"]);
    assert_eq!(around("export default (req, res) => { HERE; };"), ["default[0]"]);
    assert_eq!(
        around("function routes() { app.get('/a', f); app.post('/b', (req, res) => { HERE; }); }"),
        ["routes[0]", "app.post(\"/b\")[0]"]
    );
}

#[test]
fn statements_of_the_top_level_enclose_what_runs_when_the_file_does() {
    assert_eq!(around("const options = { secure: HERE };"), ["options[0]"]);
    assert_eq!(around("app.use(a()); app.use(session({ secure: HERE }));"), ["app.use(session)[0]"]);
    assert_eq!(around("app.use(passport); app.use(passport); app.use(passport, HERE);"), ["app.use(passport)[2]"]);
    assert_eq!(around("if (HERE) {}"), [""; 0]);
}

#[test]
fn equal_names_are_counted_within_their_scope() {
    let text = "class A { f() {} f() {} } class B { f() {} f() { HERE; } }";
    assert_eq!(around(text), ["B[0]", "f[1]"]);
}

#[test]
fn a_name_is_cut_where_an_argument_is_long() {
    let text = format!("app.get('{}', () => HERE)", "é".repeat(5000));
    assert_eq!(around(&text)[0].chars().count(), 80 + "[0]".len());
}
