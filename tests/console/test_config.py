"""`verbatim config`."""

import json
from pathlib import Path

from tests.console.terminals import environment, verbatim


def test_it_prints_what_holds_and_where_it_was_set(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT=81\n", "utf-8")
    run = verbatim("config", cwd=tmp_path, env=environment(ADMIN_IDS="8,7"))
    assert (run.returncode, run.stderr) == (0, b"")
    said = run.stdout.decode()
    assert "\nPORT = 81  (.env, line 1)\n    the web server's port\n" in said
    assert "\nADMIN_IDS = 7,8  (environment)\n" in said
    assert "\nTELEGRAM_BOT_TOKEN = not set  (default)\n" in said
    assert "\n# telegram.yaml\n\ngroup_hello = yes  (default)\n" in said


def test_programs_get_a_list_of_objects() -> None:
    token = "123456789:AAabcdefghijklmnopqrstuvwxyz_-01234"  # noqa: S105 (of nobody)
    run = verbatim("config", "--json", env=environment(TELEGRAM_BOT_TOKEN=token, LOG_TEXTS="yes"))
    assert (run.returncode, run.stderr) == (0, b"")
    found = {each["name"]: each for each in json.loads(run.stdout)}
    assert found["TELEGRAM_BOT_TOKEN"]["value"] == "***"
    assert found["LOG_TEXTS"] == {
        "name": "LOG_TEXTS",
        "value": True,
        "where": "environment",
        "meaning": "whether the log shows what people write",
    }
    assert found["PUBLIC_URL"]["value"] is None


def test_what_is_wrong_is_said_instead_all_of_it() -> None:
    for options in ([], ["--json"]):
        run = verbatim("config", *options, env=environment(PORT="x", LOG_FORMAT="xml", TELEGRAM_BOT_TOKEN="hush"))  # noqa: S106
        assert (run.returncode, run.stdout) == (1, b"")
        said = run.stderr.decode()
        assert [line.split(" ")[0] for line in said.splitlines()] == ["TELEGRAM_BOT_TOKEN", "PORT", "LOG_FORMAT"]
        assert "LOG_FORMAT (environment): “xml” is not right; it must be one of auto, text, json" in said
        assert "hush" not in said
