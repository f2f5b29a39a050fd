"""Fixtures: `scratch` is tiny and yours to change; `demo` is the shipped content, built once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TINY = Path(__file__).parent / "tiny" / "content"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite expected texts")


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


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project, not built yet."""
    return make_project(tmp_path / "project", TINY)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The shipped content, built once for this run. Look, do not touch."""
    project = make_project(tmp_path_factory.mktemp("demo") / "project", ROOT / "content")
    project.run("cnscd", "build")
    return project
