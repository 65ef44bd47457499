class Base {
  constructor(options) { this.options = { secure: true, ...options }; }
}
module.exports = Base;
