// A component that gives the attributes of cookies as an object.
import { Component, OnInit } from '@angular/core';
import { CookieService } from 'ngx-cookie-service';

@Component({ selector: 'app-settings', template: '' })
export class SettingsComponent implements OnInit {
  constructor(private readonly cookies: CookieService) {}

  ngOnInit(): void {
    this.cookies.set('full', 'v', { expires: 7, path: '/shop', domain: 'app.example', secure: true, sameSite: 'Strict' });
    this.cookies.set('plain', 'v', { secure: false });
    this.cookies.set('framed', 'v', { path: '/', secure: true, sameSite: 'None', partitioned: true });
  }
}
