//! The lattice of values: what joining, depending, settling and narrowing may add and must keep.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use smol_str::SmolStr;

use super::super::value::{Data, MAX_CASES, ObjectId, Truth, Val};
use crate::value::Why;

const VARIABLES: [&str; 3] = ["X", "Y", "Z"];

/// A value without cases.
fn leaf() -> impl Strategy<Value = Data> {
    let environment = |name: &str| Data::Unknown(Why::Environment(name.into()));
    select(vec![
        Data::Absent,
        Data::Undefined,
        Data::Null,
        Data::Bool(true),
        Data::Bool(false),
        Data::Number(0.0),
        Data::Number(1.0),
        Data::Number(f64::NAN),
        Data::string(""),
        Data::string("a"),
        Data::string("b"),
        Data::Object(ObjectId(1)),
        Data::Object(ObjectId(2)),
        Data::Builtin("process"),
        Data::Time(0.0),
        environment("X"),
        environment("Y"),
        Data::Unknown(Why::Request),
        Data::Unknown(Why::Guard),
        Data::Unknown(Why::Parameter("p".into())),
    ])
}

fn variables() -> impl Strategy<Value = Vec<SmolStr>> {
    select(vec![vec!["X"], vec!["Y"], vec!["X", "Z"]]).prop_map(|names| names.into_iter().map(SmolStr::from).collect())
}

/// A value of up to some cases, which variables may decide.
fn val(most: usize) -> impl Strategy<Value = Val> {
    let cases = vec(leaf(), 1..=most).prop_map(|cases| Val::join_all(cases.into_iter().map(Val::new)));
    let depending = (variables(), vec(leaf(), 1..3));
    (cases, proptest::option::of(depending)).prop_map(|(value, depends)| match depends {
        Some((variables, otherwise)) => value.depending(&variables, otherwise),
        None => value,
    })
}

fn leaves(data: &Data) -> Vec<Data> {
    match data {
        Data::OneOf(cases) => cases.iter().flat_map(|case| leaves(&case.data)).collect(),
        data => vec![data.clone()],
    }
}

/// What it may be with the variables unset.
fn here(value: &Val) -> Vec<Data> {
    leaves(&value.data)
}

/// What it may be at all.
fn anywhere(value: &Val) -> Vec<Data> {
    value.alternatives().flat_map(leaves).collect()
}

/// Whether a value that cannot be told stands for every other one.
fn is_anything(data: &Data) -> bool {
    matches!(data, Data::Unknown(why) if !matches!(why, Why::Environment(_) | Why::Request))
}

/// Whether each of some values is among others.
fn within(inner: &[Data], outer: &[Data]) -> bool {
    outer.iter().any(is_anything) || inner.iter().all(|data| outer.iter().any(|other| other.same(data)))
}

fn equal(a: &[Data], b: &[Data]) -> bool {
    within(a, b) && within(b, a)
}

/// Whether both may be the same, or one is past the bound on cases, which may be reached sooner in one order.
fn agree(a: &Val, b: &Val) -> bool {
    let (a, b) = (anywhere(a), anywhere(b));
    let is_past = |data: &Data| matches!(data, Data::Unknown(Why::TooDeep));
    equal(&a, &b) || a.iter().chain(&b).any(is_past)
}

/// Whether the same variables decide both; of what cannot be told anyway it does not matter.
fn same_variables(a: &Val, b: &Val) -> bool {
    a.variables() == b.variables() || here(a).iter().any(is_anything)
}

fn is_bounded(value: &Val) -> bool {
    value.cases().len() <= MAX_CASES
        && value.cases().iter().all(|case| !matches!(case.data, Data::OneOf(_)))
        && value.depends.as_ref().is_none_or(|depends| depends.otherwise.len() <= MAX_CASES)
}

/// Always the same values, unless `PROPTEST_RNG_SEED` and `PROPTEST_CASES` ask for others: what is rare must not stop a
/// change that has nothing to do with it.
fn reproducible() -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { 2_000 };
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(3) } else { asked.rng_seed };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..asked }
}

#[test]
fn two_reasons_why_a_value_cannot_be_told_are_joined_in_any_order() {
    let reason = |why| Data::Unknown(why);
    let parameter = || reason(Why::Parameter("p".into()));
    let plain = Val::new(parameter());
    let decided = Val::new(reason(Why::Guard)).depending(&["X".into()], vec![parameter()]);
    let (one, other) = (Val::join(&plain, &decided), Val::join(&decided, &plain));
    assert!(equal(&here(&one), &here(&other)) && agree(&one, &other), "{one:?} {other:?}");
    assert!(same_variables(&one, &other), "{one:?} {other:?}");
}

proptest! {
    #![proptest_config(reproducible())]

    #[test]
    fn a_join_keeps_everything_that_was_possible_and_adds_nothing(a in val(3), b in val(3)) {
        let joined = Val::join(&a, &b);
        let (a_here, b_here) = (here(&a), here(&b));
        prop_assert!(equal(&here(&joined), &[a_here, b_here].concat()), "{joined:?}");
        prop_assert!(within(&anywhere(&a), &anywhere(&joined)) && within(&anywhere(&b), &anywhere(&joined)));
        prop_assert!(within(&anywhere(&joined), &[anywhere(&a), anywhere(&b)].concat()), "{joined:?}");
        prop_assert!(joined.includes(&a) && joined.includes(&b) || a.depends.is_some() || b.depends.is_some());
    }

    #[test]
    fn a_join_does_not_depend_on_the_order(a in val(3), b in val(3)) {
        let (one, other) = (Val::join(&a, &b), Val::join(&b, &a));
        prop_assert!(equal(&here(&one), &here(&other)), "{one:?} {other:?}");
        prop_assert!(agree(&one, &other), "{one:?} {other:?}");
        prop_assert!(same_variables(&one, &other), "{one:?} {other:?}");
    }

    #[test]
    fn a_join_does_not_depend_on_the_grouping(a in val(2), b in val(2), c in val(2)) {
        let (left, right) = (Val::join(&Val::join(&a, &b), &c), Val::join(&a, &Val::join(&b, &c)));
        let all = Val::join_all([a, b, c]);
        for other in [right, all] {
            prop_assert!(equal(&here(&left), &here(&other)) && agree(&left, &other), "{left:?} {other:?}");
            prop_assert!(same_variables(&left, &other), "{left:?} {other:?}");
        }
    }

    #[test]
    fn a_join_with_itself_or_with_what_it_includes_changes_nothing(a in val(4), b in val(2)) {
        let twice = Val::join(&a, &a);
        prop_assert_eq!(format!("{:?}", twice.data), format!("{:?}", a.data));
        prop_assert!(agree(&twice, &a));
        prop_assert!(same_variables(&twice, &a));
        let joined = Val::join(&a, &b);
        let again = Val::join(&joined, &b);
        prop_assert!(equal(&here(&joined), &here(&again)) && agree(&joined, &again));
    }

    #[test]
    fn joins_are_bounded_and_past_the_bound_unknown(values in vec(val(4), 1..20)) {
        let joined = Val::join_all(values.clone());
        prop_assert!(is_bounded(&joined), "{joined:?}");
        for value in &values {
            prop_assert!(within(&here(value), &here(&joined)), "{value:?} {joined:?}");
            prop_assert!(within(&anywhere(value), &anywhere(&joined)), "{value:?} {joined:?}");
        }
    }

    #[test]
    fn joins_grow_with_what_they_join(a in val(2), more in val(2), b in val(2)) {
        let (small, large) = (Val::join(&a, &b), Val::join(&Val::join(&a, &more), &b));
        prop_assert!(within(&here(&small), &here(&large)) && within(&anywhere(&small), &anywhere(&large)));
        for truth in [Truth::Yes, Truth::No] {
            prop_assert!(large.data.truth() != truth || small.data.truth() == truth, "{small:?} {large:?}");
            prop_assert!(large.data.nullish() != truth || small.data.nullish() == truth, "{small:?} {large:?}");
        }
    }

    #[test]
    fn depending_keeps_the_value_and_every_other_case(a in val(3), names in variables(), otherwise in vec(leaf(), 1..12)) {
        let value = a.clone().depending(&names, otherwise.clone());
        prop_assert_eq!(format!("{:?}", value.data), format!("{:?}", a.data));
        prop_assert!(is_bounded(&value));
        prop_assert!(within(&anywhere(&a), &anywhere(&value)) && within(&otherwise, &anywhere(&value)), "{value:?}");
        prop_assert!(value.variables().is_sorted() && a.variables().iter().all(|name| value.variables().contains(name)));
        if otherwise.iter().any(|data| !data.same(&a.data)) {
            prop_assert!(names.iter().all(|name| value.variables().contains(name)), "{value:?}");
        }
    }

    #[test]
    fn settling_leaves_what_the_set_variables_allow(a in val(3), names in variables()) {
        let settled = a.clone().settled(&names);
        prop_assert!(within(&anywhere(&settled), &anywhere(&a)) && is_bounded(&settled), "{settled:?}");
        let decides = a.variables().iter().any(|name| names.contains(name));
        let by_request = matches!(a.data, Data::Unknown(Why::Request));
        if decides && !by_request {
            let otherwise: Vec<Data> = a.alternatives().skip(1).flat_map(leaves).collect();
            prop_assert!(equal(&here(&settled), &otherwise), "{a:?} {settled:?}");
        } else {
            prop_assert!(equal(&here(&settled), &here(&a)) && equal(&anywhere(&settled), &anywhere(&a)));
        }
    }

    #[test]
    fn narrowing_takes_cases_away_but_never_the_last(a in val(4)) {
        for test in [Data::truth, Data::nullish, |data: &Data| Truth::from(!data.is_undefined())] {
            let narrowed = a.clone().only(test);
            prop_assert!(within(&here(&narrowed), &here(&a)) && !here(&narrowed).is_empty());
            let refused = |data: &Data| test(data) == Truth::No;
            let kept: Vec<Data> = here(&a).into_iter().filter(|data| !refused(data)).collect();
            prop_assert!(within(&kept, &here(&narrowed)), "{a:?} {narrowed:?}");
            prop_assert!(kept.is_empty() || a.cases().len() < 2 || !here(&narrowed).iter().any(refused));
            prop_assert_eq!(narrowed.variables(), a.variables(), "narrowing is about the value only");
        }
    }

    #[test]
    fn a_function_over_a_value_sees_every_case(a in val(4)) {
        let mapped = a.map(|data| match data.truth() {
            Truth::Yes => Data::Bool(true),
            Truth::No => Data::Bool(false),
            Truth::Maybe => Data::Unknown(Why::Expression),
        });
        for data in anywhere(&a) {
            let expected = match data.truth() {
                Truth::Yes => Data::Bool(true),
                Truth::No => Data::Bool(false),
                Truth::Maybe => continue,
            };
            prop_assert!(within(&[expected], &anywhere(&mapped)), "{a:?} {mapped:?}");
        }
        prop_assert!(mapped.variables().iter().all(|name| VARIABLES.contains(&name.as_str())));
    }
}
