//! What GitHub, GitLab and Azure DevOps demand of a SARIF file and no schema can say. One bad result makes GitHub
//! refuse the whole file, so the tests run every file we write through this.

use std::collections::BTreeSet;

use serde_json::Value;

/// Everything that is wrong with a log, as "where: what"; empty for a good one.
#[must_use]
pub fn complaints(log: &Value) -> Vec<String> {
    let mut lint = Lint::default();
    lint.log(log);
    lint.everywhere("", log);
    lint.complaints
}

/// GitHub's limit for names.
const NAME_LIMIT: usize = 255;
/// GitHub's and GitLab's limit for descriptions and messages.
const TEXT_LIMIT: usize = 1024;
const TAG_LIMIT: usize = 10;
/// What GitLab and Azure DevOps take and GitHub keeps.
const RESULT_LIMIT: usize = 5_000;
const LOCATION_LIMIT: usize = 100;
const FLOW_LIMIT: usize = 1_000;

#[derive(Default)]
struct Lint {
    complaints: Vec<String>,
}

impl Lint {
    fn require(&mut self, holds: bool, at: &str, complaint: impl Into<String>) {
        if !holds {
            self.complaints.push(format!("{at}: {}", complaint.into()));
        }
    }

    fn log(&mut self, log: &Value) {
        self.require(text(&log["$schema"]).starts_with("https://"), "$schema", "missing");
        self.require(log["version"] == "2.1.0", "version", "is not 2.1.0");
        let runs = list(&log["runs"]);
        self.require(runs.len() == 1, "runs", "two runs with one key abort the upload, so there must be exactly one");
        for run in runs {
            self.run(run);
        }
    }

    fn run(&mut self, run: &Value) {
        self.require(run["results"].is_array(), "results", "missing");
        self.require(run["columnKind"] == "utf16CodeUnits", "columnKind", "is not utf16CodeUnits");
        self.require(list(&run["results"]).len() <= RESULT_LIMIT, "results", "too many");
        if let Some(id) = run["automationDetails"]["id"].as_str() {
            self.require(id.ends_with('/'), "automationDetails.id", "no slash at the end: it would be no category");
        }
        let driver = &run["tool"]["driver"];
        self.require(driver["name"].is_string(), "driver.name", "missing");
        self.require(driver["semanticVersion"].is_string(), "driver.semanticVersion", "missing");
        let rules = list(&driver["rules"]);
        self.require(!rules.is_empty(), "driver.rules", "missing");
        let ids: BTreeSet<&str> = rules.iter().map(|rule| text(&rule["id"])).collect();
        self.require(ids.len() == rules.len(), "driver.rules", "an id is declared twice");
        for rule in rules {
            self.rule(rule);
        }
        for (index, result) in list(&run["results"]).iter().enumerate() {
            self.result(&format!("results[{index}]"), result, rules);
        }
    }

    fn rule(&mut self, rule: &Value) {
        let at = format!("rule {}", text(&rule["id"]));
        self.length(&format!("{at}.name"), &rule["name"], NAME_LIMIT);
        self.length(&format!("{at}.shortDescription"), &rule["shortDescription"]["text"], TEXT_LIMIT);
        self.length(&format!("{at}.fullDescription"), &rule["fullDescription"]["text"], TEXT_LIMIT);
        self.require(rule["help"]["text"].is_string(), &at, "no help.text");
        self.require(rule["help"]["markdown"].is_string(), &at, "no help.markdown");
        let level = text(&rule["defaultConfiguration"]["level"]);
        self.require(["note", "warning", "error"].contains(&level), &at, "no level that GitHub knows");
        let properties = &rule["properties"];
        let precision = text(&properties["precision"]);
        self.require(["very-high", "high", "medium", "low"].contains(&precision), &at, "no precision GitHub knows");
        let severity = properties["security-severity"].as_str().and_then(|text| text.parse::<f64>().ok());
        self.require(
            severity.is_some_and(|score| (0.1..=10.0).contains(&score)),
            &at,
            "security-severity is not a string that holds a number from 0.1 to 10.0",
        );
        let tags = list(&properties["tags"]);
        let distinct: BTreeSet<&str> = tags.iter().map(text).collect();
        self.require(tags.len() <= TAG_LIMIT, &at, "too many tags");
        self.require(distinct.len() == tags.len(), &at, "a tag stands twice");
        self.require(distinct.contains("security"), &at, "no tag security");
    }

    fn length(&mut self, at: &str, value: &Value, limit: usize) {
        self.require(value.is_string(), at, "missing");
        self.require(text(value).encode_utf16().count() <= limit, at, "too long");
    }

    fn result(&mut self, at: &str, result: &Value, rules: &[Value]) {
        let declared = result["ruleIndex"].as_u64().and_then(|index| rules.get(usize::try_from(index).ok()?));
        let declared = declared.map_or("", |rule| text(&rule["id"]));
        self.require(result["ruleId"].is_string() && result["ruleId"] == declared, at, "ruleIndex is of no such rule");
        self.level(at, result);
        self.length(&format!("{at}.message"), &result["message"]["text"], TEXT_LIMIT);
        self.require(result["message"].get("id").is_none(), at, "message.id is not looked up");
        for property in ["suppressions", "rank"] {
            self.require(result.get(property).is_none(), at, format!("{property} would be misread"));
        }
        let hash = text(&result["partialFingerprints"]["primaryLocationLineHash"]);
        self.require(is_line_hash(hash), at, "no primaryLocationLineHash");
        self.primary_location(at, result);
        self.links(at, result);
        self.flows(at, result);
    }

    fn level(&mut self, at: &str, result: &Value) {
        let level = text(&result["level"]);
        self.require(["note", "warning", "error"].contains(&level), at, "no level that GitHub knows");
        let fails = result.get("kind").is_none_or(|kind| kind == "fail");
        self.require(fails, at, "only a result of kind fail has a level (3.27.10)");
    }

    fn primary_location(&mut self, at: &str, result: &Value) {
        let locations = list(&result["locations"]);
        self.require(locations.len() == 1, at, "must have one location: the others are never shown");
        let location = locations.first().map_or(&Value::Null, |it| &it["physicalLocation"]);
        self.require(location["artifactLocation"]["uri"].is_string(), at, "no artifact location");
        let region = &location["region"];
        self.require(region["startLine"].is_u64(), at, "no region");
        let one_line = region.get("endLine").is_none_or(|end| *end == region["startLine"]);
        self.require(one_line, at, "spans lines: a pull request shows it only if all of them changed");
    }

    /// Links in the message and related locations must match, one to one, and nothing else may look like a link.
    fn links(&mut self, at: &str, result: &Value) {
        let related = list(&result["relatedLocations"]);
        self.require(related.len() <= LOCATION_LIMIT, at, "too many related locations");
        let ids: Vec<u64> = related.iter().filter_map(|location| location["id"].as_u64()).collect();
        let distinct: BTreeSet<u64> = ids.iter().copied().collect();
        self.require(distinct.len() == related.len(), at, "related locations without an id of their own");
        match link_targets(text(&result["message"]["text"])) {
            Ok(targets) => {
                for target in targets {
                    self.require(distinct.contains(&target), at, format!("link to {target}, which does not exist"));
                }
            }
            Err(complaint) => self.require(false, at, complaint),
        }
        for location in related {
            self.require(location["message"]["text"].is_string(), at, "a related location says nothing");
        }
    }

    fn flows(&mut self, at: &str, result: &Value) {
        let flows = list(&result["codeFlows"]).iter().flat_map(|flow| list(&flow["threadFlows"]));
        for locations in flows.map(|flow| list(&flow["locations"])) {
            self.require(locations.len() <= FLOW_LIMIT, at, "a flow is too long");
            for location in locations.iter().map(|it| &it["location"]) {
                let placed = location["physicalLocation"]["artifactLocation"]["uri"].is_string();
                self.require(placed, at, "a step of a flow has no place");
                self.require(location["message"]["text"].is_string(), at, "a step of a flow says nothing");
            }
            let end = locations.last().map_or(&Value::Null, |it| &it["location"]["physicalLocation"]);
            self.require(*end == result["locations"][0]["physicalLocation"], at, "a flow does not end at the result");
        }
    }

    /// Rules for strings, URIs and regions, wherever they stand.
    fn everywhere(&mut self, at: &str, value: &Value) {
        match value {
            Value::String(text) => self.require(!text.is_empty(), at, "an empty string"),
            Value::Array(items) => items.iter().for_each(|item| self.everywhere(at, item)),
            Value::Object(fields) => {
                for (name, field) in fields {
                    let at = format!("{at}.{name}");
                    match name.as_str() {
                        "uri" => self.uri(&at, text(field)),
                        "region" | "contextRegion" => self.region(&at, field),
                        _ => {}
                    }
                    self.everywhere(&at, field);
                }
            }
            Value::Null => self.require(false, at, "null"),
            Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn uri(&mut self, at: &str, uri: &str) {
        let allowed = |character: char| character.is_ascii_alphanumeric() || "-._~!$&'()*+,;=@/%:".contains(character);
        self.require(uri.chars().all(allowed), at, format!("{uri} holds a character that must be encoded"));
        let escapes = uri.split('%').skip(1);
        let hexadecimal = |escape: &str| escape.chars().take(2).filter(char::is_ascii_hexdigit).count() == 2;
        self.require(escapes.into_iter().all(hexadecimal), at, format!("{uri} holds a % that encodes nothing"));
        self.require(!uri.starts_with('/'), at, format!("{uri} is absolute"));
        let mut segments = uri.split('/');
        self.require(segments.clone().all(|it| it != ".." && it != "."), at, format!("{uri} holds a dot segment"));
        self.require(segments.next().is_some_and(|it| !it.contains(':')), at, format!("{uri} has a scheme"));
    }

    fn region(&mut self, at: &str, region: &Value) {
        let number = |name: &str, default: u64| region.get(name).map_or(Some(default), Value::as_u64);
        let start = (number("startLine", 0), number("startColumn", 1));
        let end = (number("endLine", start.0.unwrap_or(0)), number("endColumn", u64::MAX));
        let (Some(line), Some(column), Some(_), Some(_)) = (start.0, start.1, end.0, end.1) else {
            return self.require(false, at, "a line or column is not a whole number");
        };
        self.require(line >= 1 && column >= 1, at, "lines and columns count from 1");
        self.require(end >= start, at, "ends before it starts");
    }
}

/// The numbers that a plain-text message links to, or what is wrong with its brackets (3.11.6).
///
/// # Errors
///
/// When a bracket is neither escaped nor part of a link to a number.
pub fn link_targets(message: &str) -> Result<Vec<u64>, String> {
    let mut targets = Vec::new();
    let mut rest = message;
    while let Some(at) = unescaped_bracket(rest) {
        let link = rest.get(at..).unwrap_or_default();
        let complaint = || format!("an unescaped bracket that is no link: {link}");
        let label = link.strip_prefix('[').ok_or_else(complaint)?;
        let close = unescaped_bracket(label).ok_or_else(complaint)?;
        let destination = label.get(close..).and_then(|it| it.strip_prefix("](")).ok_or_else(complaint)?;
        let (target, after) = destination.split_once(')').ok_or_else(complaint)?;
        targets.push(target.parse().map_err(|_| complaint())?);
        rest = after;
    }
    Ok(targets)
}

fn unescaped_bracket(text: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '[' | ']' => return Some(at),
            _ => {}
        }
    }
    None
}

fn is_line_hash(text: &str) -> bool {
    text.split_once(':').is_some_and(|(hash, count)| {
        u64::from_str_radix(hash, 16).is_ok_and(|value| format!("{value:x}") == hash)
            && count.parse::<u32>().is_ok_and(|count| count > 0)
    })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
