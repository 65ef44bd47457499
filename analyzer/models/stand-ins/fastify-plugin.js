// Stands for fastify-plugin: the plugin itself, with a mark that changes nothing of what it does.
module.exports = (plugin) => plugin;
module.exports.default = module.exports;
module.exports.fastifyPlugin = module.exports;
