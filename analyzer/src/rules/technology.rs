//! Words that tell what a server runs on.

/// Words of a session cookie's name that name a framework, a language or a server.
pub const SESSION_NAME_WORDS: &[&str] = &[
    "adonis",
    "adonisjs",
    "asp",
    "aspnet",
    "aspsessionid",
    "cakephp",
    "codeigniter",
    "connect",
    "django",
    "express",
    "expressjs",
    "fastify",
    "flask",
    "hapi",
    "jsessionid",
    "keystonejs",
    "koa",
    "laravel",
    "meteor",
    "nest",
    "nestjs",
    "next",
    "nextjs",
    "node",
    "nodejs",
    "nuxt",
    "php",
    "phpsessid",
    "rails",
    "sails",
    "strapi",
    "symfony",
    "wordpress",
];

/// How the cookie names of authentication libraries start: telling, but other code relies on them.
pub const AUTH_LIBRARY_PREFIXES: &[&str] =
    &["next-auth.", "authjs.", "better-auth.", "better-auth-", "sb-", "auth_session"];

/// Response headers whose only use is to tell what the server runs on, in lower case.
pub const HEADERS: &[&str] = &[
    "server",
    "x-aspnet-version",
    "x-aspnetmvc-version",
    "x-cms",
    "x-framework",
    "x-generator",
    "x-powered-by",
    "x-powered-cms",
    "x-runtime",
    "x-server",
];

/// Headers whose bare value is a version, in lower case.
pub const VERSION_HEADERS: &[&str] = &["x-aspnet-version", "x-aspnetmvc-version"];

/// Products that have no other meaning, in lower case.
const PRODUCTS: &[&str] = &[
    "adonis",
    "adonisjs",
    "apache",
    "asp.net",
    "aspnet",
    "aspnetcore",
    "caddy",
    "cakephp",
    "centos",
    "debian",
    "directus",
    "django",
    "drupal",
    "expressjs",
    "express.js",
    "fastify",
    "feathersjs",
    "gatsby",
    "gunicorn",
    "hapi",
    "hapi.js",
    "iis",
    "jboss",
    "jekyll",
    "joomla",
    "keystonejs",
    "kestrel",
    "koa",
    "koa.js",
    "koajs",
    "laravel",
    "lighttpd",
    "litespeed",
    "loopback",
    "magento",
    "meteorjs",
    "mongodb",
    "mysql",
    "nestjs",
    "next.js",
    "nextjs",
    "nginx",
    "node.js",
    "nodejs",
    "nuxt",
    "nuxt.js",
    "nuxtjs",
    "openresty",
    "openssl",
    "php",
    "phusion",
    "postgresql",
    "redis",
    "restify",
    "sails.js",
    "sailsjs",
    "socket.io",
    "strapi",
    "sveltekit",
    "symfony",
    "tomcat",
    "traefik",
    "ubuntu",
    "uvicorn",
    "werkzeug",
    "wordpress",
    "zend",
];

/// Products whose names are also plain words; they count only where nothing but a version follows: "Express 4", not
/// "Express delivery".
const PLAIN_WORD_PRODUCTS: &[&str] = &[
    "astro",
    "bun",
    "cowboy",
    "deno",
    "express",
    "feathers",
    "flask",
    "ghost",
    "hexo",
    "hono",
    "hugo",
    "java",
    "jetty",
    "meteor",
    "nest",
    "next",
    "node",
    "passenger",
    "perl",
    "polka",
    "puma",
    "python",
    "rails",
    "react",
    "remix",
    "ruby",
    "sails",
    "spring",
    "svelte",
    "undertow",
    "varnish",
    "vue",
];

/// The product that a header's text names, as written.
#[must_use]
pub fn product(text: &str) -> Option<&str> {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '.';
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        let token = rest.get(start..)?;
        let end = token.find(|letter| !is_part(letter)).unwrap_or(token.len());
        let (word, after) = token.split_at_checked(end)?;
        let lower = word.trim_end_matches('.').to_ascii_lowercase();
        let counts =
            PRODUCTS.contains(&lower.as_str()) || PLAIN_WORD_PRODUCTS.contains(&lower.as_str()) && ends_name(after);
        if counts {
            return Some(word);
        }
        rest = after;
    }
    None
}

/// Whether what follows a plain word lets it stand for a product: nothing, a separator, or a version after a blank.
fn ends_name(after: &str) -> bool {
    let next = after.trim_start();
    let is_version =
        next.len() < after.len() && next.trim_start_matches('v').starts_with(|first: char| first.is_ascii_digit());
    next.is_empty() || is_version || next.starts_with([',', ';', '/', '(', '<', '+', '&', '|'])
}

/// A product with its version, `name/1.2`, whatever the product.
#[must_use]
pub fn versioned_product(text: &str) -> Option<&str> {
    text.split_whitespace().find(|token| {
        token.split_once('/').is_some_and(|(name, version)| {
            name.starts_with(char::is_alphabetic)
                && version.trim_start_matches('v').starts_with(|first: char| first.is_ascii_digit())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_found_among_other_words_and_in_any_letter_case() {
        for (text, expected) in [
            ("Express", Some("Express")),
            ("express 4.18", Some("express")),
            ("Node.js", Some("Node.js")),
            ("made with NestJS and love", Some("NestJS")),
            ("Microsoft-IIS/10.0", Some("IIS")),
            ("PHP/8.2", Some("PHP")),
            ("Express, nginx", Some("Express")),
            ("Sails <sailsjs.com>", Some("Sails")),
            ("Express delivery", None),
            ("American Express-like service", None),
            ("spring water", None),
            ("Express on Node", Some("Node")),
            ("node-3", None),
            ("express v5", Some("express")),
            ("ACME", None),
            ("none", None),
            ("hidden", None),
            ("web server", None),
            ("", None),
        ] {
            assert_eq!(product(text), expected, "{text}");
        }
    }

    #[test]
    fn a_version_makes_any_name_a_product() {
        assert_eq!(versioned_product("acme/2.1"), Some("acme/2.1"));
        assert_eq!(versioned_product("the acme-api/v3 server"), Some("acme-api/v3"));
        assert_eq!(versioned_product("and/or"), None);
        assert_eq!(versioned_product("1/2"), None);
    }

    #[test]
    fn tables_are_in_lower_case_and_without_repeats() {
        for table in [SESSION_NAME_WORDS, HEADERS, PRODUCTS, PLAIN_WORD_PRODUCTS] {
            let mut seen = std::collections::BTreeSet::new();
            assert!(table.iter().all(|word| *word == word.to_lowercase() && seen.insert(*word)), "{table:?}");
        }
    }
}
