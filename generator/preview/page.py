"""What is wrong, as HTML: a box over the last good page, or a page of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from html import escape

from generator.errors import ContentError, GeneratorError, Problem
from generator.preview import words_vi as words

LineOf = Callable[[str, int], str]
"""Returns the text of a line of a file, "" when it cannot be read."""

_STYLE = """
.cnscd-problems{position:fixed;inset:0 0 auto 0;z-index:99999;max-height:70vh;overflow:auto;
box-sizing:border-box;margin:0;padding:.75rem 1rem 1rem;font:1rem/1.55 system-ui,sans-serif;
text-align:left;color:#1b1b1b;background:#fff8f7;border-bottom:.35rem solid #a30f14}
.cnscd-problems.alone{position:static;max-height:none;max-width:48rem;margin:0 auto;border:0;
background:none}
.cnscd-problems h1{margin:0 0 .25rem;font-size:1.3rem;line-height:1.35;color:#a30f14}
.cnscd-problems summary{cursor:pointer;padding:.3rem 0;color:#44403f}
.cnscd-problems ol{margin:.5rem 0 0;padding-left:1.6rem}
.cnscd-problems li{margin:0 0 .9rem}
.cnscd-problems p{margin:.1rem 0;white-space:pre-line}
.cnscd-problems code,.cnscd-problems pre{font:.95rem/1.5 Consolas,ui-monospace,monospace}
.cnscd-problems code{overflow-wrap:anywhere}
.cnscd-problems pre{margin:.2rem 0;padding:.3rem .6rem;white-space:pre-wrap;
overflow-wrap:anywhere;color:#1b1b1b;background:#f3e6e4;border-left:.25rem solid #a30f14}
""".replace("\n", "")

_RELOAD = """
<script>
(function look() {
  setTimeout(function () {
    fetch(location.href, {cache: "no-store"}).then(function (answer) {
      return answer.text();
    }).then(function (text) {
      if (text.indexOf("%s") < 0) location.reload(); else look();
    }).catch(look);
  }, 1000);
})();
</script>
"""


def render_box(failure: GeneratorError, line_of: LineOf) -> str:
    """Return the box to lay over a page, with all problems; it can be made small."""
    return (
        f"<style>{_STYLE}</style>"
        f'<section class="cnscd-problems" role="alert" lang="vi">{_title(failure)}'
        f"<details open><summary>{words.KEPT} {words.RELOADS}</summary>"
        f"{_list(failure, line_of)}</details></section>"
    )


def render_alone(failure: GeneratorError, line_of: LineOf) -> str:
    """Return a page with all problems, for when there is no good page; it reloads once mended."""
    inside = f"{_title(failure)}<p>{words.NONE_YET} {words.RELOADS}</p>{_list(failure, line_of)}"
    mark = hashlib.sha256(inside.encode()).hexdigest()[:16]
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<link rel="icon" href="data:,"><title>{escape(_heading(failure))}</title>'
        f"<style>body{{margin:0;background:#fff8f7}}{_STYLE}</style></head><body>"
        f'<main class="cnscd-problems alone" data-mark="{mark}">{inside}</main>'
        f"{_RELOAD % mark}</body></html>"
    )


def _heading(failure: GeneratorError) -> str:
    if not isinstance(failure, ContentError):
        return words.TITLE_OTHER
    return words.TITLE.format(count=sum(not problem.is_warning for problem in failure.problems))


def _title(failure: GeneratorError) -> str:
    return f"<h1>{escape(_heading(failure))}</h1>"


def _list(failure: GeneratorError, line_of: LineOf) -> str:
    if not isinstance(failure, ContentError):
        return f"<pre>{escape(str(failure).strip())}</pre>"
    first = sorted(failure.problems, key=lambda problem: problem.is_warning)
    return f"<ol>{''.join(_item(problem, line_of) for problem in first)}</ol>"


def _item(problem: Problem, line_of: LineOf) -> str:
    pos = problem.pos
    line = line_of(pos.path, pos.line)
    place = words.LINE.format(line=pos.line, column=pos.column)
    message = problem.message[:1].upper() + problem.message[1:]
    kind = f" ({words.WARNING})" if problem.is_warning else ""
    return (
        f"<li><p><strong>{escape(message)}</strong>{kind}</p>"
        f"<p><code>{escape(str(pos))}</code> ({place})</p>"
        + (f"<pre>{escape(line)}</pre>" if line.strip() else "")
        + (f"<p>{words.HINT} {escape(problem.hint)}</p>" if problem.hint else "")
        + "</li>"
    )
