"""Packages of cookielint that only call the program under test, to be installed by npm and pip without a network."""

import base64
import contextlib
import hashlib
import http.server
import io
import json
import tarfile
import threading
import zipfile


def tarball(program, version, marks):
    """An npm package whose script, were it run, would leave a mark."""
    manifest = {"name": "cookielint", "version": version, "bin": "run.sh", "scripts": {"preinstall": f"touch {marks}/PWNED"}}
    files = {"package.json": json.dumps(manifest), "run.sh": f'#!/bin/sh\nexec "{program}" "$@"\n'}
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, text in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size, entry.mode = len(text.encode()), 0o755
            archive.addfile(entry, io.BytesIO(text.encode()))
    return manifest, packed.getvalue()


@contextlib.contextmanager
def registry(program, version, marks):
    """An npm registry that has the one package; its address."""
    manifest, packed = tarball(program, version, marks)

    class Registry(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/cookielint.tgz":
                self.answer(200, packed)
            elif self.path == "/cookielint":
                integrity = "sha512-" + base64.b64encode(hashlib.sha512(packed).digest()).decode()
                dist = {"tarball": f"{address}cookielint.tgz", "integrity": integrity}
                document = {"name": "cookielint", "dist-tags": {"latest": version}, "versions": {version: {**manifest, "hasInstallScript": True, "dist": dist}}}
                self.answer(200, json.dumps(document).encode())
            else:
                self.answer(404, b"{}")

        def answer(self, status, body):
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Says nothing between the lines of the tests."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Registry) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address
        server.shutdown()


def wheel(program, version, folder):
    """A wheel of the package in a folder, which pip takes as an index."""
    folder.mkdir()
    info = f"cookielint-{version}.dist-info"
    files = {
        "cookielint.py": f"import os, sys\n\n\ndef main():\n    os.execv({str(program)!r}, sys.argv)\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: cookielint\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": "[console_scripts]\ncookielint = cookielint:main\n",
    }
    with zipfile.ZipFile(folder / f"cookielint-{version}-py3-none-any.whl", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
        archive.writestr(f"{info}/RECORD", "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"]))
