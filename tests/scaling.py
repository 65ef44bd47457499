#!/usr/bin/env python3
"""Time against files: makes apps of growing size and prints what a scan of each takes per file.

Every app has routers that import helpers, options and services of other folders, as apps of that size do; about every
third file mentions a cookie. The binaries are run in turns, and the median of the runs counts. Run it on a release build:

    python3 tests/scaling.py target/release/cookielint
    python3 tests/scaling.py before/cookielint after/cookielint --sizes 100 400 --runs 9
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

OPTIONS = """\
import {{ isProduction, days }} from '../config/environment.js';
import type {{ CookieOptions }} from 'express';

export interface Settings{n} {{
  days: number;
  path?: string;
}}

const base{n}: CookieOptions = {{ httpOnly: true, secure: isProduction, sameSite: 'lax' }};

export function options{n}({{ days: count, path }}: Settings{n} = {{ days: {days} }}): CookieOptions {{
  if (path !== undefined) {{
    return {{ ...base{n}, path, maxAge: days(count) }};
  }}
  return {{ ...base{n}, maxAge: days(count) }};
}}
"""

HELPER = """\
import {{ format{other} }} from './helper{other}.js';

export function format{n}(text: string, width = {width}): string {{
  const words = text.trim().split(' ').map((word) => word.toLowerCase());
  if (words.length === 0) return '';
  return words.length > width ? `${{words.slice(0, width).join(' ')}}…` : words.join(' ');
}}

export function both{n}(text: string): [string, string] {{
  return [format{n}(text), format{other}(text)];
}}
"""

SERVICE = """\
import {{ both{helper} }} from '../helpers/helper{helper}.js';
import {{ Service{other} }} from './service{other}.js';

export interface Item{n} {{
  id: string;
  title: string;
}}

export class Service{n} {{
  readonly #items = new Map<string, Item{n}>();
  #next?: Service{other};

  async find(id: string): Promise<Item{n} | undefined> {{
    const found = this.#items.get(id);
    if (!found) return undefined;
    const [short] = both{helper}(found.title);
    return {{ ...found, title: short }};
  }}

  async add(item: Item{n}): Promise<void> {{
    if (this.#items.has(item.id)) throw new Error(`exists: ${{item.id}}`);
    this.#items.set(item.id, item);
    this.#next ??= new Service{other}();
  }}
}}
"""

ROUTER = """\
import {{ Router }} from 'express';
import {{ options{options} }} from '../options/options{options}.js';
import {{ setSession }} from '../lib/cookies.js';
import {{ Service{service} }} from '../services/service{service}.js';
import {{ format{helper} }} from '../helpers/helper{helper}.js';

export const router{n} = Router();
const service = new Service{service}();

router{n}.get('/:id', async (req, res, next) => {{
  try {{
    const item = await service.find(req.params.id);
    if (!item) return res.sendStatus(404);
    res.cookie('last_seen{n}', item.id, options{options}());
    res.json({{ ...item, title: format{helper}(item.title) }});
  }} catch (error) {{
    next(error);
  }}
}});

router{n}.post('/', async (req, res, next) => {{
  try {{
    await service.add(req.body);
    setSession(res, 'item{n}_session', req.body.id, {{ path: '/items{n}' }});
    res.sendStatus(201);
  }} catch (error) {{
    next(error);
  }}
}});

router{n}.delete('/:id', (req, res) => {{
  res.clearCookie('item{n}_session', {{ path: '/items{n}' }});
  res.cookie('item{n}_token', req.params.id, {{ httpOnly: true, secure: false, sameSite: 'lax' }});
  res.sendStatus(204);
}});
"""

FIXED = {
    "package.json": '{ "name": "scaling", "type": "module", "dependencies": { "express": "^5.1.0" } }\n',
    "src/config/environment.ts": """\
export const isProduction = process.env.NODE_ENV === 'production';
export const port = Number(process.env.PORT ?? 3000);
export const days = (count: number): number => count * 24 * 60 * 60 * 1000;
""",
    "src/lib/cookies.ts": """\
import type { CookieOptions, Response } from 'express';
import { days, isProduction } from '../config/environment.js';

const session: CookieOptions = { httpOnly: true, secure: isProduction, sameSite: 'lax', maxAge: days(1) };

export function setSession(res: Response, name: string, value: string, options: CookieOptions = {}): void {
  res.cookie(name, value, { ...session, ...options });
}
""",
}


def app(folder: pathlib.Path, size: int) -> int:
    """Writes an app of about `size` files; how many mistakes are in it."""
    routers = (size - len(FIXED)) // 4
    files = dict(FIXED)
    for n in range(routers):
        other = (n + 1 + n % 5) % routers
        files[f"src/options/options{n}.ts"] = OPTIONS.format(n=n, days=n % 30 + 1)
        files[f"src/helpers/helper{n}.ts"] = HELPER.format(n=n, other=other, width=n % 9 + 3)
        files[f"src/services/service{n}.ts"] = SERVICE.format(n=n, other=other, helper=(n * 3) % routers)
        files[f"src/routes/router{n}.ts"] = ROUTER.format(
            n=n, options=(n * 5) % routers, service=other, helper=(n * 11) % routers
        )
    imports = "".join(f"import {{ router{n} }} from './routes/router{n}.js';\n" for n in range(routers))
    mounts = "".join(f"app.use('/items{n}', router{n});\n" for n in range(routers))
    files["src/main.ts"] = (
        f"import express from 'express';\nimport {{ port }} from './config/environment.js';\n{imports}\n"
        f"const app = express();\napp.disable('x-powered-by');\napp.use(express.json());\n{mounts}app.listen(port);\n"
    )
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return routers


def scan(binary: str, folder: pathlib.Path, mistakes: int) -> float:
    """The seconds that a scan takes, when it finds what is there."""
    started = time.perf_counter()
    run = subprocess.run(
        [binary, "--format", "json", "--root", folder, folder], capture_output=True, text=True, check=False
    )
    elapsed = time.perf_counter() - started
    found = run.stdout.count('"rule": "insecure-cookie"') + run.stdout.count('"rule":"insecure-cookie"')
    if run.returncode != 1 or found != mistakes:
        sys.exit(f"{binary}: exit code {run.returncode}, {found} of {mistakes} mistakes found\n{run.stderr}")
    return elapsed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binaries", nargs="+", metavar="BINARY")
    parser.add_argument("--sizes", nargs="+", type=int, default=[50, 100, 200, 400, 800])
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    print("files", *(f"{binary}: ms, ms per file" for binary in arguments.binaries), sep="\t")
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            mistakes = app(folder, size)
            files = sum(1 for _ in folder.rglob("*.ts"))
            times: dict[str, list[float]] = {binary: [] for binary in arguments.binaries}
            for _ in range(arguments.runs):
                for binary, taken in times.items():
                    taken.append(scan(binary, folder, mistakes))
            medians = [statistics.median(taken) * 1000 for taken in times.values()]
            print(files, *(f"{median:.1f}, {median / files:.3f}" for median in medians), sep="\t")


if __name__ == "__main__":
    main()
