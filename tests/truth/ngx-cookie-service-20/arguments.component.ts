// A component that gives each attribute of a cookie in its place.
import { Component, OnInit } from '@angular/core';
import { CookieService } from 'ngx-cookie-service';

@Component({ selector: 'app-account', template: '' })
export class AccountComponent implements OnInit {
  constructor(private cookieService: CookieService) {}

  ngOnInit(): void {
    this.cookieService.set('bare', 'v');
    this.cookieService.set('full', 'v', 7, '/shop', 'app.example', true, 'Strict');
    this.cookieService.set('plain', 'v', undefined, '/', undefined, false, 'Lax');
    this.cookieService.set('framed', 'v', 7, '/', undefined, true, 'None', true);
    this.cookieService.delete('gone');
    this.cookieService.delete('left', '/shop', 'app.example', true, 'Strict');
  }
}
