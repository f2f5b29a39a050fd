"""A code once in the ledger answers for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.errors import ContentError

OLD = "{{code: {}, kind: group, released: 2026-01-05, retired: 2026-10-01, {}}}"


def ledger(content: Path, *entries: str) -> Path:
    """Write the living codes and entries into the ledger of content."""
    living = [
        f"{{code: {code}, kind: {kind}, released: 2026-11-21}}"
        for code, kind in (("mau-1", "group"), ("mau-2", "group"), ("qr", "guide"))
    ]
    lines = "".join(f"  - {entry}\n" for entry in (*living, *entries))
    (content / "permalinks.yml").write_text(f"codes:\n{lines}", encoding="utf-8")
    return content


def answers(content: Path) -> dict[str, str | None]:
    return {
        retired.entry.code: retired.successor.code if retired.successor else None
        for retired in pipeline.check(content).content.retired
    }


def problems(content: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        pipeline.check(content)
    return [problem.message for problem in caught.value.problems]


def test_a_retired_code_leads_to_the_code_that_took_its_place(scratch: Path) -> None:
    assert answers(scratch) == {"mau-0": "mau-1"}


def test_a_chain_of_successors_leads_to_the_living_code_whatever_its_order(scratch: Path) -> None:
    chain = [OLD.format(f"c-{n}", f"successor: c-{n + 1}") for n in (3, 1, 4, 2)]
    ledger(scratch, *chain, OLD.format("c-5", "successor: mau-2"))
    assert answers(scratch) == {f"c-{n}": "mau-2" for n in range(1, 6)}


def test_a_chain_that_ends_with_a_reason_leads_nowhere_else(scratch: Path) -> None:
    ledger(scratch, OLD.format("c-1", "successor: c-2"), OLD.format("c-2", "reason: Giải thể"))
    assert answers(scratch) == {"c-1": None, "c-2": None}


def test_a_group_and_a_guide_may_have_the_same_code_for_their_addresses_differ(
    scratch: Path,
) -> None:
    retired = "{code: mau-1, kind: guide, released: 2026-01-05, retired: 2026-10-01, successor: qr}"
    ledger(scratch, retired)
    assert answers(scratch) == {"mau-1": "qr"}


def test_codes_keep_the_order_in_which_they_were_released(scratch: Path) -> None:
    codes = [entry.code for entry in pipeline.check(scratch).content.ledger.codes]
    assert codes == ["mau-1", "mau-2", "qr", "mau-0", "mau-phuong"]


def test_a_circle_is_reported_once_and_what_leads_into_it_is_not(scratch: Path) -> None:
    chain = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "b"), ("e", "a")]
    ledger(scratch, *(OLD.format(code, f"successor: {after}") for code, after in chain))
    assert problems(scratch) == ["mã 'b' dẫn vòng lại chính nó"]


def test_two_circles_are_two_problems(scratch: Path) -> None:
    chain = [("a", "b"), ("b", "a"), ("c", "c")]
    ledger(scratch, *(OLD.format(code, f"successor: {after}") for code, after in chain))
    assert problems(scratch) == ["mã 'a' dẫn vòng lại chính nó", "mã 'c' dẫn vòng lại chính nó"]


def test_taking_a_printed_code_out_of_the_ledger_is_noticed(scratch: Path) -> None:
    path = scratch / "permalinks.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "code: mau-1" not in line), encoding="utf-8")
    assert problems(scratch) == [
        "mã 'mau-1' chưa có trong sổ mã",
        "sổ mã thiếu 1 dòng đã niêm (lúc niêm có 5 dòng)",
        "ngay trước dòng của mã 'mau-2' có dòng đã niêm bị xoá",
        "không có mã 'mau-1'",
    ]


def test_the_line_offered_for_a_new_code_is_the_line_the_ledger_needs(scratch: Path) -> None:
    groups = scratch / "localities/mau-phuong/groups"
    text = (groups / "mau-2.yml").read_text(encoding="utf-8")
    (groups / "mau-3.yml").write_text(text.replace("mau-2", "mau-3"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        pipeline.check(scratch)
    [problem] = caught.value.problems
    line = problem.hint[problem.hint.index("- {") : problem.hint.index("}") + 1]
    with (scratch / "permalinks.yml").open("a", encoding="utf-8") as file:
        file.write(f"  {line}\n")
    assert pipeline.check(scratch).content.ledger.codes[-1].code == "mau-3"
