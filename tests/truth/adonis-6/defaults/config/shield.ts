// A guard against forgery that leaves its cookie to the library.
import { defineConfig } from '@adonisjs/shield'

export default defineConfig({
  csrf: { enabled: true, enableXsrfCookie: true, methods: ['POST', 'PUT', 'PATCH', 'DELETE'] },
})
