"""Say how real a trade is as told: done, planned, possible, conditional, or denied."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, plain_words, stage_of, verb_kinds, words_for
from onrecord.extract.deals.trades.denials import denier
from onrecord.extract.deals.trades.governors import is_loath, is_unsure
from onrecord.extract.deals.trades.nouns import is_interest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.tree import Tree
    from onrecord.model import Modality, Polarity


@dataclass(frozen=True, slots=True)
class Mood:
    """Hold how a trade is told; `asked` where it is only called for, or shunned; `by` what denies it."""

    polarity: Polarity = "affirmed"
    modality: Modality = "fact"
    asked: bool = False
    by: int | None = None


def mood_of(tree: Tree, token: int) -> Mood:
    """Read the mood of a verb or noun of trade from itself and what governs it."""
    path = list(_path(tree, token))
    denied_by = denier(tree, token, path)
    asked = any(
        tree.words[t] in plain_words("appeals") and _calls_on_others(tree, t, token) for t in path[1:]
    )
    asked |= is_loath(tree, path)
    beside = {tree.heads[t] for t in path if tree.deps[t] == "conj" and tree.tags[t].startswith("V")}
    own = {
        token,
        *(t for t in beside if stage_of(tree.words[t]) == "contracted"),
    }  # "was agreed but |signed|"
    modality: Modality = "fact"
    if any(_has_mark(tree, t) for t in path):
        modality = "conditional"
    elif (
        any(_touched(tree, t, "possible", t in own) for t in path)
        or (denied_by is None and is_unsure(tree, path))
        or is_near(tree, token)
        or is_interest(tree, token)
    ):
        modality = "possible"
    elif any(
        (_touched(tree, t, "planned", t in own) and not _is_voted(tree, t, token)) or _was_to(tree, t)
        for t in path
    ):
        modality = "planned"
    return Mood("denied" if denied_by is not None else "affirmed", modality, asked, denied_by)


def _calls_on_others(tree: Tree, verb: int, token: int) -> bool:
    """Tell "asked Russia to stop selling" from "asked to buy" and "asked Russia to sell it"."""
    approval = tree.words[tree.heads[token]] in plain_words("approvals")
    if approval and "acquire" in verb_kinds(tree.words[token]):
        return False  # "asked Russia for permission to buy"
    if _is_of_contract(tree, verb):
        return False
    receiver = tree.child(token, "dative", "dobj")
    if receiver is not None and tree.words[receiver] in {"it", "them", "him", "us"}:
        return False
    called = [c for c in tree.children[verb] if tree.deps[c] in {"dobj", "dative", "prep", "nsubjpass"}]
    clause = tree.child(verb, "ccomp")
    inner = tree.child(clause, "nsubj") if clause is not None else None
    asked = [inner] if inner is not None else [c for c in called if c < token]
    if any(tree.words[c] in plain_words("electors") for c in asked):
        return False  # "asked |parliament| to clear the purchase", which buys nothing itself
    return bool(asked) or clause is not None


def _is_of_contract(tree: Tree, verb: int) -> bool:
    """Tell "a contract that |calls| for deliveries", which asks nobody for them."""
    first = tree.heads[verb] if tree.deps[verb] == "conj" else verb
    subject = tree.child(first, "nsubj")
    relative = subject is not None and tree.words[subject] in {"that", "which"}
    subject = tree.heads[first] if relative else subject
    thing = subject is not None and not tree.tags[subject].startswith(("NNP", "PRP"))
    return thing and (relative or noun_kind(tree.words[subject or 0]) == "contract")


def _path(tree: Tree, token: int) -> Iterator[int]:
    """Yield a token and what governs it, up to the verb of saying that reports it."""
    yield token
    while tree.heads[token] >= 0:
        place, dep, token = token, tree.deps[token], tree.heads[token]
        if _is_done_before(tree, place):
            return
        said = dep == "relcl" and tree.words[token] in plain_words("claims")  # "|reports| that it sold"
        if dep in {"conj", "relcl", "parataxis"} and tree.tags[token].startswith("N") and not said:
            return
        if dep == "conj" and tree.tags[token].startswith("V") and not _shares_helpers(tree, place):
            continue
        if dep in {"ccomp", "advcl", "parataxis"} and tree.words[token] in plain_words("speech"):
            return
        if dep == "advcl" or (dep == "ccomp" and ";" in tree.words[place:token]):
            return
        if dep == "prep" and tree.words[place] in plain_words("frames") and not _is_wish(tree, token):
            return
        yield token


def _is_done_before(tree: Tree, verb: int) -> bool:
    """Tell "the jets, |ordered| in 2021, will arrive" from "a contract to buy": it was done already."""
    noun = tree.heads[verb]
    done = (
        tree.deps[verb] == "acl" and tree.tags[verb] == "VBN" and stage_of(tree.words[verb]) == "contracted"
    )
    helped = any(tree.deps[c] in {"aux", "auxpass"} for c in tree.children[verb])
    counted = tree.tags[verb] == "VBN" and tree.child(noun, "nummod") is not None and noun < verb
    definite = counted or any(tree.words[c] in {"the", "its", "their", ","} for c in tree.children[noun])
    return done and not helped and definite and not noun_kind(tree.words[noun])


def is_near(tree: Tree, token: int) -> bool:
    """Tell "close to |signing|", "on the verge of a |deal|" and "is |finalising| a contract"."""
    helped = any(tree.words[c] in {"is", "are", "'s", "'re"} for c in tree.children[token])
    ending = tree.tags[token] == "VBG" and stage_of(tree.words[token]) == "contracted" and helped
    signs = "sign" in verb_kinds(tree.words[token])
    return (ending and signs) or any(
        tree.words[t] in plain_words("nearing") for t in list(_path(tree, token))[1:]
    )


def _shares_helpers(tree: Tree, verb: int) -> bool:
    """Tell "will be signed and jets |delivered|": a bare form that has the helpers of the verb before it."""
    if any(tree.deps[c] in {"aux", "auxpass"} for c in tree.children[verb]):
        return False
    head = tree.heads[verb]
    if tree.tags[head] == "VBN" and tree.child(head, "auxpass") is not None:
        return tree.tags[verb] in {"VBN", "VBD"} and tree.child(verb, "nsubj", "nsubjpass", "dobj") is None
    return tree.tags[verb] == "VB" == tree.tags[head]


def _is_wish(tree: Tree, token: int) -> bool:
    """Tell "interest |in| buying" from what a frame holds: "will sell ... |under| a contract"."""
    told = words_for("possible") | {"truth", "basis"}  # "no |truth| in reports that"
    return tree.tags[token].startswith(("N", "J")) and tree.words[token] in told


def _touched(tree: Tree, token: int, key: str, own: bool) -> bool:
    words = words_for(key)
    if not own and tree.words[token] in words and tree.words[token] != "to":
        return True
    return any(
        tree.words[c] in words
        and tree.deps[c] in {"aux", "amod", "advmod", "acomp", "auxpass", "compound", "oprd"}
        and tree.words[c] != "to"
        for c in tree.children[token]
    ) or (own and key == "planned" and _is_to(tree, token))


def _is_voted(tree: Tree, verb: int, token: int) -> bool:
    """Tell "|voted| to approve the sale", which approves it."""
    past = tree.words[verb] == "voted" and tree.tags[verb] in {"VBD", "VBN"}
    return past and "approve" in verb_kinds(tree.words[token])


def _was_to(tree: Tree, token: int) -> bool:
    """Tell "was to have begun", "is to arrive" and "has yet to approve"."""
    words = tree.words[max(tree.first[token], token - 4) : token + 2]
    return any(a in {"is", "are", "was", "were", "yet"} and b == "to" for a, b in pairwise(words))


def _is_to(tree: Tree, token: int) -> bool:
    """Tell "is to deliver", "to be delivered", a headline's "Oman to sell" from "a contract to sell"."""
    to = any(tree.words[c] == "to" and tree.deps[c] == "aux" for c in tree.children[token])
    bare = tree.deps[token] in {"ROOT", "ccomp", "relcl"} or tree.words[token - 1] == "be"
    return to and (bare or tree.words[tree.heads[token]] in {"is", "are", "was", "were"})


def _has_mark(tree: Tree, token: int) -> bool:
    if not tree.tags[token].startswith("V"):
        subject = tree.words[token : token + 2] == ["subject", "to"]
        return subject or tree.words[token] in {"conditional", "contingent", "pending"}
    own = any(tree.deps[c] == "mark" and tree.words[c] in {"if", "unless"} for c in tree.children[token])
    clause = any(
        tree.deps[c] == "advcl" and any(tree.words[m] in {"if", "unless"} for m in tree.children[c])
        for c in tree.children[token]
    )
    provided = any(tree.words[c : c + 2] == ["provided", "that"] for c in tree.children[token])
    return own or clause or provided
