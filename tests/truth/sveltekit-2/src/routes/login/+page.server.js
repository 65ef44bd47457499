// A form that logs in.
// request: POST /login
export const load = ({ cookies }) => ({ user: cookies.get('session') });

export const actions = {
  default: async ({ cookies }) => {
    cookies.set('session', 'v', { path: '/' });
    cookies.set('remember', 'v', { path: '/login', domain: 'example.com', httpOnly: false, sameSite: 'none', maxAge: 3600 });
    return { success: true };
  },
};
