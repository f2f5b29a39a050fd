"""Style sheets → the few rules that one page uses, to stand in the page itself.

A phone on a slow line waits for every file before it shows a word, and the theme's sheet is 137 KB
for a page that uses a tenth of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import tinycss2
from tinycss2 import ast

PLACE = "<style></style>"
"""What the templates leave where the style of the page goes."""

_TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:=\"[^\"]*\")?)*)")
_ATTRIBUTE = re.compile(r"([\w:-]+)(?:=\"([^\"]*)\")?")
_WORD = re.compile(r"[\w-]+")
_VARIABLE = re.compile(r"--[\w-]+")
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_NESTED = frozenset({"media", "supports"})
_COUNTED = frozenset({"keyframes", "-webkit-keyframes"})

Names = frozenset[str]


@dataclass(frozen=True)
class _Rule:
    """One rule: its selectors, each with the names a page must have, and its declarations."""

    selectors: tuple[tuple[str, Names], ...]
    declarations: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Block:
    """An at-rule: its head as written, and the rules inside, or its body when it has none."""

    head: str
    rules: tuple[_Rule | _Block, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class StyleSheet:
    """Rules in the order written."""

    rules: tuple[_Rule | _Block, ...]
    asked: Names
    """Every name that some rule asks for; pages that have the same of these get the same style."""
    later: Names
    """Those of them that a script may put on any page."""


def read_styles(
    texts: Iterable[str], scripts: Iterable[str] = (), later: Sequence[str] = ()
) -> StyleSheet:
    """Return the sheets of texts as one, in that order.

    Args:
        texts: CSS. Addresses in `url()` must not be relative: the rules move into pages.
        scripts: JavaScript; a class, attribute or tag that one of them names may come to any page.
        later: beginnings of further names that come later, `.md-search` or `[hidden`.
    """
    rules: list[_Rule | _Block] = []
    for text in texts:
        found = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        rules += _read(found)
    asked = frozenset(_asked(rules))
    words = {word for script in scripts for word in _WORD.findall(script)}
    come = (name for name in asked if name.startswith(tuple(later)) or _spoken(name) & words)
    return StyleSheet(tuple(rules), asked, frozenset(come))


def _spoken(name: str) -> set[str]:
    """Return how a script may say the name of a rule: `[data-a-b]` is data-a-b, or dataset.aB."""
    bare = name.strip(".#[]").partition("=")[0]
    first, *rest = bare.removeprefix("data-").split("-")
    return {bare, first + "".join(part.capitalize() for part in rest)}


def with_styles(page: str, sheet: StyleSheet) -> str:
    """Return page with the rules it uses where its template left `PLACE`; others untouched."""
    if PLACE not in page:
        return page
    return page.replace(PLACE, f"<style>{_css_for(_names(page) & sheet.asked, sheet)}</style>", 1)


@lru_cache(maxsize=512)
def _css_for(names: Names, sheet: StyleSheet) -> str:
    kept = _used(sheet.rules, names | sheet.later)
    return _written(_without_idle_variables(kept))


def _read(nodes: Iterable[ast.Node]) -> list[_Rule | _Block]:
    rules: list[_Rule | _Block] = []
    for node in nodes:
        if isinstance(node, ast.QualifiedRule):
            declarations = tuple(_declarations(node.content))
            if declarations:
                rules.append(_Rule(tuple(_selectors(node.prelude)), declarations))
        elif isinstance(node, ast.AtRule) and node.content is not None:
            head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude).rstrip()}"
            if node.lower_at_keyword in _NESTED:
                inside = tinycss2.parse_rule_list(
                    node.content, skip_comments=True, skip_whitespace=True
                )
                rules.append(_Block(head, tuple(_read(inside))))
            else:
                rules.append(_Block(head, body=_squeezed(tinycss2.serialize(node.content))))
    return rules


def _asked(rules: Iterable[_Rule | _Block]) -> Iterable[str]:
    for rule in rules:
        if isinstance(rule, _Rule):
            for _, names in rule.selectors:
                yield from names
        else:
            yield from _asked(rule.rules)


def _declarations(content: Sequence[ast.Node]) -> Iterable[tuple[str, str]]:
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if isinstance(item, ast.Declaration):
            name = item.name if item.name.startswith("--") else item.lower_name
            value = _squeezed(tinycss2.serialize(item.value))
            yield name, value + ("!important" if item.important else "")


def _squeezed(css: str) -> str:
    return re.sub(r"\s+", " ", css).strip()


def _selectors(prelude: Sequence[ast.Node]) -> Iterable[tuple[str, Names]]:
    one: list[ast.Node] = []
    for token in [*prelude, None]:
        if token is None or (isinstance(token, ast.LiteralToken) and token.value == ","):
            yield _squeezed(tinycss2.serialize(one)), frozenset(_needed(one))
            one = []
        else:
            one.append(token)


def _needed(selector: Sequence[ast.Node]) -> Iterable[str]:
    """Yield the names without which selector can match nothing.

    What stands in `:not()` or `:is()` is not asked for: at worst a rule stays that could go.
    """
    before = ""
    for token in selector:
        if isinstance(token, ast.IdentToken):
            if before == ".":
                yield f".{token.value}"
            elif before != ":":
                yield token.lower_value
        elif isinstance(token, ast.HashToken):
            yield f"#{token.value}"
        elif isinstance(token, ast.SquareBracketsBlock):
            yield from _needed_attribute(token)
        before = token.value if isinstance(token, ast.LiteralToken) else ""


def _needed_attribute(block: ast.SquareBracketsBlock) -> Iterable[str]:
    inside = [token for token in block.content if not isinstance(token, ast.WhitespaceToken)]
    name = inside[0].lower_value
    exact = len(inside) == 3 and isinstance(inside[1], ast.LiteralToken) and inside[1].value == "="
    yield f"[{name}={inside[2].value}]" if exact else f"[{name}]"


def _names(page: str) -> Names:
    """Return every tag, `.class`, `#id`, `[attribute]` and `[attribute=value]` on page."""
    names = {"html", "head", "body"}
    for tag, attributes in _TAG.findall(_SCRIPT.sub("<script>", page)):
        names.add(tag.lower())
        for name, value in _ATTRIBUTE.findall(attributes):
            names.add(f"[{name}]")
            if name == "class":
                names.update(f".{word}" for word in value.split())
            elif name == "id":
                names.add(f"#{value}")
            elif len(value) < 40:
                names.add(f"[{name}={value}]")
    return frozenset(names)


def _used(rules: Iterable[_Rule | _Block], names: Names) -> list[_Rule | _Block]:
    kept: list[_Rule | _Block] = []
    for rule in rules:
        if isinstance(rule, _Rule):
            selectors = tuple(item for item in rule.selectors if item[1] <= names)
            if selectors:
                kept.append(_Rule(selectors, rule.declarations))
        elif rule.body:
            kept.append(rule)
        elif inside := _used(rule.rules, names):
            kept.append(_Block(rule.head, tuple(inside)))
    return kept


def _without_idle_variables(rules: list[_Rule | _Block]) -> list[_Rule | _Block]:
    """Return rules without the custom properties that none of them reads, and idle keyframes."""
    text = _written(rules)
    while True:
        read = set(_VARIABLE.findall(" ".join(re.findall(r"var\(\s*--[\w-]+", text))))
        rules = _reading(rules, read, text)
        shorter = _written(rules)
        if shorter == text:
            return rules
        text = shorter


def _reading(rules: Iterable[_Rule | _Block], read: set[str], text: str) -> list[_Rule | _Block]:
    kept: list[_Rule | _Block] = []
    for rule in rules:
        if isinstance(rule, _Rule):
            declarations = tuple(
                item for item in rule.declarations if item[0][:2] != "--" or item[0] in read
            )
            if declarations:
                kept.append(_Rule(rule.selectors, declarations))
        elif rule.body:
            keyword, _, name = rule.head[1:].partition(" ")
            if keyword not in _COUNTED or re.search(rf"animation[^;}}]*\b{name}\b", text):
                kept.append(rule)
        elif inside := _reading(rule.rules, read, text):
            kept.append(_Block(rule.head, tuple(inside)))
    return kept


def _written(rules: Iterable[_Rule | _Block]) -> str:
    parts: list[str] = []
    for rule in rules:
        if isinstance(rule, _Rule):
            selectors = ",".join(text for text, _ in rule.selectors)
            body = ";".join(f"{name}:{value}" for name, value in rule.declarations)
            parts.append(f"{selectors}{{{body}}}")
        else:
            parts.append(f"{rule.head}{{{rule.body or _written(rule.rules)}}}")
    return "".join(parts)
