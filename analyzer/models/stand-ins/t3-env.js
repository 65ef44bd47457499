// Stands for @t3-oss/env-core, env-nextjs and env-nuxt 0.13: reads variables by the schemas of another library.

/** What a schema makes of a value: those of zod by `parse`, others as the standard for schemas has it. */
function read(schema, value) {
  return schema.parse ? schema.parse(value) : schema['~standard'].validate(value).value;
}

/** A variable; the frameworks' packages look in a given object first and in the environment otherwise. */
function variable(options, name) {
  const given = options.runtimeEnvStrict ?? options.runtimeEnv;
  if (given) return given[name];
  const more = options.experimental__runtimeEnv ?? {};
  return name in more ? more[name] : process.env[name];
}

export function createEnv(options) {
  const schemas = { ...options.server, ...options.shared, ...options.client };
  const values = {};
  for (const inherited of options.extends ?? []) Object.assign(values, inherited);
  for (const name of Object.keys(schemas)) {
    const text = variable(options, name);
    const value = options.emptyStringAsUndefined && text === '' ? undefined : text;
    values[name] = options.skipValidation ? value : read(schemas[name], value);
  }
  return values;
}
