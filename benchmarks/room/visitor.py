"""A browser without scripts and without a screen: cookies, pages, forms. Many fit in one process."""

import asyncio
import re
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PATIENCE_S = 900.0  # a stock server makes the last of fifty wait for minutes
WAITED_AT_MOST = 200


class Refused(Exception):
    """A server answered something else than the page; the text says what."""


@dataclass(frozen=True)
class Page:
    """A page that arrived whole; times are of the monotonic clock, in seconds."""

    body: bytes
    first_byte_at: float
    whole_at: float


class Visitor:
    """One person's browser. `address` is the server's, without a path."""

    def __init__(self, address: str, number: int = 0) -> None:
        self.address = address
        self.number = number
        self.cookies: dict[str, str] = {}
        self._client = AsyncHTTPClient(force_instance=True, max_clients=20)

    async def open_page(self, path: str) -> Page:
        """Fetch a page to its last byte; wait in line when the server asks for it. Raises Refused."""
        for _ in range(WAITED_AT_MOST):
            pieces: list[bytes] = []
            first: list[float] = []

            def take(piece: bytes, pieces: list = pieces, first: list = first) -> None:
                if not pieces:
                    first.append(time.perf_counter())
                pieces.append(piece)

            answer = await self.ask(path, streaming_callback=take)
            again = _seconds_to_wait(answer, b"".join(pieces))
            if answer.code == 200 and again is None:
                return Page(b"".join(pieces), first[0], time.perf_counter())
            if again is None:
                raise Refused(f"{path} answered {answer.code}")
            await asyncio.sleep(again)
        raise Refused(f"{path} let nobody in")

    async def ask(self, path: str, **more: object) -> HTTPResponse:
        """Any request, with the cookies of this visitor; redirects are not followed."""
        headers = {**more.pop("headers", {}), "Cookie": self.cookie}  # type: ignore[dict-item]
        request = HTTPRequest(
            self.address + path,
            headers=headers,
            follow_redirects=False,
            connect_timeout=PATIENCE_S,
            request_timeout=PATIENCE_S,
            **more,
        )
        answer = await self._client.fetch(request, raise_error=False)
        if answer.code == 599:  # tornado's own: no answer came
            raise Refused(f"{path}: {answer.error}")
        for line in answer.headers.get_list("Set-Cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    async def send_form(self, path: str, **form: str) -> HTTPResponse:
        """Send a form with the token that the server's cookie holds."""
        token = self.cookies.get("_xsrf", "")
        headers = {**FORM, "X-XSRFToken": token}
        return await self.ask(path, method="POST", headers=headers, body=urlencode(form))

    @property
    def cookie(self) -> str:
        """The header by which the server knows this visitor again."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def close(self) -> None:
        """Close its connections."""
        self._client.close()


def _seconds_to_wait(answer: HTTPResponse, body: bytes) -> float | None:
    """How long a waiting page asks to wait; None when the page is the one that was asked for."""
    told = answer.headers.get("Retry-After") or answer.headers.get("Refresh", "").partition(";")[0]
    if not told and (found := re.search(rb'http-equiv="refresh"\s+content="(\d+)', body)):
        told = found[1].decode()
    return max(0.2, float(told)) if told else None
