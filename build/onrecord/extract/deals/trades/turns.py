"""Tell what befalls a trade in words that are none of trade: it falls through, or gets its approval."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import plain_words, stage_of, verb_kinds
from onrecord.extract.deals.trades.clauses import up
from onrecord.extract.deals.trades.denials import turns_down
from onrecord.extract.deals.trades.governors import gives_up
from onrecord.extract.deals.trades.mood import Mood, mood_of
from onrecord.extract.deals.trades.nouns import is_licence

if TYPE_CHECKING:
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.tree import Tree

_AWAY = frozenset({"off", "out", "away", "from"})


def fallen(trade: Trade) -> int | None:
    """Return the verb of "the deal |collapsed|", "the offer |fell| through", "|called| the sale off"."""
    tree = trade.tree
    for token in trade.tokens:
        verb = _verb_above(tree, token)
        ends = (
            _falls,
            _leaves,
            _withdraws,
            _drops_plans,
            _gives_up,
            _is_refused,
            _is_said_to_end,
            turns_down,
        )
        ended = verb is not None and any(end(tree, token, verb) for end in ends)
        if verb is not None and ended and mood_of(tree, verb) == Mood():
            return verb
    return None


def _verb_above(tree: Tree, token: int) -> int | None:
    """Return the verb that governs a word, through nouns and prepositions alone."""
    return next((t for t in islice(up(tree, token), 4) if tree.tags[t].startswith("V")), None)


def _falls(tree: Tree, token: int, verb: int) -> bool:
    """Tell "the deal |collapsed|" and "the offer |fell| through"."""
    if tree.heads[token] != verb or tree.deps[token] not in {"nsubj", "nsubjpass"}:
        return False
    particles = {tree.words[c] for c in tree.children[verb] if tree.deps[c] in {"prt", "advmod", "prep"}}
    fell = tree.words[verb] in {"fell", "fallen"} and bool(particles & {"through", "apart"})
    return fell or tree.words[verb] in plain_words("collapses")


def _is_refused(tree: Tree, token: int, verb: int) -> bool:
    """Tell "|refused| to approve the sale" and "|revoked| a licence"."""
    refused = tree.heads[verb] if tree.deps[verb] == "xcomp" else -1
    unwilling = refused >= 0 and tree.words[refused] in plain_words("refusals")
    lets = "approve" in verb_kinds(tree.words[verb]) or tree.words[verb] in plain_words("giving")
    taken = is_licence(tree, token) and stage_of(tree.words[verb]) == "cancelled"
    return taken or (unwilling and lets)


def _leaves(tree: Tree, token: int, verb: int) -> bool:
    """Tell "|called| the purchase off", "the sale was |called| off" and "|pulled| out of the deal"."""
    near = {tree.words[c] for c in tree.children[verb]}
    if tree.words[verb] in plain_words("calling"):
        return "off" in near and tree.heads[token] == verb and tree.deps[token] in {"dobj", "nsubjpass"}
    path = list(islice(up(tree, token), 4))
    between = {tree.words[t] for t in path[: path.index(verb)]}
    leaves = tree.words[verb] in plain_words("leaving") and bool((near | between) & _AWAY)
    return leaves and bool(between & {"from", "of"})


def _withdraws(tree: Tree, token: int, verb: int) -> bool:
    """Tell "|withdrew| its bid" and "|lost| its bid" from winning it."""
    out = plain_words("leaving") | plain_words("losing")
    ended = tree.heads[token] == verb and tree.deps[token] in {"dobj", "nsubjpass"}
    return ended and tree.words[verb] in out and tree.words[token] in plain_words("offers")


def _drops_plans(tree: Tree, token: int, verb: int) -> bool:
    """Tell "|abandoned| plans to buy" and "the plan to sell was |dropped|"."""
    plan = tree.heads[token]
    if plan >= 0 and tree.deps[token] == "pobj" and tree.words[plan] == "for":
        token, plan = plan, tree.heads[plan]  # "dropped plans |for| the purchase"
    held = tree.words[plan] in plain_words("plans") and tree.deps[token] in {"acl", "pcomp", "relcl", "prep"}
    return held and tree.heads[plan] == verb and stage_of(tree.words[verb]) == "cancelled"


def _gives_up(tree: Tree, token: int, verb: int) -> bool:
    """Tell "|gave| up plans to buy" and "has |given| up on buying" from what was given."""
    kept = tree.child(verb, "neg") is not None or "never" in _near(tree, verb)
    if token == verb or kept or not gives_up(tree, verb):
        return False
    way = list(islice(up(tree, token), 4))
    between = {token, *way[: way.index(verb)]}
    return any(tree.words[t] in plain_words("plans") or tree.tags[t] == "VBG" for t in between)


def _is_said_to_end(tree: Tree, token: int, verb: int) -> bool:
    """Tell "the purchase is |reported| to have been abandoned"."""
    if tree.heads[token] != verb or tree.deps[token] != "nsubjpass":
        return False
    ends = (c for c in tree.children[verb] if tree.deps[c] == "xcomp" and tree.tags[c] == "VBN")
    return any(stage_of(tree.words[c]) == "cancelled" and "have" in _near(tree, c) for c in ends)


def _near(tree: Tree, verb: int) -> set[str]:
    return {tree.words[c] for c in tree.children[verb]}


def approval(trade: Trade) -> int | None:
    """Return the noun of "gave its |approval| to the sale" and "the sale got the |nod|", told as a fact."""
    tree, first = trade.tree, trade.tokens[0]
    for noun in range(tree.first[first], tree.last[first] + 1):
        if not is_approval(tree, noun) or tree.deps[noun] not in {"dobj", "nsubjpass"}:
            continue
        verb = tree.heads[noun]
        given = is_giving(tree, noun) and mood_of(tree, verb) == Mood()
        if given and any(_is_of_approval(tree, token, noun, verb) for token in trade.tokens):
            return noun
    return None


def is_approval(tree: Tree, noun: int) -> bool:
    """Tell "approval" and its like, "green |light|" and "go-|ahead|"."""
    before = tree.words[max(0, noun - 2) : noun]
    lit = tree.words[noun] == "light" and before[-1:] == ["green"]
    ahead = tree.words[noun] in {"ahead", "go-ahead"} and (
        before == ["go", "-"] or tree.words[noun] != "ahead"
    )
    enabled = tree.words[noun] in plain_words("enabled") and tree.words[tree.heads[noun]] in plain_words(
        "enabling"
    )
    return lit or ahead or enabled or tree.words[noun] in plain_words("approvals")


def is_giving(tree: Tree, noun: int) -> bool:
    """Tell "|gave| its approval" and "|passed| a budget" from anything else done with these."""
    return tree.words[tree.heads[noun]] in plain_words("giving") | plain_words("enabling")


def _is_of_approval(tree: Tree, token: int, noun: int, verb: int) -> bool:
    """Tell the sale that an approval is for: behind its preposition, or the subject that got it."""
    path = [token, *islice(up(tree, token), 4)]  # "granted a |licence| for 12 jets"
    subject = verb in path and tree.child(verb, "nsubj") in [token, *path]
    beside = tree.deps[verb] == "advcl" and not {"of", "for", "to"} & _near(tree, noun)
    return noun in path or subject or beside or (verb in path and token > noun)
