//! Input made to break the analysis.
