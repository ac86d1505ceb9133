"""Tell the verbs of trade from the same verbs in other senses, by what they are said of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, plain_words, verb_kinds, words_for
from onrecord.extract.deals.trades.awards import is_funding, is_placed, is_sum
from onrecord.extract.deals.trades.handovers import has_reached, is_taken_over, is_to_owner, sends_papers
from onrecord.extract.deals.trades.nouns import is_exercised, is_of_offset

if TYPE_CHECKING:
    from collections.abc import Collection

    from onrecord.extract.tree import Tree

RELATIVE = frozenset({"that", "which", "whom", "what"})
_DEALING = frozenset({"sign", "win", "cancel", "negotiate", "approve"})
_TRADING = frozenset({"arrive", "supply", "acquire", "build", "offer", "pay", "award", "win"})
_NEEDING = {
    **dict.fromkeys(("make", "makes", "made", "making"), "by"),
    **dict.fromkeys(("wait", "waits", "waited", "waiting"), "for"),
    **dict.fromkeys(("add", "adds", "added", "adding"), "from"),
    **dict.fromkeys(("ask", "asks", "asked", "asking"), "for"),
    **dict.fromkeys(("take", "takes", "took", "taken", "taking"), "from"),
    **dict.fromkeys(("turn", "turns", "turned", "turning"), "over"),
    **dict.fromkeys(("go", "goes", "went", "gone", "going"), "to"),
    **dict.fromkeys(("come", "comes", "came", "coming"), "from"),
    **dict.fromkeys(("put", "puts", "putting"), "up"),
    **dict.fromkeys(("become", "becomes", "became", "becoming"), "customer"),
    **dict.fromkeys(("replace", "replaces", "replaced", "replacing"), "with"),
    **dict.fromkeys(("bring", "brings", "brought", "bringing"), "contract"),
    **dict.fromkeys(("present", "presents", "presented", "presenting"), "with"),
}
"""Verbs of many senses, and the preposition that makes them verbs of trade."""

_ON_PROMISES = (["on", "promises"], ["on", "its"], ["on", "their"], ["on", "his"])
"""What follows "deliver" where a promise is kept."""
_RANKS = frozenset({"first", "second", "third", "fourth", "remaining"})
_AWAITING = ("due", "expect", "schedul", "slat")


def is_fronted(tree: Tree, verb: int) -> bool:
    """Tell a participle before the clause of what it is said of: "|Bought| from Peru, the jets ..."."""
    bare = tree.tags[verb] == "VBN" and tree.deps[verb] in {"advcl", "ccomp"} and tree.heads[verb] > verb
    alone = tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "mark", "dobj") is None
    return bare and alone and tree.child(tree.heads[verb], "nsubj", "nsubjpass") is not None


def has_fit_object(tree: Tree, verb: int, goods: set[int]) -> bool:
    """Tell "delivered the tanks" from "delivered a speech": objects are goods, deals or names."""
    own = tree.child(verb, "dobj")
    thing = tree.child(verb, "nsubjpass") if own is None else own
    kinds = verb_kinds(tree.words[verb])
    if _is_other_sense(tree, verb, thing, goods) or is_of_offset(tree, verb):
        return False
    if tree.words[verb] in _NEEDING or tree.words[verb].startswith(_AWAITING):
        over = is_taken_over(tree, verb) and thing is not None and goods & set(_below(tree, thing))
        return bool(over) or has_come(tree, verb, goods) or _has_what_it_needs(tree, verb, thing, goods)
    if kinds <= _DEALING and thing not in goods:
        return _deals_with_a_deal(tree, verb, thing, goods)
    contract = own is not None and noun_kind(tree.words[own]) == "contract"
    if "arrive" in kinds and not contract:  # "the firm |landed| an order"
        thing = tree.child(verb, "nsubj")
    elif thing is None and tree.tags[verb] == "VBN" and tree.deps[verb] == "acl":
        thing = tree.heads[verb]
    if (
        thing is None
        or not kinds & _TRADING
        or thing in goods
        or is_second_hand(tree, thing)
        or any(c in goods and tree.deps[c] == "appos" for c in tree.children[thing])
        or _measures(tree, thing, goods)
        or _is_about(tree, verb, thing, goods)
        or _is_sum_of(tree, thing, goods)
        or is_placed(tree, verb)
    ):
        return True
    money = tree.tags[thing] == "$" or any(tree.tags[c] == "$" for c in tree.children[thing])
    if noun_kind(tree.words[thing]) == "price" or (money and "supply" in kinds):
        return False
    name = tree.tags[thing].startswith(("NNP", "PRP", "W", "DT", "CD", "$")) or tree.words[thing] in RELATIVE
    paid = kinds == {"pay"} and is_sum(tree, thing)  # "20 million euros"
    changed = kinds == {"award"} and tree.words[thing] in {"modification", "option", "order", "amendment"}
    return name or paid or changed or _stands(tree, thing) or noun_kind(tree.words[thing]) is not None


def is_second_hand(tree: Tree, thing: int) -> bool:
    """Tell "bought |secondhand|" and "bought second-|hand|" from what is bought."""
    hyphened = tree.words[thing] == "hand" and tree.words[max(0, thing - 2) : thing] == ["second", "-"]
    return hyphened or tree.words[thing] == "secondhand"


def _is_about(tree: Tree, verb: int, thing: int, goods: set[int]) -> bool:
    """Tell "ordered two |C295| transports" and "provided the army |with guns|" from other trade."""
    named = thing - 1 in goods and tree.heads[thing - 1] == thing and noun_kind(tree.words[thing]) is None
    return named or ("supply" in verb_kinds(tree.words[verb]) and _is_given(tree, verb, thing, goods))


def _is_given(tree: Tree, verb: int, receiver: int, goods: set[int]) -> bool:
    """Tell "provide the army |with| guns" and "was supplied |with| 12 jets" from providing as such."""
    return any(
        tree.words[place] == "with" and tree.deps[place] == "prep" and goods & set(tree.children[place])
        for above in (verb, receiver)
        for place in tree.children[above]
    )


def _stands(tree: Tree, thing: int | None) -> bool:
    return thing is not None and tree.words[thing] in plain_words("standing_for_goods")


def _is_other_sense(tree: Tree, verb: int, thing: int | None, goods: set[int]) -> bool:
    """Tell "gave up", "pledged to deploy" and what is built in: "ships are |armed| with missiles"."""
    word, toward, subject = tree.words[verb], tree.child(verb, "xcomp"), tree.child(verb, "nsubj")
    if verb_kinds(word) == {"hold"}:  # of a package: "it |includes| 30 jets"
        return thing not in goods or subject is None or tree.words[subject] != "it"
    if word.startswith(("launch", "arm", "equip")) and word not in {"armed", "equipped"}:
        satellite = thing in goods and tree.words[thing or 0].startswith("satellite")
        return not satellite if word.startswith("launch") else thing in goods  # "will |arm| the destroyers"
    held = word.startswith("consider") and tree.child(verb, "oprd", "attr") is not None  # "the favourite"
    given = held or (word.startswith("provid") and tree.child(verb, "ccomp") is not None)  # "provides that"
    given |= word.startswith("clear") and any(tree.words[c] == "up" for c in tree.children[verb])
    given |= word == "given" and (tree.deps[verb] == "prep" or tree.words[verb + 1 : verb + 2] == ["that"])
    given |= word.startswith("deliver") and tree.words[verb + 1 : verb + 3] in _ON_PROMISES
    given |= sends_papers(tree, verb)
    given |= word.startswith("renew") and (thing is None or noun_kind(tree.words[thing]) is None)
    if given or (word in {"get", "getting", "gets"} and tree.child(verb, "acomp") is not None):
        return True  # "given that", "renewed the series", "getting ready"
    if word in {"armed", "equipped"}:
        carrier = tree.heads[verb] if tree.deps[verb] in {"acl", "relcl"} else thing
        given = thing is not None and thing not in goods and tree.child(verb, "auxpass") is not None
        by = (
            any(tree.words[t] == "by" for t in range(verb, tree.right[verb])) and given
        )  # "was |equipped| with"
        return thing is None or carrier in goods or (tree.words[verb + 1 : verb + 2] == ["with"] and not by)
    if verb_kinds(word) <= {"offer", "select"} and thing is None and toward is not None:
        select = "select" in verb_kinds(word)  # "chose to halt the sale", of which the verb behind tells
        return select or not (verb_kinds(tree.words[toward]) or tree.words[toward] in words_for("light"))
    behind = tree.words[verb + 1 : verb + 2]
    back = "win" in verb_kinds(word) and behind == ["back"]
    return back or (word.startswith(("give", "gave", "giving")) and behind == ["up"])


def _is_awaited(tree: Tree, word: int, goods: set[int]) -> bool:
    """Tell "the jets are |due| in May" and "six are |expected|" from "it expects" and "due to fly"."""
    on = tree.heads[word] if tree.words[word] == "due" and tree.deps[word] == "acomp" else word
    thing = tree.child(on, "nsubj", "nsubjpass")
    leads_on = tree.child(word, "xcomp", "ccomp", "dobj") is not None
    told = tree.words[word] in plain_words("awaited") and not leads_on
    return told and thing is not None and (thing in goods or _stands(tree, thing) or tree.tags[thing] == "CD")


def _has_what_it_needs(tree: Tree, verb: int, thing: int | None, goods: set[int]) -> bool:
    """Tell "made |by| Irkut", "asked |for jets|" and "took eight jets |from|" from other senses."""
    if tree.words[verb] not in _NEEDING:
        return _is_awaited(tree, verb, goods)
    need = _NEEDING[tree.words[verb]]
    behind = [c for c in tree.children[verb] if tree.words[c] == need]
    if need == "contract":  # "has |brought| four helicopters to Mali"
        return _is_done_by_a_contract(tree, verb) or (thing in goods and is_to_owner(tree, verb))
    if need == "customer":
        return _becomes_customer(tree, verb, goods)
    alone = need == "from" and thing is not None and tree.tags[thing] == "CD"  # "Norway took |46|"
    if need in {"to", "from"} and thing not in goods:
        subject = tree.child(tree.heads[verb] if tree.deps[verb] == "xcomp" else verb, "nsubj")
        first = subject is not None and (_stands(tree, subject) or tree.tags[subject].startswith(("J", "CD")))
        told = subject in goods or (first and subject is not None and goods & set(_below(tree, subject)))
        return bool(told and behind) and (_speaks_of_trade(tree, verb) or _is_to_go(tree, verb))
    if need == "for" or tree.words[verb].startswith("replac"):
        found = [good for c in behind for good in goods & set(tree.children[c])]
        return any(need == "for" or _is_from(tree, good) for good in found)
    # "was given $945 million |to make| missiles"
    paid = need == "by" and thing in goods and is_funding(tree, tree.heads[verb])
    made = need == "by" and (thing is None or not tree.tags[thing].startswith("NN"))
    fit = made or thing in goods or (need != "up" and _stands(tree, thing))
    return paid or (bool(behind or alone) and fit) or is_turned_to(tree, verb, goods)


def _is_from(tree: Tree, goods: int) -> bool:
    """Tell "replace them with 12 |jets| from Spain", which are bought there."""
    return any(tree.words[c] == "from" for c in tree.children[goods])


def has_come(tree: Tree, verb: int, goods: Collection[int]) -> bool:
    """Tell "the |first| four jets came in July" from a journey and from "came under fire"."""
    subject = tree.child(verb, "nsubj")
    told = _below(tree, subject) if subject is not None else range(0)
    if tree.words[verb] not in {"came", "come"} or not set(goods) & set(told):
        return False
    below = {tree.words[c] for c in tree.children[verb]}
    first = bool(_RANKS & {tree.words[t] for t in told}) or "here" in below or is_to_owner(tree, verb)
    under = "under" in below and not {"contract", "deal", "accord", "agreement", "program"} & {
        *tree.words[verb:]
    }
    return first and not under and not {"out", "close", "with"} & below


def is_turned_to(tree: Tree, verb: int, goods: set[int]) -> bool:
    """Tell "Oman has |turned| to China for howitzers" from turning goods over."""
    behind = {tree.words[c]: c for c in tree.children[verb] if tree.deps[c] == "prep"}
    wanted = "for" in behind and bool(goods & set(tree.children[behind["for"]]))
    return tree.words[verb].startswith("turn") and "to" in behind and wanted


def _is_done_by_a_contract(tree: Tree, verb: int) -> bool:
    """Tell "the contract, which would |bring| Oman 12 jets" from bringing as such."""
    subject = tree.child(verb, "nsubj")
    if subject is not None and tree.words[subject] in RELATIVE:
        subject = tree.heads[verb]
    return subject is not None and noun_kind(tree.words[subject]) is not None


def _becomes_customer(tree: Tree, verb: int, goods: set[int]) -> bool:
    """Tell "Peru |became| the first customer for the K2" from becoming something else."""
    buyer = tree.child(verb, "attr", "dobj")
    taker = buyer is not None and tree.words[buyer] in plain_words("takers")
    return buyer is not None and taker and bool(goods & set(range(buyer, tree.right[buyer] + 1)))


def _below(tree: Tree, token: int) -> range:
    """Return the tokens of "the first of the 12 |jets|"."""
    return range(tree.left[token], tree.right[token] + 1)


def _is_to_go(tree: Tree, verb: int) -> bool:
    """Tell "30 tanks will |go| to Oman" and a headline's "30 tanks to |go| to Oman" from a journey made."""
    helpers = {tree.words[c] for c in tree.children[verb] if tree.deps[c] == "aux"}
    both = {"from", "to"} <= {tree.words[c] for c in tree.children[verb]}
    under_way = tree.words[verb] == "going" and both  # "are going from Oman to Peru"
    return (bool(helpers & {"to", "will", "would", "may", "can"}) and tree.words[verb] == "go") or under_way


def _speaks_of_trade(tree: Tree, verb: int) -> bool:
    """Tell a sentence that names a contract or a purchase beside the verb."""
    sentence = range(tree.first[verb], tree.last[verb] + 1)
    return any(noun_kind(tree.words[t]) in {"contract", "acquire"} for t in sentence)


def _measures(tree: Tree, thing: int, goods: set[int]) -> bool:
    """Tell "2 million |tonnes| of LNG" and "300 |megawatts| a year of Zambian and Malawian power"."""
    several = any(tree.deps[c] == "nummod" or tree.words[c] in {"a", "an"} for c in tree.children[thing])
    behind = range(thing + 1, min(tree.last[thing], thing + 4))
    of = next((t for t in behind if tree.words[t] == "of"), None)
    return several and of is not None and any(tree.within(good, of) for good in goods)


def _is_sum_of(tree: Tree, thing: int, goods: set[int]) -> bool:
    """Tell "sell $2 |billion| of arms" from "sell $2 billion of bonds"."""
    return is_sum(tree, thing) and any(
        goods & set(tree.children[c]) for c in tree.children[thing] if tree.words[c] == "of"
    )


def _pays_for(tree: Tree, verb: int, thing: int, goods: set[int]) -> bool:
    """Tell a sum for goods: "approved 3 billion baht |for 12 jets|"."""
    behind = (tree.children[c] for a in (verb, thing) for c in tree.children[a] if tree.words[c] == "for")
    return is_sum(tree, thing) and any(goods & set(nouns) for nouns in behind)


def _deals_with_a_deal(tree: Tree, verb: int, thing: int | None, goods: set[int]) -> bool:
    """Tell "sealed the contract" and "agreed to sell" from "sealed the border"."""
    if thing is None and tree.words[verb].startswith(("sign", "contract")):
        return True
    if has_reached(tree, verb, goods):
        return True
    exercised = thing is not None and is_exercised(tree, thing)
    if thing is not None and (exercised or tree.words[thing] in RELATIVE or tree.words[thing] == "it"):
        return True
    if (
        thing is not None
        and "approve" in verb_kinds(tree.words[verb])
        and _pays_for(tree, verb, thing, goods)
    ):
        return True
    open_verb = tree.words[verb].startswith(("agree", "consider", "negotiat", "notif", "clear"))
    if open_verb and tree.child(verb, "xcomp", "prep") is not None:
        return True
    first = (
        tree.heads[verb] if tree.deps[verb] == "conj" else verb
    )  # "announced in 2018 and |signed| in 2020"
    head = tree.heads[first] if tree.deps[first] in {"acl", "relcl"} else None
    return any(token is not None and noun_kind(tree.words[token]) for token in (thing, head))
