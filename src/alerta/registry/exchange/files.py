"""Which file format a path asks for; a file appears whole or not at all."""

import shutil
import uuid
from pathlib import Path

from alerta.registry.exchange import csv_files, json_file, xlsx_file
from alerta.registry.exchange.book import Book
from alerta.registry.exchange.report import UnfitFile

WRITERS = {
    ".json": json_file.write,
    ".xlsx": xlsx_file.write,
    ".zip": csv_files.write_zip,
    "": csv_files.write_folder,
}
READERS = {
    ".json": json_file.read,
    ".xlsx": xlsx_file.read,
    ".zip": csv_files.read_zip,
    "": csv_files.read_folder,
}


def write_book(book: Book, path: Path) -> None:
    """Write a book; UnfitFile when `path` exists (nothing is overwritten) or has another ending."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise _unknown_ending(path)
    if path.exists():
        raise UnfitFile("{file} already exists. Choose another name or move it.", file=path.name)
    unfinished = path.with_name(f".{uuid.uuid4().hex}{path.suffix}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        writer(book, unfinished)
        unfinished.replace(path)
    finally:
        if unfinished.is_dir():
            shutil.rmtree(unfinished)
        else:
            unfinished.unlink(missing_ok=True)


def read_book(path: Path) -> Book:
    """Read a book; UnfitFile when it is missing, damaged or of another kind."""
    if not path.exists():
        raise UnfitFile("{file} does not exist. Check the name and the folder.", file=path.name)
    reader = READERS.get("" if path.is_dir() else path.suffix.lower() or ".")
    if reader is None:
        raise _unknown_ending(path)
    return reader(path)


def _unknown_ending(path: Path) -> UnfitFile:
    return UnfitFile(
        "{file}: the kit reads and writes .json, .xlsx, .zip (CSV files) or a folder of CSV files. "
        "Choose one of these endings.",
        file=path.name,
    )
