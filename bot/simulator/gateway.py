"""The HTTP side of the Bot API: requests in, answers out, and the faults that were ordered."""

import asyncio
import inspect
import json
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.datastructures import Headers, UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.simulator.check import Upload, check_request, readable
from bot.simulator.errors import ApiError, BadRequest, NotFound, TooManyRequests, Unauthorized
from bot.simulator.faults import Fault, Faults, Kind
from bot.simulator.methods import method
from bot.simulator.model import Json
from bot.simulator.spec import spec
from bot.simulator.views import Exchange, Refusal, Viewing

GATEWAY_PAGE = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
GARBAGE = '{"ok":true,"result":{"message_id":'


class Gateway:
    """One bot's door to its simulated Telegram."""

    def __init__(self, books: Viewing, token: str, faults: Faults, hang_up: Callable[[tuple[str, int]], None]) -> None:
        self._books = books
        self._token = token
        self._faults = faults
        self._hang_up = hang_up

    def application(self) -> Starlette:
        """The ASGI application."""
        routes = [Route("/bot{token}/{method}", self._endpoint, methods=["GET", "POST"])]
        return Starlette(routes=routes, exception_handlers={HTTPStatus.NOT_FOUND: _no_such_address})

    async def perform(self, name: str, given: Mapping[str, Any]) -> Json:
        """Do one request and note it; the whole answer, {"ok": …}."""
        try:
            checked = check_request(name, given)
            result = method(name)(self._books.world, checked)
            answer = {"ok": True, "result": await result if inspect.isawaitable(result) else result}
        except ApiError as error:
            answer = error.to_json()
            if not isinstance(error, TooManyRequests):
                self._refuse(name, given, error)
        except Exception as bug:
            self._books.refusals.append(Refusal(name, dict(given), 500, f"the simulator failed: {bug!r}"))
            raise
        return answer

    async def obey(self, name: str, given: Json) -> None:
        """Do the request that stands in a webhook's reply; what comes of it is seen in the books alone."""
        known = _method_names().get(name.lower())
        if known is None:
            self._refuse(name, given, NotFound("method not found"))
            return
        self._books.requests.append(Exchange(known, readable(known, given), await self.perform(known, given)))
        self._books.world.change.announce()

    def _refuse(self, name: str, given: Mapping[str, Any], error: ApiError) -> None:
        self._books.refusals.append(Refusal(name, dict(given), error.code, error.description))

    async def _endpoint(self, request: Request) -> Response:
        name = _method_names().get(request.path_params["method"].lower())
        if request.path_params["token"] != self._token:
            return self._refused(request.path_params["method"], Unauthorized(""))
        if name is None:
            return self._refused(request.path_params["method"], NotFound("method not found"))
        try:
            given = await _parameters(request)
        except ApiError as error:
            return self._refused(name, error)
        except ClientDisconnect:
            return Response(status_code=204)  # seen by nobody
        fault = self._faults.take(name)
        return await self._answer(request, name, given, fault)

    def _refused(self, name: str, error: ApiError) -> Response:
        self._refuse(name, {}, error)
        return JSONResponse(error.to_json(), error.code)

    async def _answer(self, request: Request, name: str, given: Json, fault: Fault | None) -> Response:
        books = self._books
        is_poll = name == "getUpdates"
        books.open_polls += is_poll
        books.open_requests += not is_poll
        books.world.change.announce()
        try:
            answer = await unless_gone(request, self._with_fault(name, given, fault))
            await self._after(request, fault)
        finally:
            books.open_polls -= is_poll
            books.open_requests -= not is_poll
            books.world.change.announce()
        return _response(answer, fault)

    async def _with_fault(self, name: str, given: Json, fault: Fault | None) -> Json | None:
        """The answer that a fault (if any) lets the server make: None if no work was done."""
        if fault is not None and fault.kind is Kind.FLOOD:
            answer: Json | None = TooManyRequests(int(fault.value)).to_json()
        elif fault is not None and not fault.after_work:
            answer = None
        else:
            answer = await self.perform(name, given)
        reached = answer if fault is None or fault.kind in {Kind.FLOOD, Kind.SLOW} else None
        if name != "getUpdates" or reached is None or reached.get("result") != []:
            self._books.requests.append(Exchange(name, readable(name, given), reached))
        if fault is not None and fault.kind is Kind.SLOW:
            await asyncio.sleep(fault.value)
        return answer

    async def _after(self, request: Request, fault: Fault | None) -> None:
        """For faults that leave no answer: wait for the client to give up, or cut it off."""
        if fault is None or fault.kind not in {Kind.SILENCE, Kind.HANG_UP}:
            return
        if fault.kind is Kind.HANG_UP and request.client is not None:
            self._hang_up((request.client.host, request.client.port))
        await gone(request)


def _response(answer: Json | None, fault: Fault | None) -> Response:
    if fault is not None and fault.kind is Kind.BROKEN:
        return Response(GATEWAY_PAGE, int(fault.value), media_type="text/html")
    if fault is not None and fault.kind is Kind.GARBAGE:
        return Response(GARBAGE, media_type="application/json")
    if answer is None:
        return Response(status_code=204)
    return JSONResponse(answer, answer.get("error_code", 200))


async def gone(request: Request) -> None:
    """Wait until the client has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def unless_gone(request: Request, work: Awaitable[Json | None]) -> Json | None:
    """What the work gives; it is cancelled when the client leaves before, and then nothing."""
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(gone(request))
    await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
    for task in (working, leaving):
        if not task.done():
            task.cancel()
    await asyncio.gather(working, leaving, return_exceptions=True)
    return None if working.cancelled() else working.result()


async def _parameters(request: Request) -> Json:
    """What was given, from the address and the body, whatever its form."""
    given = _form(request.scope["query_string"])
    kind = media_type(request.headers)
    if kind == "multipart/form-data":
        async with request.form() as form:
            return given | {name: await _form_value(value) for name, value in form.items()}
    body = await request.body()
    if kind == "application/json":
        return given | _json_object(body)
    return given | _form(body)


def media_type(headers: Headers) -> str:
    """What a body is said to be, without its parameters."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


async def _form_value(value: UploadFile | str) -> Upload | str:
    return value if isinstance(value, str) else Upload(value.filename or "", await value.read())


def _form(encoded: bytes) -> Json:
    """The fields of a query or an urlencoded form."""
    try:
        return dict(parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict"))
    except ValueError:
        raise BadRequest("strings must be encoded in UTF-8") from None


def _json_object(body: bytes) -> Json:
    try:
        found = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise BadRequest("can't parse the body as a JSON object")
    return found


async def _no_such_address(_: Request, __: Exception) -> Response:
    return JSONResponse(NotFound("").to_json(), HTTPStatus.NOT_FOUND)


@cache
def _method_names() -> dict[str, str]:
    """The API takes the names of methods in any case."""
    return {name.lower(): name for name in spec().methods}
