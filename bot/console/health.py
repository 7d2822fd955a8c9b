"""`verbatim health`: ask the bot that runs with these settings how it is, as container platforms do from inside."""

import http.client
import sys

from bot.settings import Place, Settings

_SECONDS = 5.0
_EVERYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (to be asked, not to listen on)
_NOWHERE = "health is served nowhere: set STATUS_ADDRESS, say 127.0.0.1:9100, or PUBLIC_URL\n"


def health(settings: Settings, *, ready: bool) -> int:
    """Print what the bot says; 0 where it is alive, or with `ready` able to answer, else 1."""
    place = place_of(settings)
    if place is None:
        sys.stderr.write(_NOWHERE)
        return 1
    token = settings.serving.status_token
    headers = {"Authorization": f"Bearer {token.value}"} if token else {}
    connection = http.client.HTTPConnection(place.host, place.port, timeout=_SECONDS)
    try:
        connection.request("GET", "/readyz" if ready else "/healthz", headers=headers)
        answer = connection.getresponse()
        said = answer.read(10_000).decode("utf-8", "replace").strip()
    except (OSError, http.client.HTTPException) as error:
        sys.stderr.write(f"nobody answers on port {place.port} of {place.host}: {error}\n")
        return 1
    finally:
        connection.close()
    is_well = answer.status == http.HTTPStatus.OK
    (sys.stdout if is_well else sys.stderr).write(f"{said or answer.status}\n")
    return 0 if is_well else 1


def place_of(settings: Settings) -> Place | None:
    """Where health is served with these settings, seen from the same machine."""
    serving = settings.serving
    if serving.status is not None:
        return Place(_EVERYWHERE.get(serving.status.host, serving.status.host), serving.status.port)
    if settings.public_url is None or serving.host is None:
        return None
    return Place(_EVERYWHERE.get(serving.host, serving.host), settings.port)
