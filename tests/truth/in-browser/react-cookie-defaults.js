// A jar of react-cookie with attributes for all its cookies.
import { Cookies } from 'react-cookie';

const cookies = new Cookies(null, { path: '/', secure: true, sameSite: 'lax' });

cookies.set('kept', 'v');
cookies.set('own', 'v', { path: '/account', sameSite: 'strict' });
cookies.remove('gone');
