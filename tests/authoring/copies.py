"""A codebook that a test may change, and what it held before."""

import shutil

from alerta.authoring.package import FOLDER


def copy_of(home, target):
    shutil.copytree(home / FOLDER, target / FOLDER)
    return target


def tables_of(kit):
    return {path: path.read_bytes() for path in sorted((kit / FOLDER).rglob("*.csv"))}
