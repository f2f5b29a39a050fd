"""The handbook says all there is, and nothing that is not there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any, get_args

import click
import pytest
import yaml
from lxml import etree
from pydantic import BaseModel

from generator import cli, pipeline, plugin
from generator.model.kinds import KINDS
from generator.plan import plan_build
from generator.plan.handbook import FOR_OFFICERS, HAND_WRITTEN
from generator.render.pages import render_page
from tests.conftest import ROOT, TINY
from tests.test_architecture import MAY_IMPORT

PAGES = sorted((ROOT / "docs/so-tay").glob("*.md"))
DRAWINGS = sorted((ROOT / "docs/assets/so-tay").glob("*.svg"))
DOCUMENTS = [*PAGES, *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "ARCHITECTURE"))]
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"\]\(([^)#]+\.md)[^)]*\)")
MAX_DRAWING_BYTES = 15_000


@pytest.fixture(scope="module")
def rendered() -> dict[str, str]:
    """The listed pages of the handbook as Markdown, by their address, nothing escaped."""
    plan = plan_build(pipeline.check(TINY).content, commands=cli.offered())
    return {
        page.url: re.sub(r"&#(\d+);", lambda it: chr(int(it[1])), render_page(page, plan, {}))
        for page in plan.pages
        if page.url.startswith("so-tay/")
    }


# All there is


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield every model that a value of this type may hold, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_in(field.annotation)
    for inner in get_args(annotation):
        yield from models_in(inner)


@pytest.mark.parametrize(("kind", "model"), [(kind, model) for kind, _, model in KINDS])
def test_every_field_of_a_kind_of_file_is_explained_on_its_page(rendered, kind, model):
    lines = rendered[f"so-tay/cac-muc/{kind}/"].splitlines()
    for part in models_in(model):
        for name, field in part.model_fields.items():
            told = "(phải có): " if field.is_required() else ": "
            entry = f"<code>{name}</code>** {told}".replace(" :", ":") + field.description
            assert f"- **{' '.join(entry.split())}" in lines, f"{part.__name__}.{name}"


def commands(group: click.Group, name: str = "") -> Iterator[tuple[str, click.Command]]:
    for own, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {own}".strip())
        else:
            yield f"{name} {own}".strip(), command


@pytest.mark.parametrize(("name", "command"), list(commands(cli.main)))
def test_every_command_and_option_is_explained(rendered, name, command):
    page = rendered["so-tay/lenh/"]
    section = page.partition(f"\n## cnscd {name} {{:")[2].partition("\n## ")[0]
    assert section, name
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            for option in parameter.opts:
                line = next((it for it in section.splitlines() if f"<code>{option}" in it), "")
                assert " ".join((parameter.help or "?").split()) in line, option


def test_mkdocs_alone_knows_the_commands_too():
    assert plugin._offered() == cli.offered()


def test_every_page_of_the_handbook_stands_in_the_menu_and_every_kind_of_file_is_named():
    assert {path.stem for path in PAGES} == set(HAND_WRITTEN)
    listed = (ROOT / "docs/so-tay/muc-yaml.md").read_text("utf-8")
    for kind, *_ in KINDS:
        assert f"](cac-muc/{kind}.md)" in listed, kind


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_officers_find_a_page_and_residents_are_not_led_there_first(path):
    meta = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    assert meta["title"]
    assert 60 <= len(meta["description"]) <= 170
    assert meta["search"]["label"] == FOR_OFFICERS.label
    assert meta["search"]["weight"] == FOR_OFFICERS.weight
    assert not meta["search"]["whole"]
    assert len(meta["search"]["asked"]) >= 2


def test_every_room_is_explained_to_maintainers_with_what_it_imports():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]*) \|$", text, re.MULTILINE))
    assert set(rows) == set(MAY_IMPORT)
    for room, imported in rows.items():
        named = set(re.findall(r"`(\w+)`", imported))
        assert not named or "core" in imported or named == MAY_IMPORT[room], room


# Nothing that is not there


def shown_commands(markdown: str) -> Iterator[str]:
    """Yield every `cnscd …` that a page tells people to type."""
    typed = r"(?:\S*[\\/])?(cnscd [^#\n]*)"
    yield from re.findall(rf"^ {{4,}}{typed}", markdown, re.MULTILINE)
    for fence in re.findall(r"```\w*\n(.*?)```", markdown, re.DOTALL):
        yield from re.findall(rf"^{typed}", fence, re.MULTILINE)
    yield from re.findall(r"(?<!`)`(cnscd [^`\n]+)`", markdown)


def faults(shown: str) -> Iterator[str]:
    """Yield what the command line would not understand of a command as a page shows it."""
    words = shlex.split(re.sub(r"[\[\]]", " ", shown).replace("|", " "))[1:]
    command: click.Command = cli.main
    while words and isinstance(command, click.Group) and not words[0].startswith("-"):
        word = words.pop(0)
        if word not in command.commands:
            if not command.invoke_without_command:
                yield f"{shown}: no command {word}"
                return
            break
        command = command.commands[word]
    options = {name: it for it in command.params for name in (*it.opts, *it.secondary_opts)}
    free = 0
    while words:
        word = words.pop(0)
        if word.startswith("-"):
            name, _, value = word.partition("=")
            if name not in options and name not in ("--help", "--version"):
                yield f"{shown}: no option {name}"
            elif name in options and not getattr(options[name], "is_flag", False) and not value:
                if not words:
                    yield f"{shown}: {name} without its value"
                words = words[1:]
        elif word != "…":
            free += 1
    takes = [it.nargs for it in command.params if isinstance(it, click.Argument)]
    if free > sum(takes) and -1 not in takes:
        yield f"{shown}: {free} words too many"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_page_shows_no_command_and_no_option_that_does_not_exist(path):
    shown = list(shown_commands(path.read_text("utf-8")))
    assert [fault for it in shown for fault in faults(it)] == []


def test_a_command_that_does_not_exist_is_noticed():
    page = "Gõ `cnscd biuld` rồi:\n\n    cnscd build --onyl x\n\n```\ncnscd check thd-12\n```\n"
    assert len([fault for it in shown_commands(page) for fault in faults(it)]) == 3


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_page_leads_to_is_there(path):
    text = path.read_text("utf-8")
    made = {page.src_uri for page in plan_build(pipeline.check(TINY).content).pages}
    made |= {f"huong-dan/{path.stem}.md" for path in (ROOT / "content/guides").glob("*.yml")}
    made |= {"so-tay/lenh.md", *(f"so-tay/cac-muc/{kind}.md" for kind, *_ in KINDS)}
    for target in LINK.findall(text):
        if not target.startswith("https://"):
            file = (path.parent / target).resolve()
            in_docs = file.is_relative_to(ROOT / "docs") and file.relative_to(ROOT / "docs")
            assert file.is_file() or (in_docs and in_docs.as_posix() in made), target


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_has_small_pictures_that_are_there_and_say_what_they_show(path):
    for words, target in PICTURE.findall(path.read_text("utf-8")):
        assert (path.parent / target).resolve() in DRAWINGS, target
        assert len(words) >= 20, target


def test_every_drawing_is_used_small_and_safe():
    text = "".join(path.read_text("utf-8") for path in PAGES)
    assert len(DRAWINGS) >= 8
    for path in DRAWINGS:
        assert f"so-tay/{path.name})" in text, path.name
        assert path.stat().st_size <= MAX_DRAWING_BYTES, path.name
        root = etree.fromstring(path.read_bytes())
        assert root.get("viewBox"), path.name
        names = {etree.QName(it).localname for it in root.iter(etree.Element)}
        assert names <= {"svg", "g", "rect", "circle", "path", "line", "text", "tspan", "title"}
        sizes = [float(it.get("font-size")) for it in root.iter() if it.get("font-size")]
        width = float(root.get("viewBox").split()[2])
        # On a phone 360 px wide a picture is some 320 px wide.
        assert min(sizes) * 320 / width >= 10, (path.name, min(sizes))


@pytest.fixture(scope="module")
def known_to_content() -> set[str]:
    """Names and numbers of everybody in the shipped content and in that of the tests."""
    typed = [pipeline.private(content) for content in (ROOT / "content", TINY)]
    members = [
        member for it in typed for group in it.all_groups() for member in group.model.members
    ]
    members += [
        member for it in typed for ward in it.localities for member in ward.model.team.members
    ]
    return {member.name for member in members} | {str(it.phone) for it in members if it.phone}


def test_the_handbook_names_nobody_and_no_number_that_rings(rendered, known_to_content):
    texts = {path.name: path.read_text("utf-8") for path in (*PAGES, *DRAWINGS)} | rendered
    for name, text in texts.items():
        text = text.replace("\u00a0", " ")
        assert [it for it in known_to_content if it.replace("\u00a0", " ") in text] == [], name
        for number in re.findall(r"(?<![\d/.,-])0\d{3} ?\d{3} ?\d{3}\b", text):
            assert number.startswith("0500"), (name, number)
