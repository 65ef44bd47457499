//! What each format is read as; the expected values are what the loaders named in the tests gave.

use super::{Format, lower};
use crate::module::{Expr, ExprId, Key, Module, Property, PropertyKind, StatementKind};

/// The exported value as JSON, `?` for what is unknown and `...` for what is merged.
fn exported(text: &str, format: Format) -> String {
    let module = lower(text, format);
    match &module.body.statements[0].kind {
        StatementKind::Export(crate::module::Export::Assignment(value)) => shown(&module, *value),
        other => panic!("{other:?}"),
    }
}

fn shown(module: &Module, id: ExprId) -> String {
    match module.expression(id) {
        Expr::Null => "null".to_owned(),
        Expr::Bool(value) => value.to_string(),
        Expr::Number(value) => value.to_string(),
        Expr::String(text) => format!("{text:?}"),
        Expr::Array(items) => {
            let items: Vec<_> = items.iter().filter_map(|item| item.expression()).map(|id| shown(module, id)).collect();
            format!("[{}]", items.join(","))
        }
        Expr::Object(properties) => {
            let properties: Vec<_> = properties.iter().map(|property| property_shown(module, property)).collect();
            format!("{{{}}}", properties.join(","))
        }
        _ => "?".to_owned(),
    }
}

fn property_shown(module: &Module, property: &Property) -> String {
    match &property.kind {
        PropertyKind::Value(Key::Static(key), value) => format!("{key}:{}", shown(module, *value)),
        PropertyKind::Spread(value) => format!("...{}", shown(module, *value)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn json_is_read_with_what_json5_allows() {
    assert_eq!(
        exported("\u{feff}{\"a\": [1, -2.5e1, true, null], \"b\": {\"c\": \"d\\n\"}}", Format::Json),
        "{a:[1,-25,true,null],b:{c:\"d\\n\"}}"
    );
    assert_eq!(exported("// JSON5\n{a: 'b', c: 1,}", Format::Json), "{a:\"b\",c:1}");
    assert_eq!(exported("{\"a\": \"${SECRET}\"}", Format::Json), "{a:?}", "a template is filled in by someone else");
    assert_eq!(exported("{\"a\": ", Format::Json), "?");
    assert_eq!(lower("{\"a\": ", Format::Json).faults.len(), 1);
}

/// As `yaml` 2.9 and `js-yaml` 5 load it where both agree; they do not on merge keys.
#[test]
fn yaml_is_read_by_the_core_schema() {
    let text = "base: &base\n  secure: true\n  sameSite: lax\nsession:\n  <<: *base\n  name: 'sid' # comment\n  maxAge: 3600\n\
                list:\n  - a\n  - ~\n  - 0x10\nflag: yes\nday: 2024-01-01\ntext: \"a\\tb\"\nempty:\nversion: 1.2.3\n";
    assert_eq!(
        exported(text, Format::Yaml),
        "{base:{secure:true,sameSite:\"lax\"},session:{...?,name:\"sid\",maxAge:3600},\
         list:[\"a\",null,16],flag:?,day:?,text:\"a\\tb\",empty:null,version:?}"
    );
    assert_eq!(exported("a: 1\n---\nb: 2\n", Format::Yaml), "{a:1}", "the first document");
    assert_eq!(exported("a: !env SECRET\n", Format::Yaml), "{a:?}", "a tag means what a loader makes of it");
    assert_eq!(exported("a: [1", Format::Yaml), "?");
    let bomb = "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n";
    assert!(lower(bomb, Format::Yaml).expressions.len() < 20, "what an alias stands for is not copied");
    assert_eq!(exported(&format!("{}1{}", "[".repeat(500), "]".repeat(500)), Format::Yaml), "?");
}

#[test]
fn places_are_those_of_the_text() {
    for (text, format) in
        [("\u{feff}é: {\"secure\": false}", Format::Yaml), ("{\"é\": {\"secure\": false}}", Format::Json)]
    {
        let module = lower(text, format);
        let value = module.expressions.iter().find(|node| matches!(node.expr, Expr::Bool(false))).unwrap();
        assert_eq!(&text[value.range.as_usize()], "false", "{text}");
    }
}

/// As dotenv 18.0.10 parses it.
#[test]
fn dotenv_files_are_read_as_dotenv_does() {
    let text = "A=1\nexport B = two words # comment\n# C=3\nD='single # quoted'\nE=\"a\\nb\"\nF=`x\ny`\nG=\nH: colon\n\
                not a line\nI=a=b\nJ=\"open\nK=it's\r\nL = 'x' # y\n";
    assert_eq!(
        exported(text, Format::Dotenv),
        "{A:\"1\",B:\"two words\",D:\"single # quoted\",E:\"a\\nb\",F:\"x\\ny\",G:\"\",H:\"colon\",I:\"a=b\",\
         J:\"\\\"open\",K:\"it's\",L:\"x\"}"
    );
}
