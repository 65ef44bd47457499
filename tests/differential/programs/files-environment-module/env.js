const { NODE_ENV = 'development', SAME_SITE = 'lax', DOMAIN } = process.env;
module.exports = { NODE_ENV, SAME_SITE, DOMAIN, isProduction: NODE_ENV === 'production', isTest: NODE_ENV === 'test' };
