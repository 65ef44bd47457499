//! One problem: the line to edit underlined, the places its value came from, and what to do.

use annotate_snippets::renderer::{DecorStyle, Style};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Label, Renderer, Snippet};
use cookielint_analyzer::report::{Finding, Level, Location, Report, Step};

use super::excerpt::excerpt;
use super::style::{self, Paint};
use cookielint_sarif::escape::visible;

/// The call a finding is about is shown with it when it is at most this many lines above.
const CALL_NEAR: u32 = 12;
/// What the renderer opens the frame of a first and of any other file with, and what its other lines have.
const FRAME_STARTS: [char; 2] = ['╭', '⸬'];
const FRAME_PARTS: [char; 3] = ['│', '├', '╰'];
/// How the renderer marks another file, with a sign that common fonts lack, and how it is marked here.
const OTHER_FILE: (&str, &str) = ("⸬ ", "├▸");

/// A place to show in a file.
struct Mark<'a> {
    at: &'a Location,
    kind: AnnotationKind,
    label: String,
}

/// Renders a finding; ends with a line break.
#[must_use]
pub fn render(finding: &Finding, report: &Report, paint: Paint) -> String {
    let mut notes = Vec::new();
    let mut locations = Vec::new();
    let title = label(finding.level).primary_title(visible(&finding.message)).id(finding.rule.id);
    let mut group = Group::with_title(title);
    for marks in marks_by_file(finding, &mut notes) {
        if let Some(snippet) = snippet(&marks, report, &mut notes) {
            locations.extend(marks.first().map(|mark| place(mark.at)));
            group = group.element(snippet);
        }
    }
    group = group.elements(notes.into_iter().map(|note| Label::NOTE.message(note)));
    group = group.element(Label::HELP.message(visible(&finding.advice)));
    with_locations(&renderer(paint).render(&[group]), locations)
}

/// Writes each snippet's location into the bare line that opens its frame. Left to itself, the renderer would count
/// columns in the escaped and cut line instead of the source.
fn with_locations(rendered: &str, locations: Vec<String>) -> String {
    let mut locations = locations.into_iter();
    let mut text = String::new();
    for (number, line) in rendered.lines().enumerate() {
        if number > 0 && line.contains(FRAME_STARTS) && !line.contains(FRAME_PARTS) {
            text += &line.replace(OTHER_FILE.0, OTHER_FILE.1);
            text += &locations.next().unwrap_or_default();
        } else {
            text += line.trim_end();
        }
        text.push('\n');
    }
    text
}

fn label(level: Level) -> Label<'static> {
    match level {
        Level::Error => Label::ERROR,
        Level::Warning => Label::WARNING,
        // `INFO` has a style of its own, so that a finding differs from the notes that explain it.
        Level::Note => Label::INFO.with_name("note"),
    }
}

fn renderer(paint: Paint) -> Renderer {
    let renderer = if paint.color { Renderer::styled() } else { Renderer::plain() };
    // Lines are cut already, around what matters.
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(usize::from(u16::MAX)).hyperlink(false);
    if !paint.color {
        return renderer;
    }
    renderer
        .error(style::level(Level::Error))
        .warning(style::level(Level::Warning))
        .info(style::level(Level::Note))
        .context(style::CODE)
        .emphasis(Style::new())
        .line_num(style::FAINT)
}

/// The places to show: the finding's own file first and its own place first there, then other files in the order of
/// the trail. What has no place goes to `notes`.
fn marks_by_file<'a>(finding: &'a Finding, notes: &mut Vec<String>) -> Vec<Vec<Mark<'a>>> {
    let mut own = Mark { at: &finding.at, kind: AnnotationKind::Primary, label: String::new() };
    let mut others = Vec::new();
    for Step { at, note } in &finding.trail {
        match at {
            Some(at) if *at == finding.at && own.label.is_empty() => own.label = visible(note),
            Some(at) => others.push(Mark { at, kind: AnnotationKind::Context, label: visible(note) }),
            None => notes.push(visible(note)),
        }
    }
    let call = &finding.subject.at;
    if call.path == finding.at.path && (1..=CALL_NEAR).contains(&finding.at.start.line.saturating_sub(call.start.line))
    {
        others.push(Mark { at: call, kind: AnnotationKind::Visible, label: String::new() });
    }
    let mut files: Vec<Vec<Mark<'_>>> = vec![vec![own]];
    for mark in others {
        let same_file = |marks: &&mut Vec<Mark<'_>>| marks.first().is_some_and(|first| first.at.path == mark.at.path);
        match files.iter_mut().find(same_file) {
            Some(marks) => marks.push(mark),
            None => files.push(vec![mark]),
        }
    }
    files
}

/// The marks of one file as underlined lines. What cannot be underlined goes to `notes`.
fn snippet(
    marks: &[Mark<'_>],
    report: &Report,
    notes: &mut Vec<String>,
) -> Option<Snippet<'static, Annotation<'static>>> {
    let path = &marks.first()?.at.path;
    let Some(source) = report.sources.get(path) else {
        notes.extend(marks.iter().filter(|mark| mark.kind != AnnotationKind::Visible).map(note_with_place));
        return None;
    };
    let ranges: Vec<_> = marks.iter().map(|mark| mark.at.bytes).collect();
    let excerpt = excerpt(source, &ranges);
    let mut snippet = Snippet::source(excerpt.text).line_start(excerpt.first_line as usize);
    for (mark, shown) in marks.iter().zip(excerpt.marks) {
        match shown {
            Some(range) => {
                let label = (!mark.label.is_empty()).then(|| mark.label.clone());
                snippet = snippet.annotation(mark.kind.span(range).label(label));
            }
            None if mark.kind == AnnotationKind::Context => notes.push(note_with_place(mark)),
            None => {}
        }
    }
    Some(snippet)
}

fn note_with_place(mark: &Mark<'_>) -> String {
    if mark.label.is_empty() { place(mark.at) } else { format!("{}: {}", place(mark.at), mark.label) }
}

fn place(at: &Location) -> String {
    format!("{}:{}:{}", visible(&at.path), at.start.line, at.start.column)
}
