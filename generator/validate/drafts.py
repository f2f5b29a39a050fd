"""Guides marked `draft: có`: not on the site, and what is still to be done in them is a warning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator import messages_vi as say
from generator.errors import Problem, UnrecordedCode
from generator.load import Document
from generator.validate.typed import Typed, type_documents

_YES = ("có", "true", "yes")
Checks = Sequence[Callable[[Typed], Iterator[Problem]]]


def is_draft(document: Document) -> bool:
    """Return whether document is a guide that its writer has not finished."""
    data = document.data
    if not isinstance(data, dict) or "/guides/" not in document.path:
        return False
    return str(data.get("draft") or "").strip().lower() in _YES


def without_drafts(documents: Iterable[Document]) -> tuple[list[Document], list[Document]]:
    """Return what the site is made of, and the drafts."""
    documents = list(documents)
    drafts = [document for document in documents if is_draft(document)]
    return [document for document in documents if document not in drafts], drafts


def check_drafts(
    finished: Iterable[Document], drafts: Iterable[Document], checks: Checks
) -> Iterator[Problem]:
    """Yield one warning a draft: what would still be wrong if it were published as it stands."""
    drafts = list(drafts)
    if not drafts:
        return
    typed, problems = type_documents([*finished, *drafts])
    if typed is not None:
        problems.extend(problem for check in checks for problem in check(typed))
    for draft in drafts:
        own = sorted(
            problem
            for problem in set(problems)
            if problem.pos.path == draft.path and not isinstance(problem, UnrecordedCode)
        )
        todo = "".join(say.DRAFT_TODO.format(line=it.pos.line, message=it.message) for it in own)
        hint = say.DRAFT_HINT.format(todo=todo) if todo else say.DRAFT_DONE_HINT
        yield Problem(draft.pos_of_key(("draft",)), say.DRAFT, hint, is_warning=True)
