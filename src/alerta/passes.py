"""A pass: a short signed text that says who a page belongs to.

A page is run before anybody comes; the pass arrives afterwards, through the browser. It is
signed by the server, so that a browser cannot claim to be somebody else.
"""

import base64
import binascii
import hashlib
import hmac
import json
import time
from typing import Any


def sign(key: bytes, claims: dict[str, Any], lifetime_s: float) -> str:
    """Return `claims` (JSON values) as a signed text that is good for `lifetime_s` seconds."""
    body = json.dumps({**claims, "until": time.time() + lifetime_s}, sort_keys=True).encode()
    return f"{_text(body)}.{_text(_seal(key, body))}"


def read(key: bytes, text: str) -> dict[str, Any] | None:
    """Return the claims of a pass, or None when it is forged, damaged or out of date."""
    try:
        body, seal = (_bytes(part) for part in text.split("."))
    except (ValueError, binascii.Error):
        return None
    if not hmac.compare_digest(seal, _seal(key, body)):
        return None
    claims = json.loads(body)
    return claims if claims.pop("until") >= time.time() else None


def _seal(key: bytes, body: bytes) -> bytes:
    return hmac.new(key, body, hashlib.sha256).digest()


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
