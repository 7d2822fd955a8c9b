"""Headers that every page carries, and conditional requests."""

import hashlib
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SECURITY: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
)
"""Nothing from other hosts, nothing inline, in nobody's frame."""

REVALIDATE = "no-cache"
"""May be kept, but is asked for again each time: a library can be loaded anew at any moment."""
FOREVER = "public, max-age=31536000, immutable"
"""For what has its content's hash in its address."""


def respond(
    request: Request,
    body: bytes,
    media_type: str,
    *,
    cached: str = REVALIDATE,
    etag: str = "",
    status: int = HTTPStatus.OK,
) -> Response:
    """The body with security headers and an ETag (of the body, unless one is given); 304 where the reader has it."""
    tag = f'"{etag or hashlib.sha256(body).hexdigest()}"'
    headers = {**SECURITY, "ETag": tag, "Cache-Control": cached}
    if status == HTTPStatus.OK and _has(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(body, status, headers, media_type)


def to_relative(request: Request, address: str) -> Response:
    """Lead to an address relative to the one asked for, with its query.

    Starlette's own redirects name the scheme and host of the call: behind a proxy the wrong scheme, and whatever host
    the caller likes.
    """
    query = request.scope["query_string"].decode("latin-1")
    location = f"{address}?{query}" if query else address
    return Response(status_code=HTTPStatus.TEMPORARY_REDIRECT, headers={**SECURITY, "Location": location})


def media_type(headers: Headers) -> str:
    """What kind of body the headers tell of: "application/json"; "" where they don't."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _has(header: str, tag: str) -> bool:
    """Whether If-None-Match names the tag; compared weakly, as RFC 9110 (13.1.2) has it."""
    known = {each.strip().removeprefix("W/") for each in header.split(",")}
    return "*" in known or tag in known
