"""Read a report as found on the web: its words, and among them the signs of what it is and whose."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, TypeVar

from onrecord.articles.agencies import agency_named
from onrecord.articles.clean import Line, merge, split_lines
from onrecord.articles.credits import Credit, read_credit
from onrecord.articles.dateline import Dateline, read_dateline
from onrecord.articles.furniture import find_furniture, is_prose
from onrecord.articles.stamps import in_year_of
from onrecord.model import DateValue, Span
from onrecord.values.edtf_dates import edtf_date
from onrecord.wrapping import unwrap

if TYPE_CHECKING:
    from collections.abc import Sequence

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s©,]*(?:\(c\)\s*)?(?:by )?(?P<rest>.{2,120})", re.IGNORECASE)
_PATH = re.compile(r"\s*[|>»›•/]\s*")
_TOP = 12  # Lines above which a dateline is looked for: titles, credits, notices of the site.
_LONGEST_TITLE = 200
_CAPITALS = re.compile(r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{3,30}):\s+(?=[“\"‘]?[A-ZÀ-Þ0-9])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Signs:
    """Hold what a text says about itself; `title` and the others as worded, `omitted` as in Article."""

    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: DateValue | None = None
    url: str | None = None
    omitted: tuple[Span, ...] = ()

    def before(self, other: Signs) -> Signs:
        """Fill what is missing here from `other`."""
        names = (field.name for field in fields(Signs))
        return Signs(**{name: getattr(self, name) or getattr(other, name) for name in names})


def read_signs(text: str) -> Signs:
    """Read title, dateline, credits and date from a normalised text, and mark what is not the report.

    A year that the text does not give stays `XXXX`, unless the agency's own copyright line has it.
    """
    unwrapped = unwrap(text)
    lines = split_lines(unwrapped)
    furniture = set(find_furniture(lines, unwrapped))
    kept = [line for line in lines if line.span not in furniture]
    body = _first_prose(kept)
    title = _title(kept[:body], kept[body:])
    before = [line for line in kept[:body] if line is not title]
    credited = _credits([*before, *kept[-3:], *kept[body : body + 5]])
    dateline = _dateline(kept[body : body + 3]) or _before_colon(kept, body)
    signs = _combine(credited, dateline[1] if dateline else None)
    labels = [line.span for line in _labels(before, title)]
    marked = [*furniture, *labels, *(line.span for line, _ in credited)]
    if dateline:
        line, found = dateline
        marked.append(Span(line.span.start, line.span.start + found.length))
        signs = replace(signs, dateline=line.text[: found.length].strip(" –—-_:"))
    signs = _with_copyright(signs, lines)
    return replace(signs, title=title.text if title else None, omitted=merge(marked))


def _first_prose(lines: Sequence[Line]) -> int:
    """Find where the report's running text begins: at a dateline near the top, else at the first sentence.

    One sentence above a lone heading is taken for a notice of the site.
    """
    dated = next((i for i, line in enumerate(lines[:_TOP]) if read_dateline(line.text)), None)
    if dated is not None:
        return dated
    prose = [i for i, line in enumerate(lines) if _is_running_text(line)]
    if len(prose) >= 2 and prose[0] == 0 and prose[1] == 2:
        return 2
    return prose[0] if prose else min(1, len(lines))


def _is_running_text(line: Line) -> bool:
    """Tell running text from credits, and from a title that is a question or a call."""
    if line.number == 1 and len(line.text) <= _LONGEST_TITLE and line.text.endswith(("?", "!")):
        return False
    return is_prose(line.text) and not read_credit(line.text)


def _title(top: Sequence[Line], body: Sequence[Line]) -> Line | None:
    """Choose the title: above the body the first line of three words or more, or else of any length."""
    candidates = [line for line in top if not read_credit(line.text) and not _is_running_text(line)]
    long_enough = [line for line in candidates if not _is_label(line.text)]
    if candidates:
        return (long_enough or candidates)[0]
    sentence = [line for line in top[:1] if len(line.text) <= _LONGEST_TITLE and not read_credit(line.text)]
    return sentence[0] if sentence and body else None


def _labels(before: Sequence[Line], title: Line | None) -> list[Line]:
    """Find the names of sections above the title."""
    return [line for line in before if title and line.number < title.number and _is_label(line.text)]


def _is_label(words: str) -> bool:
    """Tell the name of a section, or a path of such names ("Business | Europe")."""
    return all(len(part.split()) < 3 for part in _PATH.split(words))


def _credits(lines: Sequence[Line]) -> list[tuple[Line, Credit]]:
    found: dict[int, tuple[Line, Credit]] = {}
    for line in lines:
        credit = None if is_prose(line.text) else read_credit(line.text)
        if credit:
            found[line.number] = (line, credit)
    return [found[number] for number in sorted(found)]


def _dateline(lines: Sequence[Line]) -> tuple[Line, Dateline] | None:
    for line in lines:
        found = read_dateline(line.text)
        if found:
            return line, found
    return None


def _before_colon(lines: Sequence[Line], body: int) -> tuple[Line, Dateline] | None:
    """Read "NEW DELHI: The" below the title, where no other line has the form of a speaker's turn."""
    turns = [(line, match) for line in lines if (match := _CAPITALS.match(line.text))]
    if body == 0 or len(turns) != 1 or turns[0][0] not in lines[body : body + 1]:
        return None
    line, match = turns[0]
    return line, Dateline(match.end(), match["place"], None, None, None)


def _combine(found: Sequence[tuple[Line, Credit]], dateline: Dateline | None) -> Signs:
    """Take each sign from the first line that has it.

    Where only an agency is named, it is the publisher too, as far as the text goes.
    """
    credits_found = [credit for _, credit in found]
    outlet = dateline.outlet if dateline and not dateline.agency else None
    publisher = _first([*(credit.publisher for credit in credits_found), outlet])
    agency = _first([dateline.agency if dateline else None, *(credit.agency for credit in credits_found)])
    return Signs(
        publisher=publisher or agency,
        agency=agency,
        byline=_first([credit.byline for credit in credits_found]),
        published=_published(found, dateline.date if dateline else None),
        url=_first([credit.url for credit in credits_found]),
    )


def _published(found: Sequence[tuple[Line, Credit]], dated: DateValue | None) -> DateValue | None:
    """Choose the date: one with its year before one without, a first publication before an update."""
    stamps = sorted(((line, c.stamp) for line, c in found if c.stamp), key=lambda item: item[1].updated)
    for line, stamp in stamps:
        inferred = in_year_of(dated, stamp) if dated else None
        if inferred:
            return replace(inferred, evidence=line.span)
    dates = [*(stamp.date for _, stamp in stamps), dated]
    return next((date for date in dates if date and date.earliest), None) or _first(dates)


def _with_copyright(signs: Signs, lines: Sequence[Line]) -> Signs:
    """Take from the agency's copyright line the agency, and the year that a dateline leaves out.

    The line of a site gives no year: it says when the page was made, not when the report was.
    """
    for line in lines:
        match = _COPYRIGHT.match(line.text) if len(line.text) <= 200 else None
        owner = agency_named(match["rest"]) if match else None
        if not match or not owner or (signs.agency and owner != signs.agency):
            continue
        years = list(_YEAR.finditer(line.text))
        signs = replace(signs, agency=owner, publisher=signs.publisher or owner)
        if len(years) == 1 and signs.published and signs.published.edtf.startswith("XXXX"):
            start = line.span.start + years[0].start()
            return replace(
                signs, published=_in_year(signs.published, years[0].group(), Span(start, start + 4))
            )
    return signs


def _in_year(date: DateValue, year: str, evidence: Span) -> DateValue:
    dated = edtf_date(date.edtf.replace("XXXX", year), "inferred")
    return replace(dated, evidence=evidence) if dated else date


def _first(values: Sequence[T | None]) -> T | None:
    return next((value for value in values if value), None)
