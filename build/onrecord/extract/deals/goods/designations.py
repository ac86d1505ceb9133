"""Read the names of goods: known systems, and words whose form says that they name one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.deals.goods.words import head_nouns, is_company_form, lexicon
from onrecord.values.countries import country_of
from onrecord.values.items import item_of, known_makers
from onrecord.values.quantities import is_measure

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

_DESIGNATION = re.compile(
    r"(?=.*\d)(?=.*[A-Z])(?!(?:G\d+|P\d{1,6}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\d{1,4}|[QH][1-4]|FY\d+|\dG|COVID.*|Covid.*|B2B|[\d.,]+(?:[MGTkK]Wh?p?|[MG]Hz|kV|MVA|TEU|DWT)|M\d{1,2}$)$)[A-Z0-9][\w/.+-]*"
)


def designation(
    tree: Tree, text: str, first: int, last: int, known: frozenset[int], skip: frozenset[int]
) -> str | None:
    """Return the designation: a known name or words with digits, and the capitalised words beside them."""
    tokens = [t for t in range(first, last + 1) if t in known or _is_name_word(tree, text, t, skip)]
    core = [t for t in tokens if t in known or any(c.isdigit() for c in word_at(tree, text, t))]
    if not tokens or not (core or _is_bare_name(tree, text, tokens, last)):
        return None
    low = high = core[0] if core else tokens[0]
    while low - 1 in tokens or (low - 2 in tokens and tree.words[low - 1] in {"-", "/"}):
        low -= 1
    while high + 1 in tokens or (high + 2 in tokens and tree.words[high + 1] in {"-", "/"}):
        high += 1
    while tree.words[low] in {"-", "/"}:
        low += 1
    return tree.span(low, high).of(text)


def _is_name_word(tree: Tree, text: str, token: int, skip: frozenset[int]) -> bool:
    word = word_at(tree, text, token)
    maker = word in known_makers() and not heads_number(tree, text, token)
    if token in skip or maker or tree.words[token] in head_nouns() or is_company_form(word):
        return False
    if tree.words[token] in {"senate", "house", "congress", "cabinet", "parliament"}:
        return False  # "the |Senate| version"
    if word in lexicon()["roles"] or word.removesuffix("s") in lexicon()["roles"]:
        return False
    if is_part_of_name(tree, text, token):
        return True
    return (
        word[0].isupper()
        and tree.tags[token] in {"NNP", "NNPS", "NN", "NNS", "JJ"}
        and country_of(word) is None
    )


def heads_number(tree: Tree, text: str, token: int) -> bool:
    """Tell the maker that is part of a name, "|ATR| 72-600", from one before it, "Boeing 737"."""
    behind = word_at(tree, text, token + 1) if token + 1 < len(tree) else ""
    return tree.words[token] == "atr" and re.fullmatch(r"\d\ds?", behind) is not None


def is_of_class(tree: Tree, token: int) -> bool:
    """Tell the man in "|Jose Rizal|-class frigates" from a person."""
    behind = token + 1
    while tree.tags[behind : behind + 1] == ["NNP"]:
        behind += 1
    return tree.words[behind : behind + 2] == ["-", "class"]


def _is_bare_name(tree: Tree, text: str, tokens: list[int], last: int) -> bool:
    """Tell a name without digits ("Krasukha jammers") from a word that opens a sentence or a title."""
    token = tokens[-1]
    pair = " ".join(tree.words[last - 1 : last + 1])
    before_noun = token < last and bool({tree.words[last], pair} & head_nouns().keys())
    if all(tree.words[t] in lexicon()["ordinary"] for t in tokens):
        return False  # "Ocean Patrol Vessels"
    if before_noun and item_of(tree.span(tokens[0], token).of(text)):
        return True
    opens = tree.starts[tree.first[token]] == tree.starts[tokens[0]]
    capitals = sum(
        word_at(tree, text, t)[0].isupper() for t in range(tree.first[token], tree.last[token] + 1)
    )
    title = capitals > 0.6 * (tree.last[token] - tree.first[token] + 1)
    return before_noun and not opens and not title


def _is_numbered(tree: Tree, text: str, token: int) -> bool:
    """Tell the number of a name ("Type 31", "Mirage 2000") from a count."""
    return (
        token > 0
        and (tree.tags[token] == "CD" or tree.words[token].endswith("s"))
        and re.fullmatch(r"\d{1,4}(?:\.\d|/\d{1,3})?[A-Za-z+]*", word_at(tree, text, token)) is not None
        and word_at(tree, text, token - 1)[0].isupper()
        and (
            tree.words[token - 1] in lexicon()["numbered"]
            or item_of(word_at(tree, text, token - 1)) is not None
        )
    )


def _continues_number(tree: Tree, text: str, token: int) -> bool:
    """Tell the last part of "Mirage 2000-|5s|", "A330-|200s|" and "ATR 42-|600|"."""
    if token < 2 or not after_hyphen(tree, token) or tree.ends[token - 2] != tree.starts[token - 1]:
        return False
    number, before = word_at(tree, text, token), word_at(tree, text, token - 2)
    short = _is_numbered(tree, text, token - 2) and re.fullmatch(r"\d{1,2}[A-Za-z]{0,2}s?", number)
    alone = token > 2 and heads_number(tree, text, token - 3)
    long = (alone or re.fullmatch(rf"{_DESIGNATION.pattern}|7[0-8]7", before)) and re.fullmatch(
        r"\d{1,4}[A-Z]{0,2}s?", number
    )
    return bool(short or long)


def _is_variant_behind(tree: Tree, text: str, token: int) -> bool:
    """Tell the last part of "F-16A/|Bs|" and "F/A-18E/|F|", and both letters of "F-16 |C/D|"."""
    if re.fullmatch(r"[A-Z]", word_at(tree, text, token)) and tree.words[token + 1 : token + 2] == ["/"]:
        return token > 0 and _DESIGNATION.fullmatch(word_at(tree, text, token - 1)) is not None
    if token > 2 and tree.words[token - 1] == "/" and _is_variant_behind(tree, text, token - 2):
        return re.fullmatch(r"[A-Z]", word_at(tree, text, token)) is not None
    if token < 2 or tree.words[token - 1] != "/" or tree.starts[token] != tree.ends[token - 1]:
        return False
    variant = re.fullmatch(r"[A-Z]\d{0,2}s?", word_at(tree, text, token))
    before = word_at(tree, text, token - 2)
    lettered = re.fullmatch(r"[A-Z]", before) and item_of(word_at(tree, text, token - 3)) is not None
    return variant is not None and (bool(lettered) or re.fullmatch(r".*\d[A-Z]\d?", before) is not None)


def _is_airliner(tree: Tree, text: str, token: int) -> bool:
    """Tell "|777s|", "|787-9|", "|737| MAX 8" and "|787|" behind the maker from other numbers."""
    word, behind = word_at(tree, text, token), tree.words[token + 1 : token + 3]
    if re.fullmatch(r"7[0-8]7", word):
        if behind[:1] in (["max"], ["dreamliner"], ["freighter"]):
            return True
        dashed = behind[:1] == ["-"] and re.fullmatch(r"\d{1,4}[a-z]{0,2}", behind[-1]) is not None
        return dashed or (token > 0 and tree.words[token - 1] == "boeing")
    return re.fullmatch(r"7[0-8]7(?:s|[Xx]s?|-\d+(?:ER|LR|F)?s?)", word) is not None


def is_part_of_name(tree: Tree, text: str, token: int) -> bool:
    """Tell parts of designations by their form: "Su-30", the numbers of "Type 31" and "Mirage 2000-5"."""
    return (
        _DESIGNATION.fullmatch(word_at(tree, text, token)) is not None
        or _is_numbered(tree, text, token)
        or _continues_number(tree, text, token)
        or _is_variant_behind(tree, text, token)
        or _is_airliner(tree, text, token)
        or _is_number_behind(tree, text, token)
        or _is_roman(tree, text, token)
    )


def _is_number_behind(tree: Tree, text: str, token: int) -> bool:
    """Tell the number that ends a counted name before its noun: "two Stan Patrol |5009| vessels"."""
    if tree.tags[token] != "CD" or not tree.words[token].isdigit() or len(tree.words[token]) > len("5009"):
        return False
    start = token
    while start > 0 and word_at(tree, text, start - 1)[0].isupper() and not _is_land(tree, text, start - 1):
        start -= 1
    behind = word_at(tree, text, token + 1) if token + 1 < len(tree) else ""
    noun = behind.islower() and tree.tags[token + 1] == "NNS" and not is_measure(behind)
    return noun and 0 < start < token and tree.tags[start - 1] == "CD"


def _is_roman(tree: Tree, text: str, token: int) -> bool:
    """Tell the number that ends "Pampa |III|" and "Block |II|"."""
    number = re.fullmatch(r"I{2,3}|I?V|VI{1,3}|IX", word_at(tree, text, token))
    before = word_at(tree, text, token - 1) if token else ""
    return number is not None and before[:1].isupper() and not _is_land(tree, text, token - 1)


def _is_land(tree: Tree, text: str, token: int) -> bool:
    return country_of(word_at(tree, text, token)) is not None


def is_nickname(tree: Tree, text: str, token: int) -> bool:
    """Tell the last word of "C-27J |Spartans|" and "F-16 Fighting |Falcons|"."""
    before = token
    if not (tree.tags[token].startswith("NNP") or tree.words[token].endswith("s")):
        return False
    low = token - (2 if tree.words[token].endswith("s") else 1)
    while before > max(0, low) and _is_capital_word(tree, text, before):
        before -= 1
        if is_part_of_name(tree, text, before):
            return True
    return False


def _is_capital_word(tree: Tree, text: str, token: int) -> bool:
    word = word_at(tree, text, token)
    capital = word.isalpha() and word[0].isupper() and country_of(word) is None
    return capital and tree.tags[token].startswith("NN")


def after_hyphen(tree: Tree, token: int) -> bool:
    """Tell a token that a hyphen joins to the one before it."""
    return token > 0 and tree.words[token - 1] == "-" and tree.ends[token - 1] == tree.starts[token]


def word_at(tree: Tree, text: str, token: int) -> str:
    """Return a token as written."""
    return text[tree.starts[token] : tree.ends[token]]


def is_firm(tree: Tree, text: str, first: int, last: int) -> bool:
    """Tell "Petronas |Gas|" and "Sasol |Oil|" from "Russian |gas|" and "LNG"."""
    written = word_at(tree, text, last)
    named = last > first or (last and word_at(tree, text, last - 1)[:1].isupper())
    opens = first == tree.first[first]
    return bool(named) and written[:1].isupper() and not written.isupper() and not opens


def is_title(words: str) -> bool:
    """Tell "Marine Systems" from "marine systems" and "MK2 Systems"."""
    return words.rsplit(maxsplit=1)[-1][:1].isupper() and not any(c.isdigit() for c in words)
