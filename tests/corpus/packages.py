"""The packages of the corpus: their list, and how they get onto this machine.

npm downloads, from whatever registry it is configured for; what it brings is compared with the pinned
integrity before a byte of it is unpacked. Nothing of a package is ever run.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

DOWNLOAD_SECONDS = 300


class CorpusError(Exception):
    """Something is wrong with the corpus or its surroundings, as opposed to with a finding."""


@dataclass(frozen=True)
class Package:
    """A published package at one version."""

    name: str
    version: str
    integrity: str
    why: str
    folders: tuple[str, ...] = ()

    @property
    def spec(self) -> str:
        """What npm calls it."""
        return f"{self.name}@{self.version}"

    @property
    def slug(self) -> str:
        """A file name for it: `@scope/name` at 1.2.3 is `scope-name-1.2.3`."""
        return re.sub(r"[^A-Za-z0-9._-]+", "-", self.name).strip("-") + f"-{self.version}"


def load(path: Path) -> list[Package]:
    """Reads the list of packages, in its order."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["package"]
        packages = [Package(**{**entry, "folders": tuple(entry.get("folders", ()))}) for entry in entries]
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise CorpusError(f"{path}: {error}") from error
    names = [package.name for package in packages]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise CorpusError(f"{path}: listed twice: {', '.join(twice)}")
    return packages


def cache_folder() -> Path:
    """Where downloads are kept: always outside the repository, so that a scan of it never meets them."""
    if chosen := os.environ.get("COOKIELINT_CORPUS"):
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "cookielint-corpus"


def install(package: Package, cache: Path) -> Path:
    """The folder of the unpacked package, downloaded on first use."""
    verify_format(package)
    # The digest is part of the name: a changed pin never meets the folder of the old one.
    digest = hashlib.sha256(package.integrity.encode()).hexdigest()[:12]
    folder = cache / f"{package.slug}-{digest}"
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    # Made beside its final place and renamed, so that an interrupted run leaves no half of a package.
    with tempfile.TemporaryDirectory(dir=cache, prefix="incoming-") as scratch:
        tarball = download(package, Path(scratch))
        verify(tarball, package)
        unpacked = Path(scratch) / "package"
        unpack(tarball, unpacked)
        shutil.move(unpacked, folder)
    return folder


def download(package: Package, folder: Path) -> Path:
    """Has npm fetch the tarball. For a published package `npm pack` runs no script of it."""
    command = ["npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", str(folder), package.spec]
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=DOWNLOAD_SECONDS, check=False)
    except FileNotFoundError as error:
        raise CorpusError("npm is not installed; it downloads the corpus") from error
    except subprocess.TimeoutExpired as error:
        raise CorpusError(f"{package.spec}: no download within {DOWNLOAD_SECONDS} s") from error
    tarballs = list(folder.glob("*.tgz"))
    if result.returncode != 0 or len(tarballs) != 1:
        raise CorpusError(f"{package.spec}: npm pack failed: {result.stderr.strip() or 'it said nothing'}")
    return tarballs[0]


def verify_format(package: Package) -> None:
    """Refuses a pin that is not the base64 of a SHA-512, which no tarball could ever match."""
    algorithm, _, digest = package.integrity.partition("-")
    if algorithm != "sha512" or len(digest) != 88:
        raise CorpusError(f"{package.spec}: the integrity must be `sha512-` and 88 characters of base64")


def verify(tarball: Path, package: Package) -> None:
    """Refuses a tarball other than the pinned one."""
    found = "sha512-" + base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    if found != package.integrity:
        raise CorpusError(f"{package.spec}: the download is not the pinned one: {found}")


def unpack(tarball: Path, folder: Path) -> None:
    """Writes the regular files of a tarball, without the one folder that npm puts around them.

    Links, devices and modes are left behind: a scan needs none, and a link may point anywhere.
    """
    with tarfile.open(tarball) as archive:
        for member in archive:
            if not member.isfile():
                continue
            target = folder / inner_path(member.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.extractfile(member) as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)


def inner_path(name: str) -> PurePosixPath:
    """The path of a member below its first folder; one that would leave it is an error."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or len(path.parts) < 2:
        raise CorpusError(f"a tarball holds a file outside its folder: {name!r}")
    return PurePosixPath(*path.parts[1:])
