//! The scripts of single-file components of Vue and Svelte and of Astro pages, at the places where they stand: everything
//! else is blanked, so that an offset means the same in both texts.

use std::ops::Range;

use crate::syntax::Language;

/// The scripts of a component.
#[derive(Debug, PartialEq, Eq)]
pub struct Scripts {
    /// A text as long as the component's, with blanks in place of what is no script.
    pub text: String,
    /// What they are written in.
    pub language: Language,
}

/// The extensions of components.
pub const EXTENSIONS: &[&str] = &["vue", "svelte", "astro"];

/// The longest tag in bytes: of a text that only looks like tags each would go on to its end.
const MAX_TAG: usize = 4096;

/// The values of `type` and `lang` that mean a script.
const SCRIPT_TYPES: &[&str] = &["", "module", "text/javascript", "application/javascript", "js", "jsx"];
const TYPED: &[&str] = &["ts", "typescript", "text/typescript"];
const TYPED_WITH_JSX: &str = "tsx";

/// The scripts of a file; `None` when its name is not that of a component.
#[must_use]
pub fn scripts(path: &str, text: &str) -> Option<Scripts> {
    let extension = path.rsplit_once('.')?.1.to_ascii_lowercase();
    if !EXTENSIONS.contains(&extension.as_str()) {
        return None;
    }
    let front = if extension == "astro" { front_matter(text) } else { None };
    let mut language = if extension == "astro" { Language::TypeScript } else { Language::JavaScript };
    let mut blocks: Vec<Range<usize>> = front.clone().into_iter().collect();
    for (block, of_block) in script_blocks(text, front.map_or(0, |front| front.end)) {
        // One language is that of all: of them the one that takes the most.
        language = match (language, of_block) {
            (Language::Tsx, _) | (_, Language::Tsx) => Language::Tsx,
            (Language::TypeScript, _) | (_, Language::TypeScript) => Language::TypeScript,
            (Language::JavaScript, Language::JavaScript) => Language::JavaScript,
        };
        blocks.push(block);
    }
    Some(Scripts { text: blanked(text, &blocks), language })
}

/// What stands between the fences at the start of an Astro page.
fn front_matter(text: &str) -> Option<Range<usize>> {
    let start = text.find("---")?;
    if !text[..start].trim_start_matches('\u{feff}').trim().is_empty() {
        return None;
    }
    let start = start + 3;
    let end = text[start..].find("\n---").map(|end| start + end + 1)?;
    Some(start..end)
}

/// The contents of `<script>` elements, and what each is written in.
fn script_blocks(text: &str, from: usize) -> Vec<(Range<usize>, Language)> {
    let lower = text.to_ascii_lowercase();
    let mut blocks = Vec::new();
    let mut at = from;
    while let Some(found) = lower[at..].find('<') {
        let tag = at + found;
        let rest = &lower[tag..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(lower.len(), |end| tag + end);
            continue;
        }
        let is_script =
            rest.strip_prefix("<script").is_some_and(|rest| rest.starts_with(['>', '/', ' ', '\n', '\r', '\t']));
        let Some(open_end) = end_of_tag(rest).filter(|_| is_script) else {
            let is_tag = rest[1..].starts_with(|first: char| first.is_ascii_alphabetic());
            at = tag + if is_tag { end_of_tag(rest).unwrap_or(1) } else { 1 };
            continue;
        };
        let content = tag + open_end;
        let end = lower[content..].find("</script").map_or(lower.len(), |end| content + end);
        let opening = &lower[tag..content];
        let kind = attribute(opening, "lang").or_else(|| attribute(opening, "type")).unwrap_or_default();
        if let Some(language) = language_of(kind).filter(|_| !opening.ends_with("/>")) {
            blocks.push((content..end, language));
        }
        at = if opening.ends_with("/>") { content } else { end };
    }
    blocks
}

/// What a script of a kind is written in; `None` for what is no script.
fn language_of(kind: &str) -> Option<Language> {
    match kind {
        TYPED_WITH_JSX => Some(Language::Tsx),
        _ if TYPED.contains(&kind) => Some(Language::TypeScript),
        _ if SCRIPT_TYPES.contains(&kind) => Some(Language::JavaScript),
        _ => None,
    }
}

/// Where the tag ends that a text begins with: behind the first `>` outside quotes.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (index, byte) in text.bytes().take(MAX_TAG).enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(index + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The value of an attribute in an opening tag; `None` without one.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    while let Some(at) = rest.find(name) {
        let is_start = rest[..at].ends_with(|before: char| before.is_whitespace());
        rest = &rest[at + name.len()..];
        let Some(value) = rest.trim_start().strip_prefix('=').filter(|_| is_start) else { continue };
        let value = value.trim_start();
        return match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
            _ => value.split(|end: char| end.is_whitespace() || end == '>').next(),
        };
    }
    None
}

/// The text with blanks for everything outside the blocks, line breaks excepted, and a `;` behind each block, so that
/// one does not run into the next.
fn blanked(text: &str, blocks: &[Range<usize>]) -> String {
    let mut bytes: Vec<u8> = text.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { byte } else { b' ' }).collect();
    for block in blocks {
        bytes[block.clone()].copy_from_slice(&text.as_bytes()[block.clone()]);
        if let Some(end) = bytes.get_mut(block.end).filter(|end| **end == b' ') {
            *end = b';';
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, text: &str) -> (String, Language) {
        let scripts = scripts(path, text).unwrap();
        assert_eq!(scripts.text.len(), text.len());
        (scripts.text.split_whitespace().collect::<Vec<_>>().join(" "), scripts.language)
    }

    #[test]
    fn every_script_of_a_component_stays_where_it_is() {
        let text = "<template>\n  <a title='é <script>'>{{ x }}</a>\n</template>\n<script>\nexport default {}\n</script>\n<script setup lang=\"ts\">\nconst a: number = 1\n</script>\n<style>a{}</style>";
        let scripts = scripts("src/App.vue", text).unwrap();
        assert_eq!(scripts.language, Language::TypeScript);
        for code in ["export default {}", "const a: number = 1"] {
            assert_eq!(scripts.text.find(code), text.find(code));
        }
        assert!(!scripts.text.contains("template") && !scripts.text.contains("style"));
    }

    #[test]
    fn what_is_data_in_a_comment_or_empty_is_no_script() {
        for text in [
            "<script type=\"application/ld+json\">{}</script>",
            "<!-- <script>a()</script> -->",
            "<script src=\"x.js\" />",
            "<scripts>a()</scripts>",
            "no script <",
            "<script",
            &"<a '<script\n".repeat(20_000),
        ] {
            assert_eq!(of("a.svelte", text).0, "", "{text}");
        }
        assert_eq!(of("a.svelte", "<script context='module'>a()</script><script>b()").0, "a(); b()");
        assert_eq!(
            of("a.vue", "<script src='x.js' /><script>a()</script>").0,
            "a();",
            "one that closes itself ends there"
        );
    }

    #[test]
    fn an_astro_page_has_typescript_between_its_fences() {
        let text = "---\nconst x: string = Astro.url.href;\n---\n<p>{x}</p>\n<script>go()</script>\n";
        let (scripts, language) = of("src/pages/index.astro", text);
        assert_eq!((scripts.as_str(), language), ("const x: string = Astro.url.href; ; go();", Language::TypeScript));
        assert_eq!(of("a.astro", "<p>---</p>").0, "");
    }

    #[test]
    fn scripts_of_two_languages_are_read_as_the_one_that_takes_both() {
        let of = |kinds: &str| of("a.vue", kinds).1;
        assert_eq!(of("<script>a()</script><script lang='ts'>b()</script>"), Language::TypeScript);
        assert_eq!(of("<script lang='tsx'>a()</script><script setup lang='ts'>b()</script>"), Language::Tsx);
    }

    #[test]
    fn other_files_have_no_scripts() {
        assert_eq!(scripts("src/a.ts", "<script>a()</script>"), None);
    }
}
