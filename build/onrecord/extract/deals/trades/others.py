"""Tell trades that are told beside a deal: what a loser vied for, what goods are only likened to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import plain_words
from onrecord.extract.deals.trades.clauses import up

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree


def is_lost(tree: Tree, token: int) -> bool:
    """Tell what the loser vied for: "lost the |race| to |supply| 12 jets", "the losing |bid|"."""
    below = token
    for above in (token, *up(tree, token)):
        word = tree.words[above]
        contest = word in plain_words("contests")
        if contest and any(tree.words[c] in plain_words("lost") for c in tree.children[above]):
            return True
        rival = tree.words[tree.heads[above]] in {"to", "by", "against"}  # "lost to |Peru| in the race"
        if tree.tags[above].startswith("N") and above != token and not (contest or rival):
            return False
        if tree.tags[above].startswith("V") and above != token:
            vied = tree.words[below] in plain_words("contests") or tree.deps[below] == "prep"
            sought = set(tree.words[max(0, below - 2) : max(0, below - 1)]) & plain_words("contests")
            vied |= bool(sought) and tree.words[below - 1] == "to"
            return vied and tree.deps[below] != "nsubj" and _loses(tree, above)
        below = above
    return False


def _loses(tree: Tree, verb: int) -> bool:
    """Tell "|lost| out to Peru" and "was |beaten| by Peru" from beating it."""
    if tree.words[verb] in plain_words("losing"):
        return True
    beaten = tree.child(verb, "nsubjpass", "auxpass") is not None or tree.deps[verb] == "acl"
    return beaten and tree.words[verb] in plain_words("beating")


def is_likened(tree: Tree, verb: int) -> bool:
    """Tell "the same model that Peru |bought|" and "like those |sold| to Peru" from the deal's own goods."""
    clause = verb
    while tree.deps[clause] in {"xcomp", "ccomp", "conj"} and tree.heads[clause] >= 0:
        clause = tree.heads[clause]
    noun = tree.heads[clause]
    if tree.deps[clause] not in {"relcl", "acl"} or noun < 0:
        return False
    same = "same" in {tree.words[c] for c in tree.children[noun]}
    kind = tree.words[noun] in plain_words("likes")
    kind &= "will" not in {tree.words[c] for c in tree.children[verb]}  # "a type that Saab will deliver"
    like = tree.words[tree.heads[noun]] in {"like", "as", "unlike", "to"} and tree.deps[noun] == "pobj"
    like &= kind or tree.words[noun] in {"those", "ones", "that", "one"}
    return same or like or (kind and tree.deps[noun] == "appos")
