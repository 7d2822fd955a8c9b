"""What axe finds: rules on what makes a page hard to use for some people."""

from importlib.resources import files
from typing import Any

from playwright.async_api import Page

_ACCEPTED = {("scrollable-region-focusable", "#suggestions")}
"""Rule and place of what is no fault: the suggestions are scrolled from the field, whose active descendant they are."""
_SOURCE = files("axe_playwright_python").joinpath("axe.min.js")
_RUN = """async tags => {
    const found = await axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
    return found.violations;
}"""
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


async def findings(page: Page) -> list[str]:
    """What is wrong with a page as it stands: how bad, which rule, where."""
    await page.evaluate(_SOURCE.read_text("utf-8"))
    found: list[dict[str, Any]] = await page.evaluate(_RUN, _TAGS)
    return [
        f"{each['impact']}: {each['id']}: {each['help']}: {node['html']}: {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
        if (each["id"], *node["target"]) not in _ACCEPTED
    ]
