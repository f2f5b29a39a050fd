"""How cost grows with the number of groups, beside stock Material for MkDocs; see README.md."""

from __future__ import annotations

import argparse
import gzip
import math
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from pathlib import Path

import watch
from synthetic import code, leave_posters_out, slug, write_peer, write_project

OURS, WARM, NO_POSTERS = "ours, cold", "ours, warm", "ours, no posters"
PEER, PEER_OUTSIDE_NAV = "stock Material", "stock Material, pages outside nav"


@dataclass(frozen=True)
class Result:
    """What one build cost and left behind; sizes in bytes, memory as peak resident set."""

    groups: int
    variant: str
    wall_seconds: float
    cpu_seconds: float
    main_kib: int
    child_kib: int
    is_stopped: bool = False
    pages: int = 0
    group_page: int = 0
    group_page_gzip: int = 0
    home: int = 0
    locality: int = 0
    site: int = 0


def main() -> None:
    """Measure every size and print the table."""
    options = _options()
    results: list[Result] = []
    for size in options.sizes:
        folder = Path(tempfile.mkdtemp(prefix=f"scale-{size}-", dir=options.folder))
        try:
            for result in measure_size(size, folder, options):
                sys.stderr.write(f"{result}\n")
                results.append(result)
        finally:
            shutil.rmtree(folder)
    sys.stdout.write("\n".join([*table(results), "", *linearity(results)]) + "\n")


def measure_size(size: int, folder: Path, options: argparse.Namespace) -> Iterator[Result]:
    """Yield one Result a variant, built one after another."""
    ours = write_project(folder / "ours", size)
    for variant in (OURS, WARM):
        yield _built(size, variant, ours, limit_seconds=math.inf)
    shutil.rmtree(ours / "site")
    leave_posters_out(ours)
    yield _built(size, NO_POSTERS, ours, limit_seconds=math.inf)
    if not options.only_ours:
        for variant, nav in ((PEER_OUTSIDE_NAV, ["index.md"]), (PEER, None)):
            peer = write_peer(folder / "peer", ours, nav)
            yield _built(size, variant, peer, options.peer_limit_seconds)
            shutil.rmtree(peer)


def _built(groups: int, variant: str, project: Path, limit_seconds: float) -> Result:
    result = replace(run_build(project, limit_seconds), groups=groups, variant=variant)
    if result.is_stopped:
        return result
    site, page = project / "site", (project / f"site/t/{code(0, 0)}/index.html").read_bytes()
    return replace(
        result,
        pages=sum(1 for _ in site.rglob("*.html")),
        group_page=len(page),
        group_page_gzip=len(gzip.compress(page)),
        home=(site / "index.html").stat().st_size,
        locality=(site / slug(0) / "index.html").stat().st_size,
        site=sum(path.stat().st_size for path in site.rglob("*") if path.is_file()),
    )


def run_build(project: Path, limit_seconds: float) -> Result:
    """Run `mkdocs build` in project; stop it at limit_seconds."""
    command = [str(Path(sys.executable).parent / "mkdocs"), "build"]
    cost = watch.run(command, project, {"NO_MKDOCS_2_WARNING": "1"}, limit_seconds)
    return Result(0, "", **asdict(cost))


def table(results: list[Result]) -> list[str]:
    """Return the Markdown table; ratios are wall (CPU) time over the peer's of the same size."""
    head = (
        "groups|build|pages|wall s|CPU s|s/group|main MB|child MB|group page B (gzip)|home B"
        "|locality B|site MB|× stock, wall (CPU)|× stock outside nav, wall (CPU)"
    )
    rows = [head, "|".join("---" for _ in head.split("|"))]
    for item in results:
        more = "> " if item.is_stopped else ""
        cells = [
            f"{item.groups}|{item.variant}|{item.pages}|{more}{item.wall_seconds:.1f}",
            f"{more}{item.cpu_seconds:.1f}|{item.wall_seconds / item.groups:.4f}",
            f"{item.main_kib / 1024:.0f}|{item.child_kib / 1024:.0f}",
            f"{item.group_page} ({item.group_page_gzip})|{item.home}|{item.locality}",
            f"{item.site / 1e6:.1f}|{_ratio(item, results, PEER)}",
            _ratio(item, results, PEER_OUTSIDE_NAV),
        ]
        rows.append("|".join(cells))
    return [f"|{row}|" for row in rows]


def _ratio(item: Result, results: list[Result], variant: str) -> str:
    for peer in results if not item.is_stopped else ():
        if (peer.groups, peer.variant) == (item.groups, variant) and peer is not item:
            less = "< " if peer.is_stopped else ""
            wall = item.wall_seconds / peer.wall_seconds
            return f"{less}{wall:.2f} ({item.cpu_seconds / peer.cpu_seconds:.2f})"
    return ""


def linearity(results: list[Result]) -> list[str]:
    """Return, for each build, what one more group costs and the exponents of growth.

    A constant cost of one more group is linear growth; so is an exponent of 1, once the fixed
    start-up is small beside the rest. 2 is quadratic. CPU time is less noisy on a shared machine.
    """
    lines = []
    for variant in dict.fromkeys(item.variant for item in results):
        mine = [item for item in results if item.variant == variant and not item.is_stopped]
        if len(mine) < 2:
            continue
        steps = [
            f"{before.groups} → {after.groups}: {_one_more(before, after, 'wall_seconds'):.1f} ms"
            f" (CPU {_one_more(before, after, 'cpu_seconds'):.1f}),"
            f" exponent {_exponent([before, after], 'wall_seconds'):.2f}"
            f" (CPU {_exponent([before, after], 'cpu_seconds'):.2f})"
            for before, after in pairwise(mine)
        ]
        fit = f"{_exponent(mine, 'wall_seconds'):.2f} (CPU {_exponent(mine, 'cpu_seconds'):.2f})"
        lines.append(f"- {variant}: one more group costs {'; '.join(steps)}; fit {fit}")
    return lines


def _one_more(before: Result, after: Result, field: str) -> float:
    """Return the cost of one more group, in milliseconds."""
    rise = getattr(after, field) - getattr(before, field)
    return 1000 * float(rise) / (after.groups - before.groups)


def _exponent(results: list[Result], field: str) -> float:
    """Return the slope of the least-squares line through log(seconds) over log(groups)."""
    xs = [math.log(item.groups) for item in results]
    ys = [math.log(getattr(item, field)) for item in results]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    rise = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return rise / sum((x - mean_x) ** 2 for x in xs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[28, 280, 2800], metavar="GROUPS")
    parser.add_argument("--only-ours", action="store_true", help="leave the peer out")
    parser.add_argument("--peer-limit-seconds", type=float, default=1800, metavar="SECONDS")
    parser.add_argument("--folder", type=Path, help="where to build (default: temporary folder)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
