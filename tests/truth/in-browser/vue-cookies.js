// vue-cookies with what it gives cookies, and with each attribute in its place.
import VueCookies from 'vue-cookies';

VueCookies.set('bare', 'v');
VueCookies.set('full', { size: 4 }, '1d', '/shop', 'app.example', true, 'Strict');
VueCookies.set('plain', 'v', Infinity, null, null, false, 'None');
VueCookies.set('framed', 'v', 3600, '/', undefined, true, 'None', true);
VueCookies.remove('bare');
VueCookies.remove('framed', '/shop', 'app.example');
