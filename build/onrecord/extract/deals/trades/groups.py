"""Join the verbs and nouns of a paragraph that tell of one trade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, verb_kinds
from onrecord.extract.deals.trades.clauses import Clause, is_circumstance, is_of, owner_of, up
from onrecord.extract.deals.trades.governors import held_back
from onrecord.extract.deals.trades.others import is_likened

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree


def groups(clause: Clause) -> list[tuple[int, ...]]:
    """Join verbs and nouns of trade that tell of one trade: "|signed| a |contract| to |buy|"."""
    tree = clause.tree
    group_of: dict[int, int] = {}
    for token in sorted(clause.triggers, key=lambda t: len(list(up(tree, t)))):
        above = owner_of(clause, token)
        joined = above is not None and above in group_of and _joins(clause, token, above)
        group_of[token] = group_of[above] if joined and above is not None else token
    groups: dict[int, list[int]] = {}
    for token, top in group_of.items():
        groups.setdefault(top, []).append(token)
    ordered = (tuple(dict.fromkeys((top, *members))) for top, members in groups.items())
    return sorted(ordered, key=min)


def _joins(clause: Clause, token: int, above: int) -> bool:
    tree = clause.tree
    deps = set()
    climb = token
    while climb != above and climb >= 0:
        deps.add(tree.deps[climb])
        climb = tree.heads[climb]
    head = tree.heads[token]
    both_to = (
        tree.deps[token] == "conj"
        and tree.tags[token] == tree.tags[head] == "VB"
        and (
            tree.deps[head] == "acl"
            or (tree.deps[head] in {"xcomp", "advcl"} and tree.child(head, "dobj") is None)
        )
    )
    if (deps & {"conj", "parataxis"} and not both_to) or ("advcl" in deps and _is_set_against(tree, token)):
        return False
    bare = tree.deps[token] == "acl" or tree.child(token, "nsubj") == head + 1
    if bare and tree.deps[token] in {"acl", "relcl"} and tree.tags[head] == "CD":
        return False  # "12 jets, in addition to the 15 |bought| in 2011"
    held = held_back(tree, token) is not None  # "instead of |buying| 12 jets, it ordered 24 tanks"
    apart = held or is_likened(tree, token) or _is_done_by_another(clause, token)
    if apart or _is_use(clause, token, above) or _is_purpose(tree, token):
        return False
    if tree.deps[token] == "acl" and verb_kinds(tree.words[token]) == {"price"}:
        return True  # "a pipeline |valued| at $4 billion"
    if deps & {"relcl", "advcl", "acl"} or tree.words[head] == "under":
        own = [g for g in clause.goods if not g.vague and is_of(clause, g, (token,))]
        beside = any(owner_of(clause, g.last) == above and is_circumstance(clause, g, (above,)) for g in own)
        apart = beside or _own_goods(clause, above) or _is_told_apart(tree, token, above)
        return not (own and apart)  # "guns for |jets| that Oman ordered"
    return True


def _is_use(clause: Clause, token: int, above: int) -> bool:
    """Tell the work that goods are for: "ordered 150 trucks for the |construction| of a pipeline"."""
    tree, preposition = clause.tree, clause.tree.heads[token]
    built = noun_kind(tree.words[token]) == "build" and tree.words[preposition] == "for"
    before = [g for g in clause.goods if above < g.first and g.last < preposition]
    return _is_maker_beside(clause, token) or (
        built and any(g.kind != "construction" and not g.vague for g in before)
    )


def _is_maker_beside(clause: Clause, token: int) -> bool:
    """Tell who built what acts: "the plant, |built| by an American firm, sends gas to Spain"."""
    tree, head = clause.tree, clause.tree.heads[token]
    made = "build" in verb_kinds(tree.words[token]) and tree.deps[token] == "acl"
    works = [g for g in clause.goods if g.kind == "construction"]
    return made and tree.deps[head] == "nsubj" and any(g.first <= head <= g.last for g in works)


def _is_purpose(tree: Tree, token: int) -> bool:
    """Tell what a trade makes possible: "is buying ships in order to |send| its old ones into retirement"."""
    return tree.words[max(0, token - 3) : token] == ["in", "order", "to"]


def _is_set_against(tree: Tree, token: int) -> bool:
    """Tell "Peru signed for 50, |while| Chile plans to |buy| 76", which is a trade of its own."""
    while tree.deps[token] != "advcl":
        token = tree.heads[token]
    marked = any(tree.words[c] in {"while", "whereas", "as"} for c in tree.children[token])
    return marked and tree.child(token, "nsubj") is not None


def _is_told_apart(tree: Tree, token: int, above: int) -> bool:
    """Tell "a day after |Peru| sold jets" and "|having| sold jets", which name their own goods."""
    while token not in {above, -1} and not (tree.deps[token] == "advcl" or _is_of_day(tree, token)):
        token = tree.heads[token]
    if token in {above, -1}:
        return False  # "|deal| ... the one that Oman |signed|", which does not hang on it
    subject = tree.child(token, "nsubj", "nsubjpass")
    named = subject is not None and tree.tags[subject].startswith("NN")
    return named or any(tree.words[c] == "having" for c in tree.children[token])


def _is_of_day(tree: Tree, verb: int) -> bool:
    """Tell "on the |day| that Peru |sold| jets"."""
    days = {"day", "week", "month", "year", "time"}
    return tree.deps[verb] == "relcl" and tree.words[tree.heads[verb]] in days


def _is_done_by_another(clause: Clause, token: int) -> bool:
    """Tell "would be the second buyer after |Peru|, which |signed| a contract for 12 in 2022"."""
    tree, head = clause.tree, clause.tree.heads[token]
    subject = tree.child(token, "nsubj")
    named = tree.tags[head].startswith("NNP") and not any(g.first <= head <= g.last for g in clause.goods)
    relative = tree.deps[token] == "relcl" and subject is not None and tree.words[subject] == "which"
    return named and relative and bool(verb_kinds(tree.words[token]) & {"acquire", "sign"})


def _own_goods(clause: Clause, token: int) -> bool:
    return any(is_of(clause, goods, (token,)) for goods in clause.goods if not goods.vague)
