"""Tell what somebody does by saying it: announce, deny, decline to comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from onrecord.extract.statements.cues import words

if TYPE_CHECKING:
    from onrecord.extract.statements.cues import Cue
    from onrecord.extract.tree import Tree
    from onrecord.model import Act

_UNKNOWING = frozenset({"unaware", "unsure"})
_UNWILLING = frozenset({"declines", "declined", "declining", "refuses", "refused", "refusing"})
_CONDITIONS = frozenset({"if", "unless"})
_ACTS: dict[str, Act] = {
    "believe": "say",
    "want": "say",
    "support": "say",
    "mention": "say",
    "decline_comment": "say",
}
_BY_FORM: dict[tuple[str, str], Act] = {
    ("call", "preposition"): "request",
    ("call", "infinitive"): "request",
    ("tell", "infinitive"): "request",
    ("agree", "infinitive"): "promise",
    ("offer", "clause"): "promise",
}


def act_of(tree: Tree, verb: int, cue: Cue | None, form: str) -> Act:
    """Tell the act from the verb, what follows it, and whether it is negated."""
    if cue is None:
        return "say"
    if is_withheld(tree, verb, cue):
        return "decline_comment"
    if cue.lemma == "blame" and _is_put_down_to(tree, verb):
        return "claim"
    if cue.lemma == "rule" and tree.child(verb, "prt") is not None:
        return "deny"
    return _BY_FORM.get((cue.lemma, form)) or _ACTS.get(cue.act) or cast("Act", cue.act)


def is_withheld(tree: Tree, verb: int, cue: Cue) -> bool:
    """Tell words for nothing being said: "declined to comment", "did not specify", "was unaware of"."""
    if cue.act == "decline_comment":
        return answer_of(tree, verb) is not None
    if is_negated(tree, verb):
        left_open = cue.lemma == "rule" and tree.child(verb, "prt") is not None  # "did not rule |out|"
        return cue.lemma in words("withheld") and not left_open
    said = tree.child(verb, "ccomp")
    if said is None:
        return False
    predicate = tree.child(said, "acomp")
    return predicate is not None and (
        tree.words[predicate] in _UNKNOWING or _is_not_aware(tree, said, predicate)
    )


def answer_of(tree: Tree, verb: int) -> int | None:
    """Return the verb of saying that one declines to do; None for other refusals ("refused to pay")."""
    action = tree.child(verb, "xcomp")
    if action is None or tree.words[action] not in words("answers"):
        return None
    if tree.words[action] not in words("giving"):
        return action
    given = tree.child(action, "dobj", "acomp")
    return action if given is not None and tree.words[given] in words("particulars") else None


def is_unsaid(tree: Tree, verb: int) -> bool:
    """Tell a saying that did not take place or not yet: "may claim", "to say", "if he agrees".

    Asking not to be named is none either: it tells of the speaker.
    """
    if any(tree.words[c] in {"named", "identified", "anonymity"} for c in tree.children[verb]):
        return True
    if any(tree.deps[c] == "mark" and tree.words[c] in _CONDITIONS for c in tree.children[verb]):
        return True
    auxiliaries = {tree.words[c] for c in tree.children[verb] if tree.deps[c] in {"aux", "auxpass"}}
    above = tree.heads[verb]
    if "to" in auxiliaries:
        return above < 0 or tree.words[above] not in words("leading_on")
    return bool(auxiliaries & words("modals")) or is_negated(tree, verb)


def is_negated(tree: Tree, verb: int) -> bool:
    """Tell whether a verb, or the one that it follows ("refused to say"), is negated."""
    if tree.child(verb, "neg", "preconj") is not None or tree.words[verb - 1] in {"nor", "neither"}:
        return True
    subject = tree.child(verb, "nsubj")
    if subject is not None and tree.words[tree.left[subject]] in {"no", "neither", "nobody", "none"}:
        return True
    above = tree.heads[verb]
    if tree.deps[verb] == "xcomp" and above >= 0:
        return tree.words[above] in _UNWILLING or is_negated(tree, above)
    return False


def _is_put_down_to(tree: Tree, verb: int) -> bool:
    """Tell "blamed the delay on the yard": its object is no one who could be accused."""
    blamed = tree.child(verb, "dobj")
    return any(
        tree.words[c] == "on" and tree.deps[c] == "prep"
        for top in (verb, blamed)
        if top is not None
        for c in tree.children[top]
    )


def is_by_nobody(tree: Tree, verb: int, cue: Cue) -> bool:
    """Tell what no one said: "nobody had confirmed it"; "no one at the yard replied" tells of a question."""
    subject = tree.child(verb, "nsubj")
    if subject is None or tree.words[tree.left[subject]] not in words("nobody"):
        return False
    return cue.lemma not in words("replying") or tree.child(subject, "prep") is None


def _is_not_aware(tree: Tree, said: int, predicate: int) -> bool:
    return tree.words[predicate] == "aware" and tree.child(said, "neg") is not None
