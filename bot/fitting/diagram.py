"""Draw a reliability diagram as SVG: the same bytes for the same figures, readable on light and dark."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from bot.fitting.reliability import Reliability

LEFT, TOP, SIDE, BARS = 64, 24, 360, 72
"""Pixels: the square of the diagram, and the height of the bars of counts below it."""
GAP, BELOW = 16, 52
WIDTH, HEIGHT = LEFT + SIDE + 32, TOP + SIDE + GAP + BARS + BELOW
STYLE = """
    svg { color-scheme: light dark; }
    text { font: 13px sans-serif; fill: #1f2328; }
    .frame { fill: none; stroke: #1f2328; }
    .grid { stroke: #d1d9e0; }
    .perfect { stroke: #59636e; stroke-dasharray: 5 4; }
    .bar { fill: #54aeff; }
    .reach { stroke: #0969da; stroke-width: 2; }
    .dot { fill: #0969da; }
    .ground { fill: #ffffff; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; }
      .frame { stroke: #f0f6fc; }
      .grid { stroke: #3d444d; }
      .perfect { stroke: #9198a1; }
      .bar { fill: #1f6feb; }
      .reach { stroke: #4493f8; }
      .dot { fill: #4493f8; }
      .ground { fill: #0d1117; }
    }
"""


def diagram(found: Reliability) -> str:
    """The share of right first hits against their score, with 95 % intervals, and how many there are."""
    title = (
        f"{found.count} first hits, cross-validated; calibration error {found.error:.3f}, Brier score {found.brier:.3f}"
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}"/>',
        *_axes(),
        *_counts(found),
        *_shares(found),
        _text(LEFT + SIDE / 2, HEIGHT - 12, "score of the first hit"),
        _text(LEFT + SIDE / 2, TOP - 9, title, size=11),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _axes() -> Iterator[str]:
    for tenth in range(0, 11, 2):
        x, y = _x(tenth / 10), _y(tenth / 10)
        yield f'<path class="grid" d="M{x:.1f} {TOP}V{TOP + SIDE}M{LEFT} {y:.1f}H{LEFT + SIDE}"/>'
        yield _text(x, HEIGHT - BELOW + 18, f"{tenth / 10:.1f}")
        yield _text(LEFT - 8, y + 4, f"{tenth / 10:.1f}", anchor="end")
    yield f'<path class="perfect" d="M{LEFT} {TOP + SIDE}L{LEFT + SIDE} {TOP}"/>'
    yield f'<rect class="frame" x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}"/>'
    middle = TOP + SIDE / 2
    yield f'<g transform="rotate(-90 18 {middle:.1f})">{_text(18, middle, "share that is right")}</g>'


def _counts(found: Reliability) -> Iterator[str]:
    most = max((each.count for each in found.bins), default=1)
    bottom = TOP + SIDE + GAP + BARS
    for each in found.bins:
        height = (BARS - 16) * each.count / most
        x, width = _x(each.start) + 2, _x(each.end) - _x(each.start) - 4
        yield f'<rect class="bar" x="{x:.1f}" y="{bottom - height:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
        yield _text(x + width / 2, bottom - height - 4, str(each.count), size=11)
    yield f'<path class="frame" d="M{LEFT} {bottom}H{LEFT + SIDE}"/>'


def _shares(found: Reliability) -> Iterator[str]:
    for each in found.bins:
        x = _x(each.score)
        yield f'<path class="reach" d="M{x:.1f} {_y(each.low):.1f}V{_y(each.high):.1f}"/>'
        yield f'<circle class="dot" cx="{x:.1f}" cy="{_y(each.right):.1f}" r="5"/>'


def _x(share: float) -> float:
    return LEFT + SIDE * share


def _y(share: float) -> float:
    return TOP + SIDE * (1 - share)


def _text(x: float, y: float, text: str, *, anchor: str = "middle", size: int = 13) -> str:
    style = f' style="font-size:{size}px"' if size != 13 else ""  # noqa: PLR2004 - the size of all other texts
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{style}>{escape(text)}</text>'
