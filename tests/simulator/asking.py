"""Raw requests, as no library would make them."""

from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True)
class Ask:
    """Calls methods with JSON."""

    client: httpx.AsyncClient

    async def __call__(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The whole answer."""
        answer: dict[str, Any] = (await self.client.post(method, json=parameters)).json()
        return answer

    async def result(self, method: str, **parameters: Any) -> Any:
        """What came of a request that has to work."""
        answer = await self(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **parameters: Any) -> str:
        """Why a request that must not work is refused."""
        answer = await self(method, **parameters)
        assert not answer["ok"], answer
        return str(answer["description"])
