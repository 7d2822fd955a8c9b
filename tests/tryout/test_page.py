"""The page's files: all of them local, none of them of the kind that could run what people write."""

import inspect
import re
from pathlib import Path
from typing import get_args

import pytest

import bot.replies
from bot.render.callback import Action, Asked, Show
from bot.texts import Texts
from bot.tryout import reading
from bot.tryout.gate import SECURITY
from bot.tryout.web import STATIC
from tests.tryout.visiting import Visitor

FILES = sorted(each for each in STATIC.iterdir() if each.is_file())
SCRIPTS = [each for each in FILES if each.suffix == ".js"]
PAGE = (STATIC / "index.html").read_text("utf-8")


async def test_every_file_is_served_with_its_type_and_the_policy(visitor: Visitor) -> None:
    types = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
    for file in FILES:
        response = await visitor.client.get(f"/try/{file.name}")
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith(types[file.suffix])
        for name, value in SECURITY.items():
            assert response.headers[name] == value


async def test_the_page_is_at_its_address(visitor: Visitor) -> None:
    assert (await visitor.client.get("/try/")).text == PAGE
    assert (await visitor.client.get("/try")).headers["Location"] == "/try/"


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline() -> None:
    policy = SECURITY["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"unsafe|\*|https?:", policy)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nothing_is_loaded_from_other_hosts(file: Path) -> None:
    text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")  # a name, not an address
    assert not re.search(r"(?:src|href|url|import|from|fetch|EventSource)\s*[=(]?\s*[\"'(]?(?:https?:)?//", text)
    assert "@import" not in text


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_scripts_make_nodes_and_no_markup(file: Path) -> None:
    text = file.read_text("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc", text)


def test_the_page_has_no_script_or_style_of_its_own() -> None:
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", PAGE)


def test_everything_that_the_page_says_is_there_and_nothing_else() -> None:
    texts = Texts.load().by_language["en"]
    known = {key.removeprefix("tryout.page.") for key in texts if key.startswith("tryout.page.")}
    said = set(re.findall(r'data-say(?:-\w+)?="(\w+)"', PAGE))
    begun = set()
    for script in SCRIPTS:
        text = script.read_text("utf-8")
        said |= set(re.findall(r'\bsay\("(\w+)"', text)) | set(re.findall(r'\bsection\("(\w+)"', text))
        for first, second in re.findall(r'\bsay\([^()]*\? "(\w+)" : "(\w+)"', text):
            said |= {first, second}
        said |= set(re.findall(r'\btool\("(\w+)"', text))
        begun |= set(re.findall(r"\bsay\(`(\w+_)\$\{", text))
    assert said <= known
    assert {each for each in known - said if not each.startswith(tuple(begun))} == {"language_name"}


def test_there_are_words_for_everything_that_can_come_of_an_act() -> None:
    replies = Path(bot.replies.__file__).read_text("utf-8")
    outcomes = {found.replace(".", "_") for found in re.findall(r'Reply\(f?"([\w.]+[\w])"', replies)}
    outcomes |= {each.replace(".", "_") for each in re.findall(r'"(inline\.\w+)"', inspect.getsource(reading))}
    outcomes |= {f"show_{each.name.lower()}" for each in Asked} | {"nothing", "menu"}
    outcomes |= {re.sub("(?<=[a-z])(?=[A-Z])", "_", each.__name__).lower() for each in get_args(Action) if each != Show}
    elsewhere = {"hello", "failed"}  # no act's, or none that goes well
    needed = {each for each in outcomes - elsewhere if not each.startswith("menu_")}
    assert {f"tryout.page.outcome_{each}" for each in needed} <= Texts.load().by_language["en"].keys()


def test_every_module_that_is_imported_is_there() -> None:
    for script in SCRIPTS:
        for name in re.findall(r'from "\./(\w+\.js)"', script.read_text("utf-8")):
            assert (STATIC / name).is_file(), f"{script.name} imports {name}"
