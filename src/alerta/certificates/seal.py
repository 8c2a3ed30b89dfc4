"""The seal (Ed25519): made with the key of this computer, checked by any copy of the kit.

A code carries the certificate, the public key and the signature, so that nothing has to be asked
of anybody. Whether the key is that of a known institution, `issuers.csv` says.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from alerta import resources
from alerta.certificates.document import Certificate, NotACertificate, from_bytes, to_bytes
from alerta.kept_keys import kept_key

Verdict = Literal["valid", "unknown_issuer", "altered", "unreadable"]
_CODE = re.compile(r"KA1\.([\w-]+)\.([\w-]{43})\.([\w-]{86})")
_KEY_FILE = "certificate-key"


@dataclass(frozen=True)
class Checked:
    """What was found: `certificate` is None when unreadable; `issuer` is the known name of the
    key's owner, '' when this copy of the kit does not know it."""

    verdict: Verdict
    certificate: Certificate | None = None
    issuer: str = ""
    fingerprint: str = ""


def seal(certificate: Certificate, key: Ed25519PrivateKey) -> str:
    """The code of a certificate: text for a QR, about 400 characters."""
    body = to_bytes(certificate)
    parts = (body, key.public_key().public_bytes_raw(), key.sign(body))
    return ".".join(("KA1", *(_text(one) for one in parts)))


def check(code: str, issuers: dict[str, str]) -> Checked:
    """Check a code, or any text that holds one. `issuers`: fingerprint to name."""
    found = _CODE.search(code)
    if found is None:
        return Checked("unreadable")
    try:
        body, public, signature = (_bytes(part) for part in found.groups())
    except ValueError:
        return Checked("unreadable")
    mark = fingerprint(public)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, body)
        certificate = from_bytes(body)
    except (InvalidSignature, ValueError):
        return Checked("altered", fingerprint=mark)
    except NotACertificate:
        return Checked("unreadable")
    issuer = issuers.get(mark, "")
    return Checked("valid" if issuer else "unknown_issuer", certificate, issuer, mark)


def key_of(data: Path) -> Ed25519PrivateKey:
    """The key of this computer; made once and kept beside the registry, for its owner only."""
    return Ed25519PrivateKey.from_private_bytes(kept_key(data / _KEY_FILE))


def fingerprint(public: bytes) -> str:
    """Sixteen letters and digits by which two people compare a public key."""
    digest = base64.b32encode(hashlib.sha256(public).digest()).decode()[:16]
    return "-".join(digest[start : start + 4] for start in range(0, 16, 4))


def known_issuers(home: Path) -> dict[str, str]:
    """Fingerprint to name, of the institutions whose certificates this copy recognises."""
    path = home / "manual" / "issuers.csv"
    if not path.is_file():
        return {}
    return {row["fingerprint"]: row["name"] for row in resources.csv_rows(path)}


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
