"""Read the contract (`datapackage.yaml`): tables, columns, keys. No other module lists columns."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from onrecord.errors import ContractError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Column:
    """Hold one column; `values` are those an enum allows, `delimiter` joins a list.

    `words` says that it holds words of a source, which may be someone else's.
    """

    name: str
    title: str
    description: str
    type: str
    required: bool
    values: tuple[str, ...]
    delimiter: str
    words: bool
    unique: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """Say that `columns` here hold keys of `table`, in its `target` columns."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Hold one table: its columns in order, its key and what it refers to.

    Where `identity` names columns, the identifiers of the table are permanent: a row that is gone and one
    that is new are the same thing under another identifier where these columns agree.
    """

    name: str
    title: str
    description: str
    path: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    identity: tuple[str, ...]
    unique_keys: tuple[tuple[str, ...], ...]
    references: tuple[Reference, ...]
    missing: Mapping[str, str]

    def column(self, name: str) -> Column:
        """Return the column of that name; raises ContractError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise ContractError(f"datapackage.yaml: the table {self.name} lacks the column {name}")


@dataclass(frozen=True, slots=True)
class Contract:
    """Hold the tables in their order; `descriptor` is the Data Package as it was read."""

    tables: tuple[Table, ...]
    descriptor: Mapping[str, Any]

    def table(self, name: str) -> Table:
        """Return the table of that name; raises ContractError where there is none."""
        for table in self.tables:
            if table.name == name:
                return table
        raise ContractError(f"datapackage.yaml: lacks the table {name}")


def read_contract(path: Path) -> Contract:
    """Read the contract at `path`.

    Raises ContractError where the file is missing, is no YAML or lacks what a table needs.
    """
    try:
        return _contract(path.name, path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ContractError(f"{path.name}: cannot be read ({error.strerror})") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise ContractError(f"{path.name}: no YAML in UTF-8: {error}") from error
    except KeyError as error:
        raise ContractError(f"{path.name}: a table lacks {error}; see the Data Package standard") from error
    except (TypeError, AttributeError) as error:
        raise ContractError(f"{path.name}: is no Data Package: {error}; see the standard") from error


@functools.lru_cache(maxsize=1)
def _contract(name: str, text: str) -> Contract:
    """Read the words of a contract; those that have not changed are not read again while serving."""
    descriptor = yaml.safe_load(text)
    if missing := [key for key in ("name", "title", "resources") if key not in descriptor]:
        raise ContractError(f"{name}: lacks {', '.join(missing)}; see the Data Package standard")
    return Contract(tuple(map(_table, descriptor["resources"])), descriptor)


def _table(resource: Mapping[str, Any]) -> Table:
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        title=resource.get("title", resource["name"]),
        description=resource.get("description", ""),
        path=resource["path"],
        columns=tuple(map(_column, schema["fields"])),
        primary_key=_names(schema["primaryKey"]),
        identity=_names(schema.get("identity", [])),
        unique_keys=tuple(map(_names, schema.get("uniqueKeys", ()))),
        references=tuple(_reference(key, resource["name"]) for key in schema.get("foreignKeys", ())),
        missing=_missing(schema.get("missingValues", [""])),
    )


def _column(field: Mapping[str, Any]) -> Column:
    constraints = field.get("constraints", {})
    return Column(
        name=field["name"],
        title=field.get("title", field["name"]),
        description=field.get("description", ""),
        type=field.get("type", "string"),
        required=constraints.get("required", False),
        values=tuple(constraints.get("enum", ())),
        delimiter=field.get("delimiter", ","),
        words=field.get("words", False),
        unique=constraints.get("unique", False),
    )


def _reference(key: Mapping[str, Any], own_name: str) -> Reference:
    target = key["reference"]
    return Reference(_names(key["fields"]), target.get("resource") or own_name, _names(target["fields"]))


def _missing(values: list[str | Mapping[str, str]]) -> Mapping[str, str]:
    labelled = ({"value": value} if isinstance(value, str) else value for value in values)
    return {value["value"]: value.get("label", "") for value in labelled}


def _names(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
