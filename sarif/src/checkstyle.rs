//! Checkstyle's XML, which Jenkins, Bitbucket, reviewdog and most editors read.

use std::io;

use cookielint_analyzer::report::{Finding, Level, Report};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use crate::escape::visible;
use crate::text;

/// The version of the format: the last that changed it.
const FORMAT: &str = "4.3";

/// The findings by file, indented, with a final line ending.
///
/// # Errors
/// None in practice: nothing is written but to memory.
pub fn to_string(report: &Report) -> io::Result<String> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = writer.create_element("checkstyle").with_attribute(("version", FORMAT));
    root.write_inner_content(|writer| {
        for findings in report.findings.chunk_by(|one, next| one.at.path == next.at.path) {
            let path = findings.first().map_or_else(String::new, |finding| visible(&finding.at.path));
            let file = writer.create_element("file").with_attribute(("name", path.as_str()));
            file.write_inner_content(|writer| findings.iter().try_for_each(|finding| error(writer, finding)))?;
        }
        Ok(())
    })?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(io::Error::other)
}

fn error(writer: &mut Writer<Vec<u8>>, finding: &Finding) -> io::Result<()> {
    let severity = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "info",
    };
    let (line, column) = (finding.at.start.line.to_string(), finding.at.start.column.to_string());
    let (message, source) = (text::plain(finding), format!("cookielint.{}", finding.rule.id));
    let attributes = [
        ("line", line.as_str()),
        ("column", column.as_str()),
        ("severity", severity),
        ("message", message.as_str()),
        ("source", source.as_str()),
    ];
    writer.create_element("error").with_attributes(attributes).write_empty()?;
    Ok(())
}
