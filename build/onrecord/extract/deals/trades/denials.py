"""Tell what denies a trade, "not", "denied", "refused to", and how far a denial reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, plain_words, stage_of, verb_kinds
from onrecord.extract.deals.trades.governors import gives_up, is_loath_itself
from onrecord.extract.deals.trades.nouns import is_licence, is_request

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

_MEANS = frozenset({"after", "before", "by", "over", "through", "when", "while"})
_NAMING = frozenset({"about", "of", "on", "that"})
_TURNING = frozenset({"turn", "turned", "turning", "turns"})


def denier(tree: Tree, token: int, path: list[int]) -> int | None:
    """Return the token that denies the trade: "not", "denied", "refused to", "ruled out"."""
    for place, t in enumerate(path):
        below = path[:place]
        if any(is_deeper(tree, b) for b in below):
            return None
        if any(tree.words[b] in plain_words("no_value") for b in below[1:]):
            return None
        negation = _negation(tree, t)
        if negation is not None and (_lets_go(tree, t) or _is_hindered(tree, t) or is_loath_itself(tree, t)):
            return None
        if negation is not None and _reaches(tree, t, below) and not _is_not_all(tree, negation):
            return negation
        if t != token and _refuses(tree, t, below):
            return t
    return _denied_after(tree, path[-1])


def _negation(tree: Tree, token: int) -> int | None:
    """Return "not" or "never" beside a word, or the "no" of "|no| contract was signed"."""
    own = (c for c in tree.children[token] if tree.deps[c] == "neg" or tree.words[c] in {"never", "no"})
    things = (c for c in tree.children[token] if tree.deps[c] in {"nsubjpass", "dobj"})
    none = (c for thing in things for c in tree.children[thing] if tree.words[c] == "no")
    return next((c for c in (*own, *none) if not _is_of_number(tree, c)), None)


def _is_of_number(tree: Tree, negation: int) -> bool:
    """Tell "no fewer than 19" and "not more than 30", which deny nothing."""
    return tree.words[negation + 1 : negation + 2] in (["fewer"], ["less"], ["more"], ["later"])


def _reaches(tree: Tree, token: int, below: list[int]) -> bool:
    """Tell whether a negation beside a word of the path denies what stands at its end."""
    deps = {tree.deps[b] for b in below}
    if below and tree.words[token] in plain_words("plans") and tree.deps[below[-1]] in {"acl", "prep"}:
        return True
    acts = deps <= {"xcomp"} or stage_of(tree.words[token]) is not None
    return acts and deps <= {"xcomp", "dobj", "pobj", "prep", "pcomp", "nsubjpass"}


def _refuses(tree: Tree, token: int, below: list[int]) -> bool:
    """Tell "denied", "refused to", "ruled out" and "is baseless" above a trade."""
    word = tree.words[token]
    if turns_down(tree, below[-1], token) or (word in plain_words("refusals") and _lets(tree, below[-1])):
        return False
    if word in plain_words("refusals"):
        return len(below) == 1 and tree.deps[below[0]] == "xcomp"
    if word in plain_words("ruling"):
        return _has_beside(tree, token, "out")
    truth = next((c for c in tree.children[token] if tree.words[c] in {"truth", "basis"}), None)
    if truth is not None and any(tree.words[c] == "no" for c in tree.children[truth]):
        return True  # "there |is| no truth in reports that"
    if any(tree.words[t] in {":", "–", "—"} for t in range(min(token, below[0]), max(token, below[0]))):
        return False  # "Appeal |dismissed|: Stadler gets order"
    denied = (word in plain_words("denials") or _turned(tree, token)) and not is_beside(tree, below[0])
    return denied or _is_untrue(tree, token) or _scorns(tree, token, below)


def _scorns(tree: Tree, verb: int, below: list[int]) -> bool:
    """Tell "|brushed| aside reports that" and "|scoffed| at rumours of"."""
    aside = any(_has_beside(tree, verb, word) for word in ("aside", "away", "off"))
    scorned = tree.words[verb] in plain_words("brushing" if aside else "scorning")
    return scorned and any(tree.words[b] in plain_words("claims") for b in below[-2:])


def _is_untrue(tree: Tree, verb: int) -> bool:
    """Tell "the report |is| untrue" and "the claim |was| a lie" from "it |was| wrong to sell"."""
    told, subject = tree.child(verb, "acomp", "attr"), tree.child(verb, "nsubj")
    if told is None:
        return False
    report = subject is not None and tree.words[subject] in plain_words("claims")
    word, negated = tree.words[told], tree.child(verb, "neg") is not None
    false = word in plain_words("falsehoods") or (negated and word in plain_words("truths"))
    return (tree.deps[told] == "acomp" and word in plain_words("untrue")) or (report and false)


def _lets(tree: Tree, verb: int) -> bool:
    """Tell "refused to |approve| the sale", which ends a sale that others had planned."""
    return "approve" in verb_kinds(tree.words[verb]) or tree.words[verb].startswith(("allow", "let", "licen"))


def turns_down(tree: Tree, noun: int, verb: int) -> bool:
    """Tell "voters |rejected| the purchase" and "|tore| up the deal", which end a trade that there was."""
    up = tree.words[verb] in plain_words("tearing") and _has_beside(tree, verb, "up")
    down = tree.words[verb] in plain_words("rejecting") or up or _turned(tree, verb)
    ended = tree.heads[noun] == verb and tree.deps[noun] in {"dobj", "nsubjpass"}
    asked = is_request(tree, noun) or is_licence(tree, noun)
    down |= asked and tree.words[verb] in plain_words("refusals") | plain_words("denials")
    traded = noun_kind(tree.words[noun]) in {"acquire", "contract", "supply"}
    return down and ended and (traded or asked)


def _denied_after(tree: Tree, top: int) -> int | None:
    """Return the verb of "..., but officials have denied that"."""
    for token in range(top + 1, tree.last[top] + 1):
        if tree.words[token] in {"denied", "deny", "denies"}:
            objects = [c for c in tree.children[token] if tree.deps[c] in {"dobj", "ccomp"}]
            if any(tree.words[c] in plain_words("claims") for c in objects):
                return token
    return None


def _lets_go(tree: Tree, verb: int) -> bool:
    """Tell "has not |given| up on buying" and "did not |rule| out a sale", which deny nothing."""
    ruled = tree.words[verb] in plain_words("ruling") and _has_beside(tree, verb, "out")
    return ruled or gives_up(tree, verb) or tree.words[verb] in plain_words("letting_go")


def _turned(tree: Tree, verb: int) -> bool:
    return tree.words[verb] in _TURNING and _has_beside(tree, verb, "down")


def _has_beside(tree: Tree, verb: int, word: str) -> bool:
    return any(tree.words[c] == word for c in tree.children[verb])


def _is_hindered(tree: Tree, verb: int) -> bool:
    """Tell "|could| not sign while the appeal was pending", which denies no trade."""
    return any(tree.words[c] in {"could", "can", "ca"} for c in tree.children[verb])


def _is_not_all(tree: Tree, negation: int) -> bool:
    following = tree.words[negation + 1 : negation + 2]
    return bool(set(following) & {"all", "only", "yet"})


def is_deeper(tree: Tree, token: int) -> bool:
    """Tell "denied paying bribes to |sell| jets", "denied that it broke the law when it |sold| them".

    Who denies, or does not do, what stands above such a word says nothing against the trade.
    """
    head, dep = tree.heads[token], tree.deps[token]
    if head < 0 or (dep == "relcl" and tree.words[head] in plain_words("claims")):
        return False  # "the |story| that it bought jets is a lie"
    if dep in {"advcl", "relcl"}:
        return True
    if dep == "pcomp":
        return tree.words[head] in _MEANS
    if dep != "xcomp" or tree.tags[token] != "VB" or _lets(tree, head):
        return False
    thing = tree.child(head, "dobj")
    return thing is not None and thing < token and noun_kind(tree.words[thing]) is None


def is_beside(tree: Tree, noun: int) -> bool:
    """Tell "denied taking bribes over the |sale|" from "denied reports of the |sale|"."""
    preposition = tree.heads[noun]
    return (
        tree.tags[noun].startswith("N")
        and tree.deps[noun] == "pobj"
        and tree.words[preposition] not in _NAMING
    )
