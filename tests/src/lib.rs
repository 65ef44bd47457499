//! What the integration tests share.

pub mod github_lint;
pub mod sample_report;

use proptest::test_runner::{Config, RngSeed};

/// So many cases of a property, always the same ones, unless `PROPTEST_RNG_SEED` and `PROPTEST_CASES` ask for others:
/// what is rare must not stop a change that has nothing to do with it.
#[must_use]
pub fn reproducible(cases: u32) -> Config {
    let asked = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(3) } else { asked.rng_seed };
    Config { cases, rng_seed, failure_persistence: None, ..asked }
}
pub mod truth;
