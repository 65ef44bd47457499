//! Broken code: what is still read, and what is said about the rest.
