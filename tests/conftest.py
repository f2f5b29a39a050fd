"""Fixtures: `scratch`, `project`, `published` are tiny and yours to change; `demo` and `tiny` are
built once for the whole run, to look at.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium, served

ROOT = Path(__file__).parent.parent
TINY = Path(__file__).parent / "tiny" / "content"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite expected texts")


LONGEST_FIRST = ("test_safety", "test_browser", "test_codes", "test_provinces", "test_sheets")
"""Files that take minutes begin, so that no process is left alone with one at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def rank(item: pytest.Item) -> int:
        name = item.path.stem
        return LONGEST_FIRST.index(name) if name in LONGEST_FIRST else len(LONGEST_FIRST)

    items.sort(key=rank)


@pytest.fixture(scope="session")
def update_golden(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--update-golden"))


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A content folder of one ward and two groups, yours to change."""
    return Path(shutil.copytree(TINY, tmp_path / "content"))


@dataclass(frozen=True)
class Project:
    """A folder as a ward has it: mkdocs.yml, docs, overrides, content, and soon site/."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def site(self) -> Path:
        return self.root / "site"

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a console script of this environment inside the project."""
        script = Path(sys.executable).parent / command[0]
        return subprocess.run(
            [str(script), *command[1:]],
            cwd=self.root,
            check=check,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        )


def make_project(root: Path, content: Path) -> Project:
    """Lay the frame of the shipped site around a content folder."""
    root.mkdir(parents=True, exist_ok=True)
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(content, root / "content")
    return Project(root)


def once_for_all(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]
) -> Path:
    """Return a folder that make has filled, once for all the processes of a test run."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # what the workers of one run have in common
    folder, done, failed = base / name, base / f"{name}.done", base / f"{name}.failed"
    try:
        folder.mkdir()
    except FileExistsError:
        while not done.exists():
            assert not failed.exists(), f"{name} could not be made"
            time.sleep(0.2)
        return folder
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    done.touch()
    return folder


def _build(root: Path, content: Path) -> None:
    result = make_project(root / "project", content).run("cnscd", "build", check=False)
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The shipped content, built once for this run. Look, do not touch."""
    folder = once_for_all(tmp_path_factory, "demo", lambda folder: _build(folder, ROOT / "content"))
    return Project(folder / "project")


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny content, built once for this run. Look, do not touch."""
    folder = once_for_all(tmp_path_factory, "tiny", lambda folder: _build(folder, TINY))
    return Project(folder / "project")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The real browser of this machine, one for a file of tests."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def base(demo: Project) -> Iterator[str]:
    """The address at which `demo` is served."""
    with served(demo.site) as base:
        yield base


def copy_of(project: Project, root: Path) -> Project:
    """Copy a project with all that it has built, to change it."""
    return Project(Path(shutil.copytree(project.root, root)))


@pytest.fixture
def project(tmp_path: Path, tiny: Project) -> Project:
    """A small project, not built yet; it keeps the drawings of `tiny`, to spare drawing again."""
    fresh = make_project(tmp_path / "project", TINY)
    shutil.copytree(tiny.root / ".cache", fresh.root / ".cache")
    return fresh


@pytest.fixture
def published(tmp_path: Path, tiny: Project) -> Project:
    """A small project just built, yours to change."""
    return copy_of(tiny, tmp_path / "project")
