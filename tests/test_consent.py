"""Silence is not consent: what a member did not agree to show does not exist after `validate`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator import pipeline
from generator.model.phone import Phone
from generator.model.place import Consent, GroupSource, LocalitySource, Member, Team
from generator.model.public import PublicContent, PublicMember, ResidentialGroup
from generator.text_vi import fold

GROUP = "localities/mau-phuong/groups/mau-1.yml"
USES = {"web": ("web",), "poster": ("web", "print"), "paper": ("print",)}
FIELDS = {
    "name": "Đỗ Văn Im",
    "organisation": "Hội Người cao tuổi",
    "tasks": ("Chữ ký số",),
    "phone": Phone.parse("0500 111 005"),
    "zalo": True,
}
SILENT = PublicMember(role="thành viên")


def first_group(content: Path) -> ResidentialGroup:
    return pipeline.check(content).content.localities[0].groups[0]


def last_member_agrees(content: Path, consent: str) -> ResidentialGroup:
    """Return the group after its last member, of whom we know all, gave consent (flow YAML)."""
    path = content / GROUP
    facts = "    organisation: Hội Người cao tuổi\n    tasks: [Chữ ký số]\n    zalo: có\n"
    text = path.read_text(encoding="utf-8") + facts + f"    consent: {consent}\n"
    path.write_text(text, encoding="utf-8")
    return first_group(content)


def shown(member: PublicMember) -> set[str]:
    return {name for name in FIELDS if getattr(member, name)}


def reachable(value: Any) -> Iterator[Any]:
    """Yield value and everything that an attribute, item or private slot of it leads to."""
    yield value
    if isinstance(value, BaseModel):
        inside = [*vars(value).values(), value.__pydantic_extra__, value.__pydantic_private__]
    elif dataclasses.is_dataclass(value):
        inside = [*vars(value).values()]
    elif isinstance(value, dict):
        inside = [*value.keys(), *value.values()]
    elif isinstance(value, (list, tuple, set, frozenset)):
        inside = list(value)
    else:
        return
    for item in inside:
        yield from reachable(item)


def all_words(content: PublicContent) -> str:
    scalars = (str, Phone)
    return "\n".join(str(value) for value in reachable(content) if isinstance(value, scalars))


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("channels", [("web",), ("print",), ("web", "print")], ids="+".join)
def test_a_field_is_shown_where_it_was_agreed_and_nowhere_else(
    field: str, channels: tuple[str, ...], scratch: Path
) -> None:
    fields = "[phone, zalo]" if field == "zalo" else f"[{field}]"
    agreed = ", ".join(f"{channel}: {fields}" for channel in channels)
    group = last_member_agrees(scratch, f"{{date: 2026-09-05, {agreed}}}")
    for use, needed in USES.items():
        member = getattr(group, use)[-1]
        expected = {"phone", "zalo"} if field == "zalo" else {field}
        assert shown(member) == (expected if set(needed) <= set(channels) else set())
        assert all(getattr(member, name) == FIELDS[name] for name in shown(member))


def test_a_poster_file_shows_only_what_was_agreed_for_web_and_print_both(scratch: Path) -> None:
    consent = "{date: 2026-09-05, web: [name, phone, tasks], print: [name, organisation, tasks]}"
    group = last_member_agrees(scratch, consent)
    assert shown(group.web[-1]) == {"name", "phone", "tasks"}
    assert shown(group.poster[-1]) == {"name", "tasks"}
    assert shown(group.paper[-1]) == {"name", "organisation", "tasks"}


@pytest.mark.parametrize(
    "consent",
    [
        "",
        "~",
        "{date: 2026-09-05}",
        "{date: 2026-09-05, web: [], print: []}",
        "{date: 2026-09-05, web: [name, phone], print: [name, phone], withdrawn: 2026-09-06}",
        "{date: 2026-09-05, web: [name, phone], print: [name, phone], withdrawn: 2026-11-21}",
        "{date: 2026-09-05, web: [name, phone], print: [name, phone], until: 2026-11-20}",
    ],
)
def test_none_withdrawn_and_expired_consent_all_mean_no_consent(
    consent: str, scratch: Path
) -> None:
    group = last_member_agrees(scratch, consent)
    assert [getattr(group, use)[-1] for use in USES] == [SILENT] * 3


def test_consent_lasts_through_its_last_day(scratch: Path) -> None:
    consent = "{date: 2026-09-05, web: [name], print: [name], until: 2026-11-21}"
    group = last_member_agrees(scratch, consent)
    assert [shown(getattr(group, use)[-1]) for use in USES] == [{"name"}] * 3


def test_a_number_without_the_zalo_field_has_no_zalo_button(scratch: Path) -> None:
    group = last_member_agrees(scratch, "{date: 2026-09-05, web: [phone], print: [phone]}")
    assert [getattr(group, use)[-1].zalo for use in USES] == [False] * 3


def test_the_role_is_shown_always_so_that_the_team_can_be_counted(scratch: Path) -> None:
    group = first_group(scratch)
    roles = ["tổ trưởng", "tổ phó", "thành viên", "thành viên", "thành viên"]
    for use in USES:
        assert [member.role for member in getattr(group, use)] == roles


def test_each_use_of_a_whole_group_shows_whom_it_may(scratch: Path) -> None:
    group = first_group(scratch)
    named = {use: [member.name for member in getattr(group, use)] for use in USES}
    assert named == {
        "web": ["Nguyễn Văn A", None, "Lê Văn Mạng", None, None],
        "poster": ["Nguyễn Văn A", None, None, None, None],
        "paper": ["Nguyễn Văn A", "Trần Thị Giấy", None, None, None],
    }


def test_no_private_type_can_be_reached_from_the_public_content(scratch: Path) -> None:
    kinds = {type(value) for value in reachable(pipeline.check(scratch).content)}
    assert PublicMember in kinds
    assert kinds.isdisjoint({Member, Consent, Team, GroupSource, LocalitySource})


def test_no_withheld_value_can_be_reached_from_the_public_content(scratch: Path) -> None:
    content = pipeline.check(scratch).content
    words = all_words(content)
    assert "Nguyễn Văn A" in words  # else this test would look in the wrong place
    withheld = ("Vũ Thị Rút", "Đỗ Văn Im", "Phạm Văn Kín", "Bùi Văn", "Phiếu số 1")
    assert not [name for name in withheld if fold(name) in fold(words)]
    for digits in ("0500111004", "0500111005", "0500777001", "0500222001", "0500222002"):
        assert Phone.parse(digits) not in list(reachable(content))
        assert str(Phone.parse(digits)) not in words


def test_what_was_agreed_for_paper_alone_is_in_the_paper_edition_alone(scratch: Path) -> None:
    group = first_group(scratch)
    of_paper_only = {"Trần Thị Giấy", Phone.parse("0500 111 002")}
    for use in ("web", "poster"):
        assert of_paper_only.isdisjoint(
            value for value in reachable(getattr(group, use)) if isinstance(value, (str, Phone))
        )
    assert of_paper_only <= set(reachable(group.paper[1]))


def test_the_team_of_a_ward_follows_the_same_rule(scratch: Path) -> None:
    assert pipeline.check(scratch).content.localities[0].team.web == (
        PublicMember(role="tổ trưởng"),
    )
    path = scratch / "localities/mau-phuong/locality.yml"
    text = path.read_text(encoding="utf-8")
    phone = "      phone: 0500 777 001\n"
    consent = "      consent: {date: 2026-09-05, web: [name]}\n"
    path.write_text(text.replace(phone, phone + consent), encoding="utf-8")
    assert pipeline.check(scratch).content.localities[0].team.web == (
        PublicMember(role="tổ trưởng", name="Phạm Văn Kín"),
    )


def test_a_public_fact_has_no_memory_of_the_members_it_stood_beside(scratch: Path) -> None:
    locality = pipeline.check(scratch).content.localities[0]
    for facts in (locality.facts, locality.team.facts, locality.groups[0].facts):
        assert not hasattr(facts, "members")
        assert not hasattr(facts, "team")
        assert "0500 111 005" not in facts.model_dump_json(warnings="error")
