//! What is known of libraries: model files and the graph of access paths that the evaluator walks.

mod attributes;
mod check;
mod graph;
mod path;
mod rows;
mod schema;
pub mod stand_in;
mod version;
mod words;

pub use attributes::{
    AttributesModel, LifetimeModel, NamePrefixModel, SameSiteModel, SwitchDefault, SwitchModel, TextModel, Undefined,
};
pub use check::{Accepts, CheckModel};
pub use graph::{Effect, Models, Node, NodeId, Row, TypeId, is_manifest};
pub use path::{Place, Places, Start, Subject};
pub use rows::{ConfiguredModel, CookieModel, DefinedBy, GivenModel, SecretModel, SessionModel};
pub use schema::{
    AppModel, FingerprintModel, HeaderAction, HeaderModel, KnownFrom, MiddlewareModel, PackageModel, SettingModel,
    SettingValue, TypeModel,
};
pub use version::{Version, VersionRange};

use crate::configuration::Configuration;
use crate::toml_file::TomlError;

/// The model files of the libraries that are known from the start, by file name.
static BUILT_IN: &[(&str, &str)] = &[
    ("adminjs-express.toml", include_str!("../../models/adminjs-express.toml")),
    ("adonis-http.toml", include_str!("../../models/adonis-http.toml")),
    ("adonis-session.toml", include_str!("../../models/adonis-session.toml")),
    ("adonis-shield.toml", include_str!("../../models/adonis-shield.toml")),
    ("astro.toml", include_str!("../../models/astro.toml")),
    ("auth-core.toml", include_str!("../../models/auth-core.toml")),
    ("better-auth.toml", include_str!("../../models/better-auth.toml")),
    ("browser.toml", include_str!("../../models/browser.toml")),
    ("bun.toml", include_str!("../../models/bun.toml")),
    ("client-sessions.toml", include_str!("../../models/client-sessions.toml")),
    ("cookie-parser.toml", include_str!("../../models/cookie-parser.toml")),
    ("cookie-session.toml", include_str!("../../models/cookie-session.toml")),
    ("cookie-store.toml", include_str!("../../models/cookie-store.toml")),
    ("cookie-universal.toml", include_str!("../../models/cookie-universal.toml")),
    ("cookie.toml", include_str!("../../models/cookie.toml")),
    ("cookies-next.toml", include_str!("../../models/cookies-next.toml")),
    ("cookies.toml", include_str!("../../models/cookies.toml")),
    ("csrf-csrf.toml", include_str!("../../models/csrf-csrf.toml")),
    ("csurf.toml", include_str!("../../models/csurf.toml")),
    ("deno-http.toml", include_str!("../../models/deno-http.toml")),
    ("egg.toml", include_str!("../../models/egg.toml")),
    ("express-openid-connect.toml", include_str!("../../models/express-openid-connect.toml")),
    ("express-session.toml", include_str!("../../models/express-session.toml")),
    ("express.toml", include_str!("../../models/express.toml")),
    ("fastify-cookie.toml", include_str!("../../models/fastify-cookie.toml")),
    ("fastify-csrf-protection.toml", include_str!("../../models/fastify-csrf-protection.toml")),
    ("fastify-secure-session.toml", include_str!("../../models/fastify-secure-session.toml")),
    ("fastify-session.toml", include_str!("../../models/fastify-session.toml")),
    ("fastify.toml", include_str!("../../models/fastify.toml")),
    ("h3.toml", include_str!("../../models/h3.toml")),
    ("hapi-bell.toml", include_str!("../../models/hapi-bell.toml")),
    ("hapi-cookie.toml", include_str!("../../models/hapi-cookie.toml")),
    ("hapi-crumb.toml", include_str!("../../models/hapi-crumb.toml")),
    ("hapi-yar.toml", include_str!("../../models/hapi-yar.toml")),
    ("hapi.toml", include_str!("../../models/hapi.toml")),
    ("helmet.toml", include_str!("../../models/helmet.toml")),
    ("hide-powered-by.toml", include_str!("../../models/hide-powered-by.toml")),
    ("hono-cookie.toml", include_str!("../../models/hono-cookie.toml")),
    ("hono-powered-by.toml", include_str!("../../models/hono-powered-by.toml")),
    ("hono-sessions.toml", include_str!("../../models/hono-sessions.toml")),
    ("hono.toml", include_str!("../../models/hono.toml")),
    ("i18next.toml", include_str!("../../models/i18next.toml")),
    ("iron-session.toml", include_str!("../../models/iron-session.toml")),
    ("js-cookie.toml", include_str!("../../models/js-cookie.toml")),
    ("jsonwebtoken.toml", include_str!("../../models/jsonwebtoken.toml")),
    ("keycloak-connect.toml", include_str!("../../models/keycloak-connect.toml")),
    ("keystone.toml", include_str!("../../models/keystone.toml")),
    ("koa-generic-session.toml", include_str!("../../models/koa-generic-session.toml")),
    ("koa-router.toml", include_str!("../../models/koa-router.toml")),
    ("koa-session-minimal.toml", include_str!("../../models/koa-session-minimal.toml")),
    ("koa-session.toml", include_str!("../../models/koa-session.toml")),
    ("koa-session2.toml", include_str!("../../models/koa-session2.toml")),
    ("koa.toml", include_str!("../../models/koa.toml")),
    ("lucia.toml", include_str!("../../models/lucia.toml")),
    ("lusca.toml", include_str!("../../models/lusca.toml")),
    ("nest.toml", include_str!("../../models/nest.toml")),
    ("next-auth.toml", include_str!("../../models/next-auth.toml")),
    ("next-config.toml", include_str!("../../models/next-config.toml")),
    ("next-intl.toml", include_str!("../../models/next-intl.toml")),
    ("next-session.toml", include_str!("../../models/next-session.toml")),
    ("next.toml", include_str!("../../models/next.toml")),
    ("ngx-cookie-service.toml", include_str!("../../models/ngx-cookie-service.toml")),
    ("node-http.toml", include_str!("../../models/node-http.toml")),
    ("nookies.toml", include_str!("../../models/nookies.toml")),
    ("nuxt.toml", include_str!("../../models/nuxt.toml")),
    ("react-cookie.toml", include_str!("../../models/react-cookie.toml")),
    ("react-router.toml", include_str!("../../models/react-router.toml")),
    ("remix.toml", include_str!("../../models/remix.toml")),
    ("sails.toml", include_str!("../../models/sails.toml")),
    ("socket-io.toml", include_str!("../../models/socket-io.toml")),
    ("strapi.toml", include_str!("../../models/strapi.toml")),
    ("sveltekit.toml", include_str!("../../models/sveltekit.toml")),
    ("tiny-csrf.toml", include_str!("../../models/tiny-csrf.toml")),
    ("universal-cookie.toml", include_str!("../../models/universal-cookie.toml")),
    ("vue-cookies.toml", include_str!("../../models/vue-cookies.toml")),
    ("web.toml", include_str!("../../models/web.toml")),
];

impl Models {
    /// The libraries that are known from the start.
    ///
    /// # Errors
    /// Never for a released program: a test loads every file.
    pub fn built_in() -> Result<Self, TomlError> {
        Self::with(&Configuration::default())
    }

    /// The libraries that are known from the start, and those of a project's configuration.
    ///
    /// # Errors
    /// When a model of the configuration cannot be used.
    pub fn with(configuration: &Configuration) -> Result<Self, TomlError> {
        Self::load(BUILT_IN.iter().copied(), configuration)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_model_is_listed_and_loads() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".toml"))
            .collect();
        files.sort();
        let listed: Vec<_> = BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(listed, files);
        assert!(Models::built_in().unwrap().packages().len() == files.len());
    }

    #[test]
    fn a_member_of_an_extended_type_is_found_on_the_type() {
        let models = Models::built_in().unwrap();
        let express = models.package("express").unwrap();
        let app = models.result_of_call(express).unwrap();
        let use_method = models.member(app, "use").unwrap();
        assert!(models.node(use_method).effects.iter().any(|effect| matches!(effect.row, Row::Mount(_))));
        assert!(!models.node(use_method).callbacks.is_empty(), "the callbacks of `Routing` hold for apps too");
    }

    #[test]
    fn a_mistake_in_a_model_names_file_line_and_key() {
        let error = |rows: &str| {
            let text = format!("[[model]]\npackages = ['x']\ntitle = 'x'\n{rows}\n");
            let configuration = Configuration::parse("mine.toml", &text);
            configuration.and_then(|configuration| Models::with(&configuration)).unwrap_err().to_string()
        };
        let attributes = "[model.attributes.a]\nsecure = {}\nhttp_only = {}\nsame_site = {}";
        let cookie = "[[model.cookie]]\npath = 'Member[set]'\ncall = 'set()'\nname = 'Argument[0]'";
        for (rows, expected) in [
            ("[[model.mount]]\npath = 'Nowhere.Member[use]'", "5: model[0].mount[0].path: there is no type `Nowhere`"),
            ("[[model.mount]]\npath = 'Membre[use]'", "5: model[0].mount[0].path: there is no type `Membre[use]`"),
            ("[[model.mount]]\npath = 'Package.Membre[use]'", "5: model[0].mount[0].path: `Membre[use]` in"),
            ("[[model.mount]]\npath = 3", "5: model[0].mount[0].path: expected an access path"),
            ("[[model.mount]]\npathe = 'x'", "5: model[0].mount[0].pathe: unknown field `pathe`"),
            ("[[model.cookie]]\npath = 'x'", "4: model[0].cookie[0]: missing field `call`"),
            (
                &format!("{cookie}\nattributes = 'b'\n{attributes}"),
                "8: model[0].cookie[0].attributes: there are no attributes `b`",
            ),
            (&format!("{attributes}\n{cookie}\nversions = '^4'"), "12: model[0].cookie[0].versions: `^4` is no bound"),
            (&format!("{cookie}\nvalue = 'Argument'"), "8: model[0].cookie[0].value: `Argument` is no place in a call"),
            ("[[model.type]]\nname = 'Instance'", "5: model[0].type[0].name: `Instance` is a word of access paths"),
            ("[[model.type]]\nname = 'T'\nextends = ['U']", "6: model[0].type[0].extends: there is no type `U`"),
            (
                "[[model.callback]]\npath = 'Package'\nparameters = ['express#Answer']",
                "6: model[0].callback[0].parameters: there is no type `Answer` in the model of `express`",
            ),
            (
                "[[model]]\npackages = ['express']\ntitle = 'E'",
                "5: model[1].packages[0]: there is a model of `express`",
            ),
            ("[[model]]\npackages = []\ntitle = 'E'", "5: model[1].packages: it names no package"),
            ("[[models]]", "4: models: unknown field `models`, expected `model`"),
        ] {
            let error = error(rows);
            assert!(error.starts_with(&format!("mine.toml:{expected}")), "{error}\n{expected}");
        }
    }
}
