// universal-cookie with attributes for all cookies of a jar.
import Cookies from 'universal-cookie';

const cookies = new Cookies(null, { path: '/', secure: true, sameSite: 'lax' });

cookies.set('kept', 'v');
cookies.set('own', 'v', { path: '/account', sameSite: 'strict' });
cookies.remove('gone');
