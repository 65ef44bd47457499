//! Stand-ins: small modules in JavaScript that do with configuration what a package does, for packages whose behaviour no
//! table can say (schemas of the environment, layered configuration files, object helpers).
//!
//! The evaluator runs them as it runs the project's own files, so that defaults, callbacks and what depends on the
//! environment come out as they do for any code. That they do what the packages do is shown by running both on the same
//! programs (`tests/differential`).

/// A module that stands for packages.
#[derive(Debug)]
pub struct StandIn {
    /// The specifiers that it answers to.
    pub specifiers: &'static [&'static str],
    /// Its name, for messages.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! stand_in {
    ($file:literal: $($specifier:literal),+) => {
        StandIn {
            specifiers: &[$($specifier),+],
            path: $file,
            text: include_str!(concat!("../../models/stand-ins/", $file)),
        }
    };
}

/// A module of lodash that is one of its functions, and the package of that function alone.
macro_rules! lodash {
    ($name:literal, $package:literal) => {
        StandIn {
            specifiers: &[
                concat!("lodash/", $name),
                concat!("lodash/", $name, ".js"),
                concat!("lodash-es/", $name),
                concat!("lodash-es/", $name, ".js"),
                $package,
            ],
            path: "lodash.js",
            text: concat!("module.exports = require('lodash').", $name, ";"),
        }
    };
}

/// Every stand-in.
pub static ALL: &[StandIn] = &[
    stand_in!("node-config.js": "config"),
    stand_in!("dotenv.js": "dotenv"),
    stand_in!("dotenv-config.js": "dotenv/config"),
    stand_in!("dotenv-expand.js": "dotenv-expand"),
    stand_in!("dotenv-flow.js": "dotenv-flow"),
    stand_in!("dotenv-flow-config.js": "dotenv-flow/config"),
    stand_in!("dotenv-safe.js": "dotenv-safe"),
    stand_in!("dotenv-safe-config.js": "dotenv-safe/config"),
    stand_in!("zod.js": "zod"),
    stand_in!("zod-v3.js": "zod/v3"),
    stand_in!("zod-v4.js": "zod/v4"),
    stand_in!("zod-module.js": "cookielint:zod"),
    stand_in!("zod-schemas.js": "cookielint:zod-schemas"),
    stand_in!("envalid.js": "envalid"),
    stand_in!("env-var.js": "env-var"),
    stand_in!("convict.js": "convict"),
    stand_in!("fastify-plugin.js": "fastify-plugin"),
    stand_in!("lodash.js": "lodash", "lodash-es", "@sailshq/lodash"),
    stand_in!("underscore.js": "underscore"),
    lodash!("assign", "lodash.assign"),
    lodash!("cloneDeep", "lodash.clonedeep"),
    lodash!("defaults", "lodash.defaults"),
    lodash!("defaultsDeep", "lodash.defaultsdeep"),
    lodash!("get", "lodash.get"),
    lodash!("merge", "lodash.merge"),
    lodash!("omit", "lodash.omit"),
    lodash!("pick", "lodash.pick"),
    lodash!("set", "lodash.set"),
    stand_in!("merge-options.js": "merge-options"),
    stand_in!("object-assign.js": "object-assign"),
    stand_in!("extend.js": "extend"),
    stand_in!("xtend.js": "xtend"),
    stand_in!("deepmerge.js": "deepmerge"),
    stand_in!("defu.js": "defu"),
    stand_in!("ms.js": "ms"),
    stand_in!("next-intl-routing.js": "next-intl/routing"),
    stand_in!("joi.js": "joi", "@hapi/joi"),
    stand_in!("yup.js": "yup"),
    stand_in!("nestjs-config.js": "@nestjs/config"),
    stand_in!("t3-env.js": "@t3-oss/env-core", "@t3-oss/env-nextjs", "@t3-oss/env-nuxt"),
];

/// Which stand-in answers to a specifier.
#[must_use]
pub fn position(specifier: &str) -> Option<usize> {
    ALL.iter().position(|stand_in| stand_in.specifiers.contains(&specifier))
}
