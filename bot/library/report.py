"""Put a report in words: plain text for the terminal."""

from bot.library.check import Report


def render_report(report: Report) -> str:
    """Every error and warning with its place and what to do, then the figures; the last line ends with a line break."""
    return f"{report.folder}: {len(report.errors)} errors, {len(report.warnings)} warnings\n"
