"""Who may talk to the page's server: this page and nobody else, whatever else the browser has open."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.simulator.gateway import media_type
from bot.web import headers as pages

HOME = "/try/"
"""Where the page is; beside it are the source pages."""
API = f"{HOME}api/"

SECURITY: Mapping[str, str] = {
    **pages.SECURITY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What every answer carries unless it says otherwise itself: what the source pages do, and that no other site may load
or open it."""


class Gate:
    """Lets through what comes from the page's own address, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = refusal(scope["method"], scope["path"], Headers(scope=scope), self._hosts)
        app = JSONResponse({"error": refused[1]}, refused[0]) if refused else self._app
        await app(scope, receive, send_secured)


def refusal(method: str, path: str, headers: Headers, hosts: frozenset[str]) -> tuple[HTTPStatus, str] | None:
    """Why a request is refused, if it is.

    Another page can't read this server's answers, but it could send requests to it, or, by a name of its own that
    leads to 127.0.0.1 (DNS rebinding), do both: so the Host must be ours, the Origin must be ours where something is
    done, and the body must be JSON, which no form can send.
    """
    host = headers.get("host", "").lower()
    if host not in hosts:
        return HTTPStatus.FORBIDDEN, "this server answers to its own address alone"
    if path.startswith(API) and not _is_ours(method, headers, host):
        return HTTPStatus.FORBIDDEN, "only the page of this server may ask"
    if path.startswith(API) and method == "POST" and media_type(headers) != "application/json":
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "the body must be application/json"
    return None


def _is_ours(method: str, headers: Headers, host: str) -> bool:
    """Whether the browser says that our own page asks; other ports of this machine are other pages."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    return headers.get("origin", "" if method == "POST" else f"http://{host}").lower() == f"http://{host}"
