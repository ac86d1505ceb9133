"""Find a project folder and say where its parts are."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.contract import Contract, read_contract
from onrecord.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Project:
    """Hold where a project keeps its parts.

    `root` is the folder of the project. What it does not have of `datapackage.yaml`, `templates/` and
    `site/` is taken from `defaults`, the folder that comes with the program.
    """

    root: Path
    defaults: Path

    @property
    def articles(self) -> Path:
        """Return the folder of the input."""
        return self.root / "articles"

    @property
    def curation(self) -> Path:
        """Return the folder of what people decided; it need not exist."""
        return self.root / "curation"

    @property
    def data(self) -> Path:
        """Return the folder of the generated tables."""
        return self.root / "data"

    @property
    def public(self) -> Path:
        """Return the folder of the published site."""
        return self.root / "site" / "public"

    @property
    def contract_path(self) -> Path:
        """Return the contract in force."""
        return self._own_or_default("datapackage.yaml")

    @property
    def templates(self) -> Path:
        """Return the folder of the page templates in force."""
        return self._own_or_default("templates")

    @property
    def site(self) -> Path:
        """Return the folder of the site project in force: the own one where that has `mkdocs.yml`."""
        return self.root / "site" if self._has_site else self.defaults / "site"

    @property
    def site_config(self) -> str:
        """Return the name of the site's settings; the default ones leave out what is about the program."""
        return "mkdocs.yml" if self._has_site else "default.yml"

    @property
    def _has_site(self) -> bool:
        return (self.root / "site" / "mkdocs.yml").is_file()

    def contract(self) -> Contract:
        """Read the contract in force; without one of its own, a project has its folder's name as title."""
        contract = read_contract(self.contract_path)
        if self.contract_path.parent == self.root:
            return contract
        return replace(contract, descriptor=_unnamed(contract.descriptor, self.root.resolve().name))

    def _own_or_default(self, name: str) -> Path:
        own = self.root / name
        return own if own.exists() else self.defaults / name


def find_project(folder: Path) -> Project:
    """Return the project in `folder`; raises ProjectError where the folder has no `articles/`."""
    if not (folder / "articles").is_dir():
        raise ProjectError(
            f"{folder}: no project here. Expected a folder articles/ in it with one file per article "
            "(.md, .txt, .html, .warc). Make it, or name another folder with -C."
        )
    return Project(root=folder, defaults=default_folder())


def default_folder() -> Path:
    """Return the folder with the contract, the templates and the site that come with the program."""
    checkout = Path(__file__).parents[2]
    installed = Path(__file__).parent / "defaults"
    return installed if (installed / "datapackage.yaml").is_file() else checkout


def _unnamed(descriptor: Mapping[str, Any], folder_name: str) -> dict[str, Any]:
    plain = unicodedata.normalize("NFKD", folder_name).encode("ascii", "ignore").decode().lower()
    title = folder_name.replace("-", " ").replace("_", " ").strip() or "Dataset"
    return {
        "$schema": descriptor["$schema"],
        "name": re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "dataset",
        "title": title[:1].upper() + title[1:],
        "description": "Who said what and which deals reports tell of, with the words for each value.",
        "resources": descriptor["resources"],
    }
