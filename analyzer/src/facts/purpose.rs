//! What a cookie is for, told by what makes it, by its value and by the words of its name.

use std::collections::BTreeMap;

use super::words::{Word, without_prefix, words};
use super::{Purpose, Role, Text};

/// What tells the purpose of a cookie.
#[derive(Debug, Clone, Copy)]
pub struct Clues<'a> {
    /// What the call does with it.
    pub role: Role,
    /// Its name as far as it is known; `None` when it cannot be told at all.
    pub name: Option<&'a Text>,
    /// Whether its value is a token: `jwt.sign(…)`, `req.session.id`.
    pub value_is_token: bool,
}

/// Words of a guard against cross-site request forgery.
const CSRF_WORDS: &[&str] = &["csrf", "xsrf", "antiforgery", "requestverification"];

/// Words of a login.
const AUTH_WORDS: &[&str] = &[
    "session",
    "sess",
    "sid",
    "sessionid",
    "ssid",
    "auth",
    "authn",
    "token",
    "jwt",
    "jws",
    "bearer",
    "access",
    "refresh",
    "login",
    "logged",
    "authentication",
    "authorization",
    "signin",
    "remember",
    "rememberme",
    "credential",
    "credentials",
    "apikey",
    "userid",
    "uid",
    "user",
    "account",
    "sso",
    "saml",
    "oauth",
    "oidc",
    "mfa",
    "otp",
    "passcode",
    "impersonate",
    "admin",
];

/// Words of a choice that is remembered.
const PREFERENCE_WORDS: &[&str] = &[
    "theme",
    "color",
    "colour",
    "dark",
    "light",
    "mode",
    "lang",
    "language",
    "locale",
    "i18n",
    "i18next",
    "consent",
    "cookieconsent",
    "gdpr",
    "banner",
    "welcomebanner",
    "currency",
    "country",
    "region",
    "timezone",
    "tz",
    "sidebar",
    "panel",
    "layout",
    "collapsed",
    "hidden",
    "shown",
    "width",
    "menu",
    "filter",
    "preferred",
    "view",
    "sort",
    "tab",
    "prefs",
    "preferences",
    "settings",
    "flash",
    "toast",
    "message",
    "analytics",
    "ga",
    "utm",
    "ref",
    "referrer",
    "variant",
    "experiment",
    "ab",
    "seen",
    "dismissed",
    "tour",
    "onboarding",
];

/// Auth words that say which part of an app a cookie belongs to when words of another purpose follow: `login_theme`.
/// The prefixes of next-auth and better-auth hold one of them.
const AREA_WORDS: &[&str] = &["login", "auth", "sso", "saml"];

/// Last words that make a cookie one *about* a login: `oauth_state`.
const ABOUT_WORDS: &[&str] = &[
    "path", "method", "state", "url", "uri", "redirect", "return", "next", "hint", "count", "expires", "expiry",
    "message", "error",
];

/// Shortest word that two adjacent words of a name may make up: `api_key`, but not `a_b`.
const SHORTEST_COMPOUND: usize = 6;

/// What a cookie is for. `stated` holds the names whose purpose the configuration states.
#[must_use]
pub fn purpose(clues: &Clues<'_>, stated: &BTreeMap<String, Purpose>) -> Purpose {
    let whole_name = clues.name.and_then(Text::whole);
    if let Some(&purpose) = whole_name.and_then(|name| stated.get(&name)) {
        return purpose;
    }
    let words = clues.name.map(words_of).unwrap_or_default();
    let is_auth = holds_auth_word(&words);
    match clues.role {
        Role::Delete => Purpose::Deletion,
        Role::CsrfGuard => Purpose::Csrf,
        _ if holds(&words, CSRF_WORDS) => Purpose::Csrf,
        _ if clues.value_is_token => Purpose::Auth,
        Role::ServerSession => Purpose::Session,
        _ if !is_auth && holds(&words, PREFERENCE_WORDS) => Purpose::Preference,
        Role::ClientSession => Purpose::Session,
        Role::Set if is_auth => Purpose::Auth,
        Role::Set => Purpose::Other,
    }
}

/// The words of the known parts; an unknown part ends a word.
fn words_of(name: &Text) -> Vec<Word> {
    name.known_parts()
        .enumerate()
        .flat_map(|(index, part)| words(if index == 0 { without_prefix(part) } else { part }))
        .collect()
}

fn holds_auth_word(words: &[Word]) -> bool {
    let last = words.iter().rev().find(|word| !word.is_number());
    if last.is_some_and(|last| last.is_one_of(ABOUT_WORDS)) {
        return false;
    }
    let counts = |index: usize| {
        let rest = words.get(index..).unwrap_or_default();
        let [word, followers @ ..] = rest else { return false };
        let names_area =
            word.is_one_of(AREA_WORDS) && (holds(followers, CSRF_WORDS) || holds(followers, PREFERENCE_WORDS));
        starts_with_listed(rest, AUTH_WORDS) && !names_area
    };
    (0..words.len()).any(counts)
}

fn holds(words: &[Word], list: &[&str]) -> bool {
    (0..words.len()).any(|index| starts_with_listed(words.get(index..).unwrap_or_default(), list))
}

/// Whether the first word is listed, alone, together with the second, or as the end of a run of capitals.
fn starts_with_listed(words: &[Word], list: &[&str]) -> bool {
    let [word, followers @ ..] = words else { return false };
    let compound =
        followers.first().map(|follower| Word { text: format!("{}{}", word.text, follower.text), is_capitals: false });
    let ends_run = |listed: &&str| word.text.ends_with(*listed);
    word.is_one_of(list)
        || compound.is_some_and(|compound| compound.text.len() >= SHORTEST_COMPOUND && compound.is_one_of(list))
        // Two letters at the end of a run of capitals mean nothing: `OMEGA`.
        || word.is_capitals && list.iter().filter(|listed| listed.len() > 2).any(ends_run)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::TextPiece;

    fn of_text(role: Role, name: &Text) -> Purpose {
        purpose(&Clues { role, name: Some(name), value_is_token: false }, &BTreeMap::new())
    }

    fn of(name: &str) -> Purpose {
        of_text(Role::Set, &Text::constant(name))
    }

    #[test]
    fn real_names_tell_their_purpose() {
        let names = [
            (
                Purpose::Auth,
                "remember_me rememberMe access_token refreshToken refresh-tokens token jwt AJWT sid SID connect.sid \
                 PHPSESSID JSESSIONID ASP.NET_SessionId sessionId session SESSION auth authToken x-auth-token idToken \
                 id_token uid userId user_id user userTheme user-settings api_key apiKey APIKEY sign_in loggedIn \
                 logged_in isLoggedIn admin isAdmin adminPanel mfa_verified otp next-auth.session-token \
                 __Secure-next-auth.session-token authjs.session-token better-auth.session_token auth_session \
                 __Host-session __host-TOKEN sso saml_response oauth2_token oidc.user accounts bearer Authorization \
                 session_view JWTs token2 auth0 sb-access-token credentials",
            ),
            (
                Purpose::Csrf,
                "XSRF-TOKEN xsrf _csrf csrfToken csrftoken_csrf next-auth.csrf-token __Host-next-auth.csrf-token \
                 __RequestVerificationToken antiForgery anti-forgery-token CSRF MYXSRF",
            ),
            (
                Purpose::Preference,
                "theme darkMode dark_mode sidebar_collapsed sidebar:state i18next i18n_redirected i18nextLng lang \
                 NEXT_LOCALE locale cookieConsent cookie_consent gdpr currency timezone time_zone tz _ga _ga_ABC123 \
                 utm_source ab_variant flash toast tourSeen onboarding welcomebanner_status login_theme auth.language \
                 ssoBanner loginMessage prefs preferences sortings_sort active-tab languages countries",
            ),
            (
                Purpose::Other,
                "cart cartId basket_id visitor id __Host-id oauth_state oauthState oauth_state_2 auth_redirect \
                 next-auth.callback-url login_redirect_url returnTo redirect_url login_hint login_count \
                 session_expiry sessionExpires token_expires user_path authMethod auth_error nonce author tokenizer \
                 sidecar accessibility modal tablet a_b OMEGA data x __Secure- authority users_error",
            ),
        ];
        for (expected, names) in names {
            for name in names.split_whitespace() {
                assert_eq!(of(name), expected, "{name}");
            }
        }
        assert_eq!(of(""), Purpose::Other);
    }

    #[test]
    fn the_first_clue_that_fits_decides() {
        let (token, csrf, theme, cart) =
            (Text::constant("token"), Text::constant("csrf"), Text::constant("theme"), Text::constant("cart"));
        assert_eq!(of_text(Role::Delete, &csrf), Purpose::Deletion);
        assert_eq!(of_text(Role::ServerSession, &csrf), Purpose::Csrf);
        assert_eq!(of_text(Role::ServerSession, &theme), Purpose::Session);
        assert_eq!(of_text(Role::ClientSession, &theme), Purpose::Preference);
        assert_eq!(of_text(Role::ClientSession, &cart), Purpose::Session);
        assert_eq!(of_text(Role::ClientSession, &token), Purpose::Session);
        let with_token =
            |role, name| purpose(&Clues { role, name: Some(name), value_is_token: true }, &BTreeMap::new());
        assert_eq!(with_token(Role::Set, &cart), Purpose::Auth);
        assert_eq!(with_token(Role::Set, &theme), Purpose::Auth);
        assert_eq!(with_token(Role::Set, &csrf), Purpose::Csrf);
        assert_eq!(with_token(Role::Delete, &token), Purpose::Deletion);
    }

    #[test]
    fn the_configuration_overrides_every_clue() {
        let stated = BTreeMap::from([("theme".to_owned(), Purpose::Auth)]);
        let theme = Text::constant("theme");
        let clues = Clues { role: Role::Set, name: Some(&theme), value_is_token: false };
        assert_eq!(purpose(&clues, &stated), Purpose::Auth);
        assert_eq!(purpose(&Clues { role: Role::Delete, ..clues }, &stated), Purpose::Auth);
        assert_eq!(purpose(&clues, &BTreeMap::new()), Purpose::Preference);
    }

    #[test]
    fn a_name_known_in_part_is_told_by_that_part() {
        let text = |pieces: &[&str]| Text {
            pieces: pieces
                .iter()
                .map(|piece| match *piece {
                    "?" => TextPiece::Unknown("x".into()),
                    known => TextPiece::Known(known.into(), None),
                })
                .collect(),
        };
        assert_eq!(of_text(Role::Set, &text(&["?", "_token"])), Purpose::Auth);
        assert_eq!(of_text(Role::Set, &text(&["__Host-", "?"])), Purpose::Other);
        assert_eq!(of_text(Role::Set, &text(&["theme-", "?"])), Purpose::Preference);
        assert_eq!(of_text(Role::Set, &text(&["?"])), Purpose::Other);
        let nameless = Clues { role: Role::Set, name: None, value_is_token: false };
        assert_eq!(purpose(&nameless, &BTreeMap::new()), Purpose::Other);
    }

    #[test]
    fn no_word_is_listed_for_two_purposes() {
        for word in CSRF_WORDS.iter().chain(AUTH_WORDS) {
            assert!(!PREFERENCE_WORDS.contains(word), "{word}");
        }
    }
}
