// A controller whose cookies have attributes of their own.
import type { HttpContext } from '@adonisjs/core/http'

export default class AccountController {
  async index({ response }: HttpContext) {
    response.encryptedCookie('login', 'ada', { sameSite: 'strict', path: '/account', domain: 'example.com', maxAge: '2h' })
    response.plainCookie('seen', 'yes', { secure: undefined, httpOnly: undefined, sameSite: undefined, path: undefined })
    response.clearCookie('old')
    return response.send('ok')
  }
}
