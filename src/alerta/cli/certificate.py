"""`alerta certificate`: check a certificate without internet; know and tell who issues them."""

import argparse
import csv
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from alerta import config, resources
from alerta.i18n import Translate, translator

if TYPE_CHECKING:
    from alerta.certificates.document import Certificate

MOST_BYTES = 5_000_000


def add(commands: argparse._SubParsersAction) -> None:
    parser = commands.add_parser("certificate", help="comprueba un certificado, sin internet")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    verify = actions.add_parser("verify", help="dice si un certificado es bueno y qué dice")
    verify.add_argument("what", metavar="FILE|CODE", help="el PDF, o el texto del QR")
    verify.set_defaults(run=run_verify)
    key = actions.add_parser("key", help="la huella con que se reconoce a este emisor")
    key.set_defaults(run=run_key)
    trust = actions.add_parser("trust", help="reconoce a una institución por su huella")
    trust.add_argument("fingerprint", metavar="FINGERPRINT")
    trust.add_argument("name", metavar="NAME")
    trust.set_defaults(run=run_trust)
    for one in (verify, key, trust):
        one.add_argument("--lang", choices=config.LANGUAGES, default="es")


def run_verify(arguments: argparse.Namespace) -> int:
    """Print every field of the certificate. Returns 1 unless it is good and still valid."""
    from alerta.certificates import seal

    t, settings = translator(arguments.lang), config.read()
    own = seal.fingerprint(seal.key_of(settings.data).public_key().public_bytes_raw())
    issuers = {own: t("this computer"), **seal.known_issuers(settings.home)}
    try:
        found = seal.check(_code(arguments.what), issuers)
    except OSError as error:
        print(t("{file} cannot be read: {why}", file=arguments.what, why=error.strerror),
              file=sys.stderr)  # fmt: skip
        return 2
    told = {
        "valid": t("✔ The seal is good. Issued by: {name}.", name=found.issuer),
        "unknown_issuer": t(
            "✘ The seal is whole, but this copy of the kit does not know who made it. Compare "
            "the fingerprint with the institution's: {mark}. If it is theirs: "
            "alerta certificate trust {mark} \"NAME\"", mark=found.fingerprint),
        "altered": t("✘ The seal does not fit: this certificate was changed or is invented."),
        "unreadable": t(
            "✘ There is no certificate of the kit in this. Give the PDF itself, or the whole "
            "text of the QR, which begins with KA1."),
    }  # fmt: skip
    print(told[found.verdict])
    if found.certificate is None:
        return 1
    for label, value in _fields(found.certificate, t):
        print(f"  {label}: {value}")
    if found.certificate.expired(date.today()):
        print(t("✘ Its validity is over: a refresher renews it."))
        return 1
    return 0 if found.verdict == "valid" else 1


def run_key(arguments: argparse.Namespace) -> int:
    """Print the fingerprint of this computer's key."""
    from alerta.certificates import seal

    key = seal.key_of(config.read().data)
    print(seal.fingerprint(key.public_key().public_bytes_raw()))
    return 0


def run_trust(arguments: argparse.Namespace) -> int:
    """Add an institution to manual/issuers.csv, which goes with every copy of the kit."""
    t = translator(arguments.lang)
    path = config.read().home / "manual" / "issuers.csv"
    mark = arguments.fingerprint.strip().upper()
    if len(mark.replace("-", "")) != 16:
        print(t("«{mark}» is no fingerprint: it has four groups of four letters and digits.",
                mark=mark), file=sys.stderr)  # fmt: skip
        return 2
    known = resources.csv_rows(path) if path.is_file() else []
    if any(row["fingerprint"] == mark for row in known):
        print(t("It is known already."))
        return 0
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(
            [mark, arguments.name, date.today().isoformat()]
        )
    print(t("From now on this copy recognises the certificates of {name}.", name=arguments.name))
    return 0


def _code(what: str) -> str:
    if what.startswith("KA1."):
        return what
    with Path(what).open("rb") as file:
        return file.read(MOST_BYTES).decode("latin-1")


def _fields(certificate: "Certificate", t: Translate) -> list[tuple[str, str]]:
    kinds = {
        "mastery": t("Certificate of mastery"),
        "participation": t("Certificate of participation"),
    }
    modules = ", ".join(
        f"{number} ({certificate.scores[number]} %)" if number in certificate.scores else number
        for number in certificate.modules
    )
    return [
        (t("Certificate"), kinds[certificate.kind]),
        (t("Name"), certificate.name),
        (t("Issuer"), certificate.issuer),
        (t("Chapters"), modules),
        (t("Hours"), str(certificate.hours)),
        (t("Version of the criteria"), certificate.codebook_version),
        (t("Issued on"), certificate.issued_on.isoformat()),
        (t("Valid until"), certificate.valid_until.isoformat()),
        (t("Number"), certificate.serial),
    ]
