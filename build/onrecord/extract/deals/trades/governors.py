"""Say what the verb or adjective above an infinitive or a gerund of trade makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, plain_words, verb_kinds, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.tree import Tree

_GIVING = frozenset({"give", "gave", "given", "gives", "giving"})
_REALITY = ("planned", "possible", "conditional", "light", "happening")
"""The lists of words that tell how real what they govern is."""


def is_loath(tree: Tree, path: Sequence[int]) -> bool:
    """Tell "is |reluctant| to sell", "|far| from ordering" and "decided |against| buying"."""
    return any(held_back(tree, verb) is not None for verb in path)


def held_back(tree: Tree, verb: int) -> int | None:
    """Return what holds a trade back, unless that is denied: "did not |hesitate| to send"."""
    above = tuple(_above(tree, verb))
    loath = next((t for t in above if tree.words[t] in words_for("loath")), None)
    denied = any(
        tree.deps[c] == "neg" or tree.words[c] in {"never", "no"} for t in above for c in tree.children[t]
    )
    return None if denied else loath


def is_loath_itself(tree: Tree, token: int) -> bool:
    """Tell "does not |oppose| selling" and "|is| not wary of selling", whose "not" denies no sale."""
    states = (c for c in tree.children[token] if tree.deps[c] in {"acomp", "advmod"})
    return any(tree.words[t] in words_for("loath") for t in (token, *states))


def is_unsure(tree: Tree, path: Sequence[int]) -> bool:
    """Tell a trade of which nobody knows that it happens: "|struggled| to buy", "is |said| to have"."""
    return any(_is_open(tree, verb) or _is_hearsay(tree, verb) for verb in path)


def gives_up(tree: Tree, verb: int) -> bool:
    """Tell "|gave| up plans" from "gave"."""
    return tree.words[verb] in _GIVING and "up" in {tree.words[c] for c in tree.children[verb]}


def _is_hearsay(tree: Tree, verb: int) -> bool:
    """Tell "is |believed| to have bought" and "|rumours| that it bought" from "said that it had bought"."""
    head = tree.heads[verb]
    if head >= 0 and tree.words[head] in plain_words("rumours") and tree.tags[head].startswith("N"):
        told = tree.deps[verb] in {"acl", "ccomp", "relcl"} or _names_trade(tree, verb)
        return told and not _is_confirmed(tree, head)
    told = head >= 0 and tree.deps[verb] == "xcomp" and tree.words[head] in plain_words("hearsay")
    return told and tree.child(head, "auxpass") is not None


def _names_trade(tree: Tree, preposition: int) -> bool:
    """Tell "reports |of| a sale" from "allegations |of| bribery in the sale", which took place."""
    named = tree.child(preposition, "pobj") if tree.words[preposition] in {"about", "of"} else None
    return named is not None and noun_kind(tree.words[named]) is not None


def _is_confirmed(tree: Tree, report: int) -> bool:
    """Tell "|confirmed| reports" and "the report |was| true" from "could not confirm reports"."""
    verb = tree.heads[report]
    if verb < 0 or tree.tags[verb] == "VB" or tree.child(verb, "neg") is not None:
        return False
    state = tree.child(verb, "acomp")
    true = state is not None and tree.words[state] in plain_words("truths")
    return true or tree.words[verb] in plain_words("confirming")


def _is_open(tree: Tree, verb: int) -> bool:
    governor = next(_above(tree, verb), None)
    word = tree.words[governor] if governor is not None else ""
    if word in words_for("loath"):
        return True  # "has no |objection| to selling"
    if governor is not None and gives_up(tree, governor):
        return True  # "has not |given| up on buying"
    if governor is not None and plain_words("bribes") & set(tree.words[governor:verb]):
        return True  # "|took| bribes to award a contract"
    if governor is None or not tree.tags[governor].startswith(("V", "J")):
        return False
    told = any(word in words_for(key) for key in _REALITY) or bool(verb_kinds(word))
    return not told and word not in plain_words("speech") | plain_words("appeals") | plain_words("refusals")


def _above(tree: Tree, verb: int) -> Iterator[int]:
    """Yield what governs an infinitive or a gerund, then the words that tell what is meant by it."""
    head, dep = tree.heads[verb], tree.deps[verb]
    if head < 0:
        return
    if dep == "ccomp" and not _is_infinite(tree, verb):  # "it is |unlikely| that Oman will sell"
        yield from (c for c in tree.children[head] if tree.deps[c] == "acomp" and c < verb)
        return
    if not _is_infinite(tree, verb):
        return
    if dep == "pcomp":
        preposition, head = head, tree.heads[head]
        if tree.words[preposition] not in plain_words("governing") or head < 0:
            return
        yield head
        yield preposition
        yield from (c for c in tree.children[preposition] if c < preposition)  # "|instead| of"
    elif dep in {"xcomp", "ccomp", "acl"} or (dep == "advcl" and _is_governed(tree, verb)):
        yield head
    else:
        return
    yield from (c for c in tree.children[head] if c < verb and _tells_of(tree, c))
    yield from _of_state(tree, head)


def _tells_of(tree: Tree, word: int) -> bool:
    """Tell "is |far| from buying" and "is |wary| of it" from "has so |far| agreed to buy"."""
    leads_on = tree.words[word + 1 : word + 2] != [] and tree.words[word + 1] in plain_words("governing")
    return tree.deps[word] == "acomp" or (tree.deps[word] == "advmod" and leads_on)


def _of_state(tree: Tree, adjective: int) -> Iterator[int]:
    """Yield the "is" of "|is| not opposed to selling", on which its "not" hangs."""
    head = tree.heads[adjective]
    if head >= 0 and tree.deps[adjective] in {"acomp", "advmod", "prep"}:
        yield head


def _is_governed(tree: Tree, verb: int) -> bool:
    """Tell "hesitated to |buy|" and "ruled out |giving|" from "won it, |beating| two others"."""
    before = verb - 1
    beside = before == tree.heads[verb] or (before >= 0 and tree.deps[before] == "prt")
    return tree.tags[verb] == "VB" or beside


def _is_infinite(tree: Tree, verb: int) -> bool:
    """Tell "to |buy|", "to be |sold|" and "|buying|" from "has bought" and "is buying"."""
    helpers = {tree.words[c] for c in tree.children[verb] if tree.deps[c] in {"aux", "auxpass"}}
    if tree.tags[verb] == "VBG":
        return not helpers
    return "to" in helpers and not helpers & {"have", "has", "had"}
