//! The OWASP Top 10 of 2021, by which GitLab groups what it shows.

/// A category of the Top 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Category {
    /// `A05:2021`.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
}

/// The category that the Top 10 of 2021 lists a weakness under. `None` for one that it does not list.
#[must_use]
pub fn top_ten_2021(cwe: u16) -> Option<Category> {
    let (id, title) = match cwe {
        200 | 201 | 284 | 285 | 352 | 425 | 497 | 538 | 540 | 548 | 552 | 639 | 862 | 863 | 1275 => {
            ("A01:2021", "Broken Access Control")
        }
        319 | 321 | 326 | 327 | 330 | 331 | 338 | 347 => ("A02:2021", "Cryptographic Failures"),
        79 | 93 | 113 => ("A03:2021", "Injection"),
        209 | 256 | 501 | 522 => ("A04:2021", "Insecure Design"),
        16 | 315 | 526 | 547 | 614 | 756 | 942 | 1004 => ("A05:2021", "Security Misconfiguration"),
        259 | 287 | 290 | 294 | 306 | 307 | 346 | 384 | 521 | 613 | 798 => {
            ("A07:2021", "Identification and Authentication Failures")
        }
        345 | 565 | 784 => ("A08:2021", "Software and Data Integrity Failures"),
        _ => return None,
    };
    Some(Category { id, title })
}
