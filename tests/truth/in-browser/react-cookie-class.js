// The jar of react-cookie outside of components.
import { Cookies } from 'react-cookie';

const cookies = new Cookies();

export const login = (token) => cookies.set('token', token, { path: '/', secure: true, sameSite: 'strict' });
export const logout = () => cookies.remove('token', { path: '/' });

cookies.set('bare', 'v');
login('v');
logout();
