'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
exports.make = void 0;
const make = () => ({ secure: true, httpOnly: true });
exports.make = make;
exports.default = { sameSite: 'strict' };
