//! What the integration tests share.

pub mod github_lint;
pub mod sample_report;
