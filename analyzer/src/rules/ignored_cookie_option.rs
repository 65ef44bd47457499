//! `ignored-cookie-option`: an option that looks like an attribute and that the library never reads.

use super::problem::{Draft, Problems, Subject, Weight};
use super::{Precision, Rule, wording};
use crate::facts::{Cookie, Facts, IgnoredOption, OptionMistake, Step};
use crate::report::Level;

pub(super) static RULE: Rule = Rule {
    id: "ignored-cookie-option",
    summary: "Cookie option that the library never reads",
    level: Level::Warning,
    security_severity: 4.8,
    precision: Precision::VeryHigh,
    cwe: &[1188],
    asvs: &["3.3.1"],
    page: include_str!("ignored-cookie-option.md"),
    check,
};

fn check(facts: &Facts, problems: &mut Problems) {
    for cookie in &facts.cookies {
        if let [first, others @ ..] = cookie.ignored.as_slice() {
            problems.report(ignored(cookie, first, others));
        }
    }
}

/// One problem a cookie, at the first such option; the others are steps of its trail.
fn ignored<'a>(cookie: &'a Cookie, first: &IgnoredOption, others: &[IgnoredOption]) -> Draft<'a> {
    let (title, library) = (wording::title(cookie), &cookie.origin.library);
    let key = wording::code(&first.key);
    let reason = match &first.mistake {
        OptionMistake::LetterCase { right } => format!("{library} reads `{right}`"),
        OptionMistake::Level { right } => format!("{library} reads `{right}` instead"),
        OptionMistake::Nested { .. } => format!("{library} reads attributes from the options themselves"),
        OptionMistake::OtherLibrary { right, library: other } => {
            format!("that is {other}'s name for it, and {library} reads `{right}`")
        }
    };
    let also = if others.is_empty() {
        String::new()
    } else {
        let keys: Vec<_> = others.iter().map(|option| wording::code(&option.key)).collect();
        format!("; {} {} no effect either", wording::joined(&keys, "and"), if keys.len() == 1 { "has" } else { "have" })
    };
    let trail = others
        .iter()
        .map(|option| Step { at: Some(option.at), note: format!("`{}` is ignored too", option.key) })
        .collect();
    Draft {
        level: RULE.level,
        weight: Weight::of_contradiction(cookie),
        subject: Subject::cookie(cookie),
        site: &cookie.site,
        at: Some(first.at),
        variables: Vec::new(),
        is_certain: true,
        message: format!("The option {key} has no effect on the {title}: {reason}{also}"),
        advice: advice(cookie, first),
        trail,
    }
}

/// A renamed or moved option starts to count, and Secure that starts to count can end logins.
fn advice(cookie: &Cookie, option: &IgnoredOption) -> String {
    let rights = option.rights();
    let change = match &option.mistake {
        OptionMistake::LetterCase { right }
        | OptionMistake::Level { right }
        | OptionMistake::OtherLibrary { right, .. } => format!("Write it as `{right}`"),
        OptionMistake::Nested { missing } => {
            let keys: Vec<_> = missing.iter().map(|key| wording::code(key)).collect();
            format!("Move {} out of it, remove it", wording::joined(&keys, "and"))
        }
    };
    if option.is_given_rightly {
        return match &option.mistake {
            OptionMistake::Nested { .. } => "Remove it: the options beside it give what it holds".to_owned(),
            _ => format!("Remove it: {} is given too, and counts", wording::one_of(rights)),
        };
    }
    let is_secure = rights.iter().any(|right| right.rsplit('.').next() == Some("secure"));
    let proxy = if is_secure { wording::trusted_proxy(cookie) } else { String::new() };
    let checked = if rights.len() == 1 { "its value, which takes" } else { "their values, which take" };
    format!("{change}, and check {checked} effect only then{proxy}")
}

#[cfg(test)]
mod tests {
    use super::super::Problem;
    use super::super::testing::{auth_cookie, judge_cookie, levels, span};
    use super::*;
    use crate::facts::{Purpose, Role};
    use crate::report::Profile;

    fn option(key: &str, at: u32, mistake: OptionMistake) -> IgnoredOption {
        IgnoredOption { key: key.into(), at: span(at), mistake, is_given_rightly: false }
    }

    fn judge(ignored: Vec<IgnoredOption>, change: impl Fn(&mut Cookie)) -> Vec<Problem> {
        let mut cookie = Cookie { ignored, ..auth_cookie("token") };
        change(&mut cookie);
        judge_cookie(&RULE, Profile::Default, cookie)
    }

    #[test]
    fn each_mistake_is_told_with_what_the_library_reads() {
        let case = judge(vec![option("HttpOnly", 7, OptionMistake::LetterCase { right: "httpOnly".into() })], |_| ());
        assert_eq!((levels(&case), case[0].at), (vec![Level::Warning], span(7)));
        assert!(case[0].message.ends_with("Express reads `httpOnly`."), "{}", case[0].message);
        let level = judge(vec![option("secure", 7, OptionMistake::Level { right: "cookie.secure".into() })], |_| ());
        assert!(level[0].message.ends_with("Express reads `cookie.secure` instead."), "{}", level[0].message);
        let mistake = OptionMistake::OtherLibrary { right: "secure".into(), library: "hapi".into() };
        let other = judge(vec![option("isSecure", 7, mistake)], |_| ());
        assert!(other[0].message.contains("hapi's name"), "{}", other[0].message);
    }

    #[test]
    fn several_options_of_a_cookie_are_one_problem_that_names_them_all() {
        let right = |right: &str| OptionMistake::LetterCase { right: right.into() };
        let ignored = vec![option("HttpOnly", 7, right("httpOnly")), option("samesite", 8, right("sameSite"))];
        let found = judge(ignored, |_| ());
        assert_eq!(found.len(), 1);
        assert!(found[0].message.ends_with("`samesite` has no effect either."), "{}", found[0].message);
        assert_eq!(found[0].trail[0].at, Some(span(8)));
    }

    #[test]
    fn what_is_also_given_rightly_is_to_be_removed_and_what_is_not_to_be_moved() {
        let advice = |is_given_rightly, mistake| {
            let option = IgnoredOption { is_given_rightly, ..option("cookie", 7, mistake) };
            judge(vec![option], |_| ())[0].advice.clone()
        };
        let nested =
            |missing: &[&str]| OptionMistake::Nested { missing: missing.iter().map(|&key| key.into()).collect() };
        assert_eq!(advice(true, nested(&[])), "Remove it: the options beside it give what it holds.");
        assert!(
            advice(false, nested(&["secure", "path"]))
                .starts_with("Move `secure` and `path` out of it, remove it, and check")
        );
        let case = OptionMistake::LetterCase { right: "httpOnly".into() };
        assert_eq!(advice(true, case), "Remove it: `httpOnly` is given too, and counts.");
    }

    #[test]
    fn secure_that_starts_to_count_needs_a_trusted_proxy_where_the_library_looks() {
        let mistake = OptionMistake::Level { right: "cookie.secure".into() };
        let found = judge(vec![option("secure", 7, mistake.clone())], |cookie| {
            cookie.trusted_proxy = Some("call `app.set('trust proxy', 1)`".into());
        });
        assert!(found[0].advice.contains("trust proxy"));
        let found = judge(vec![option("secure", 7, mistake)], |_| ());
        assert!(!found[0].advice.contains("trust proxy"));
    }

    #[test]
    fn it_holds_whatever_the_cookie_is_for_except_deletion() {
        let mistake = OptionMistake::LetterCase { right: "httpOnly".into() };
        let options = || vec![option("HttpOnly", 7, mistake.clone())];
        let preference = judge(options(), |cookie| cookie.purpose = Purpose::Preference);
        assert_eq!(levels(&preference), [Level::Warning]);
        assert!(judge(options(), |cookie| cookie.role = Role::Delete).is_empty());
    }
}
