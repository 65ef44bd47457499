//! Words that rules share: names of things, lists of variables, and advice that fits the library.

use smol_str::SmolStr;

use crate::facts::{Attribute, Cookie, Notation, Purpose, Value, Why};

/// Longest piece of scanned text in a message, in characters; formats limit whole messages.
const LONGEST_QUOTE: usize = 60;

/// The condition that advice gives for Secure.
const PRODUCTION: &str = "process.env.NODE_ENV === 'production'";

/// What a cookie is, for the title of a finding: "session cookie `connect.sid`".
#[must_use]
pub fn title(cookie: &Cookie) -> String {
    let kind = match cookie.purpose {
        Purpose::Session => "session cookie",
        Purpose::Auth => "authentication cookie",
        Purpose::Csrf => "CSRF cookie",
        Purpose::Preference => "preference cookie",
        Purpose::Deletion | Purpose::Other => "cookie",
    };
    match cookie.name.effective.when_unset() {
        Value::Is(name) => format!("{kind} {}", code(&name.to_string())),
        _ => kind.to_owned(),
    }
}

/// Scanned text as code, cut when it is long.
#[must_use]
pub fn code(text: &str) -> String {
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or_default()),
        None => format!("`{text}`"),
    }
}

/// "`A`, `B` or `C`".
#[must_use]
pub fn one_of(names: &[SmolStr]) -> String {
    joined(&names.iter().map(|name| code(name)).collect::<Vec<_>>(), "or")
}

/// "a, b and c".
#[must_use]
pub fn joined(items: &[String], conjunction: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} {conjunction} {last}", most.join(", ")),
    }
}

/// " unless `A` is set": true of any condition that fails with all of the variables unset. Empty for none.
#[must_use]
pub fn unless_set(variables: &[SmolStr]) -> String {
    if variables.is_empty() { String::new() } else { format!(" unless {} is set", one_of(variables)) }
}

/// The same for an attribute: " unless `A` is `production`" where the text is known that the only variable must be.
#[must_use]
pub fn unless<T>(attribute: &Attribute<T>) -> String {
    match (attribute.effective.variables(), &attribute.changed_by) {
        ([only], Some(text)) => format!(" unless {} is {}", code(only), code(text)),
        (variables, _) => unless_set(variables),
    }
}

/// ", where `A` is set": for a call that does not run with the variables unset. Empty for none.
#[must_use]
pub fn where_set(variables: &[SmolStr]) -> String {
    if variables.is_empty() { String::new() } else { format!(", where {} is set", one_of(variables)) }
}

/// How an option for a cookie attribute is written in this call: `cookie.secure` for express-session, `isSecure` for
/// hapi.
#[must_use]
pub fn option(cookie: &Cookie, name: &str) -> String {
    let own = cookie.options.iter().find(|(usual, own)| *usual == name && !own.is_empty());
    let name = own.map_or(name, |(_, own)| own);
    match &cookie.notation {
        Notation::Options(key) if !key.is_empty() => format!("{key}.{name}"),
        Notation::Options(_) | Notation::SetCookieText { .. } => name.to_owned(),
    }
}

/// How to give a cookie an attribute: "Set `cookie.sameSite` to `'lax'`", "Add `; SameSite=Lax` to the text".
#[must_use]
pub fn give(cookie: &Cookie, (name, value): (&str, &str), attribute: &str) -> String {
    match &cookie.notation {
        Notation::Options(_) if has_no_option(cookie, name) => no_option(cookie, attribute),
        Notation::Options(_) => format!("Set `{}` to `{value}`", option(cookie, name)),
        Notation::SetCookieText { is_conditional: false } => format!("Add `; {attribute}` to the text"),
        // A condition may add it already, elsewhere.
        Notation::SetCookieText { is_conditional: true } => {
            format!("Write `; {attribute}` into the text itself, not into a piece that a condition leaves out")
        }
    }
}

/// SameSite=Lax as the library's options write it.
#[must_use]
pub fn lax(cookie: &Cookie) -> &'static str {
    if cookie.has_capital_same_site { "'Lax'" } else { "'lax'" }
}

/// Whether the library has no option for an attribute.
fn has_no_option(cookie: &Cookie, name: &str) -> bool {
    cookie.options.iter().any(|(usual, own)| *usual == name && own.is_empty())
}

fn no_option(cookie: &Cookie, attribute: &str) -> String {
    format!("{} has no option for it: set this cookie by other means, with {attribute}", cookie.origin.library)
}

/// How to switch Secure on without breaking logins in production or development.
#[must_use]
pub fn give_secure(cookie: &Cookie) -> String {
    if has_no_option(cookie, "secure") && matches!(cookie.notation, Notation::Options(_)) {
        return no_option(cookie, "Secure");
    }
    if let Some(path) = &cookie.secure.data_file {
        return format!("{}{}", on_in_data(path), trusted_proxy(cookie));
    }
    let declared = &cookie.secure.declared;
    // Where the code looks at it already, and it was declared to be something else, it is of no help.
    let decides = declared.iter().any(|name| name == "NODE_ENV");
    let advice = give(cookie, ("secure", if decides { "true" } else { PRODUCTION }), "Secure");
    if !declared.is_empty() && matches!(cookie.notation, Notation::Options(_)) {
        let advice = advice.replacen("Set", "set", 1);
        let variables = one_of(declared);
        return format!("Let production set {variables} so that Secure is on, or {advice}{}", trusted_proxy(cookie));
    }
    match &cookie.notation {
        Notation::SetCookieText { .. } => advice,
        Notation::Options(_) if cookie.trusted_proxy.is_some() => format!("{advice}{}", trusted_proxy(cookie)),
        Notation::Options(_) => format!("{advice}, which keeps plain HTTP working in development"),
    }
}

/// How to switch Secure on where browsers drop the cookie without it, in development too. They take it from localhost.
#[must_use]
pub fn give_secure_always(cookie: &Cookie) -> String {
    match &cookie.notation {
        Notation::Options(_) if cookie.secure.data_file.is_none() && !has_no_option(cookie, "secure") => {
            format!("{}{}", give(cookie, ("secure", "true"), "Secure"), trusted_proxy(cookie))
        }
        _ => give_secure(cookie),
    }
}

/// How to switch Secure on in a data file, where no expression can stand. node-config reads `production.*` over
/// `default.*` in production.
fn on_in_data(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match name.strip_prefix("default.") {
        Some(extension) if folder.rsplit('/').next() == Some("config") => {
            let production = code(&format!("{folder}/production.{extension}"));
            format!("Set it to `true` in {production}, which holds in production only")
        }
        _ => "Set it to `true`, at least in the data of production".to_owned(),
    }
}

/// What Secure needs behind a TLS proxy where the library looks at the connection; empty where it does not.
#[must_use]
pub fn trusted_proxy(cookie: &Cookie) -> String {
    let Some(setting) = &cookie.trusted_proxy else { return String::new() };
    let library = &cookie.origin.library;
    format!("; behind a TLS proxy also {setting}, or {library} will not send the cookie")
}

/// What to do about a value that cannot be told: the start of a sentence.
#[must_use]
pub fn where_to_look(why: &Why) -> String {
    match why {
        Why::Parameter(name) => format!("Look at what callers give for {}", code(name)),
        Why::Call(name) => format!("Look at what {} returns", code(name)),
        Why::Instance(name) => format!("Look at what {} makes", code(name)),
        Why::Import(name) => format!("Look at what {} exports", code(name)),
        Why::Global(name) => format!("Look at what sets {}", code(name)),
        Why::Environment(name) => format!("Declare {} with `--env`", code(name)),
        Why::Member(name) => format!("Look at what sets {}", code(name)),
        Why::Text(source) => format!("Look at what {} may hold", code(source)),
        Why::Spread => "Look at what is merged in".to_owned(),
        Why::Guard => "Look at each value that it may have".to_owned(),
        Why::Failed => "Look at what that file throws".to_owned(),
        Why::Request | Why::DynamicKey | Why::Loop | Why::Order | Why::TooDeep | Why::Expression => {
            "Check it by hand".to_owned()
        }
    }
}

/// How to make an attribute that hangs on variables safe: they decide it, so the code should not need them.
#[must_use]
pub fn safe_without<T>(value: &Attribute<T>, attribute: &str) -> String {
    let variables = value.effective.variables();
    let declared = if let [only] = variables {
        format!("declare it with `--env {only}={}`", value.changed_by.as_deref().unwrap_or("…"))
    } else {
        "declare them with `--env`".to_owned()
    };
    let condition = if attribute == "Secure" { ", as `process.env.NODE_ENV === 'production'` does" } else { "" };
    format!(
        "Let {attribute} be on with {} unset too{condition}; or {declared} if production sets {}",
        one_of(variables),
        if variables.len() == 1 { "it" } else { "them" },
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::auth_cookie;
    use super::*;

    #[test]
    fn variables_are_listed_as_a_sentence_lists_them() {
        assert_eq!(unless_set(&[]), "");
        assert_eq!(unless_set(&["A".into()]), " unless `A` is set");
        assert_eq!(unless_set(&["A".into(), "B".into(), "C".into()]), " unless `A`, `B` or `C` is set");
    }

    #[test]
    fn long_scanned_text_is_cut_between_characters() {
        let quoted = code(&"é".repeat(200));
        assert_eq!(quoted.chars().count(), LONGEST_QUOTE + 3);
        assert!(quoted.ends_with("…`"));
    }

    #[test]
    fn advice_names_the_option_where_the_library_reads_it() {
        let mut cookie = auth_cookie("token");
        cookie.notation = Notation::Options("cookie".into());
        cookie.trusted_proxy = Some("call `app.set('trust proxy', 1)`".into());
        cookie.origin = super::super::testing::origin("express-session", "1.19.0", "session()");
        let advice = give_secure(&cookie);
        assert!(advice.contains("`cookie.secure`") && advice.contains("'trust proxy', 1"), "{advice}");
        cookie.notation = Notation::SetCookieText { is_conditional: false };
        assert_eq!(give_secure(&cookie), "Add `; Secure` to the text");
        cookie.notation = Notation::SetCookieText { is_conditional: true };
        assert!(give_secure(&cookie).starts_with("Write `; Secure` into the text itself, not into"));
    }

    #[test]
    fn advice_names_the_options_of_libraries_that_name_them_otherwise() {
        let mut cookie = auth_cookie("token");
        cookie.options = vec![("secure", "isSecure".into()), ("httpOnly", "".into())];
        cookie.origin = super::super::testing::origin("hapi", "21.4.10", "h.state()");
        assert!(give_secure(&cookie).starts_with("Set `isSecure` to `process.env"));
        assert_eq!(
            give(&cookie, ("httpOnly", "true"), "HttpOnly"),
            "hapi has no option for it: set this cookie by other means, with HttpOnly"
        );
        assert_eq!(give(&cookie, ("sameSite", lax(&cookie)), "SameSite=Lax"), "Set `sameSite` to `'lax'`");
        cookie.has_capital_same_site = true;
        assert_eq!(give(&cookie, ("sameSite", lax(&cookie)), "SameSite=Lax"), "Set `sameSite` to `'Lax'`");
    }

    #[test]
    fn advice_about_proxies_fits_the_library() {
        let mut cookie = auth_cookie("token");
        assert_eq!(trusted_proxy(&cookie), "");
        cookie.trusted_proxy = Some("set `app.proxy = true`".into());
        cookie.origin = super::super::testing::origin("Koa", "3.3.0", "ctx.cookies.set()");
        assert_eq!(
            trusted_proxy(&cookie),
            "; behind a TLS proxy also set `app.proxy = true`, or Koa will not send the cookie"
        );
    }
}
