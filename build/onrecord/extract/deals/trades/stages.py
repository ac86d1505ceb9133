"""Read how far a trade has come as its clause tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.deals.trade_words import noun_kind, plain_words, stage_of, words_for
from onrecord.extract.deals.trades.awards import is_placed
from onrecord.extract.deals.trades.bids import is_offered
from onrecord.extract.deals.trades.handovers import is_arrival, is_taken_over
from onrecord.extract.deals.trades.kinds import is_handed_out
from onrecord.extract.deals.trades.mood import is_near, mood_of
from onrecord.extract.deals.trades.nouns import is_exercised, is_intent
from onrecord.extract.deals.trades.turns import approval, fallen
from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.deals.trades.clauses import Clause
    from onrecord.extract.tree import Tree
    from onrecord.model import Modality

_STILL_TO_COME = re.compile(
    r"(?i)\b(?:some|part|not\s+all|the\s+rest|several)\b[^.;]{0,60}?\b(?P<open>still\s+to\s+(?:come|arrive|be\s+delivered)"
    r"|yet\s+to\s+(?:come|arrive|be\s+delivered)|not\s+yet\s+(?:come|arrived|been\s+delivered))"
)

_FIRST_OF = re.compile(r"\bfirst (?:\w+ )?of (?:the|an?|\d+|\w+) ")
"""A part that comes first: "the |first six of an| order for 18", "the |first of the| two boats"."""
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "only", "latest", "last"})
_TALKS = frozenset({"talks", "negotiations", "discussions", "negotiate", "discuss"})
_GROUPS = frozenset({"group", "shipment", "consignment", "lot"})
FORMS_OF_BE = frozenset({"is", "are", "was", "were", "be", "been"})
COMPLETE = frozenset({"complete", "completed", "over", "finished", "done"})


@dataclass(frozen=True, slots=True)
class Stage:
    """Hold a status with the words that give it; `denied` where the text denies it."""

    status: str
    span: Span
    modality: Modality


def stages(clause: Clause, trade: Trade) -> tuple[Stage, ...]:
    """Say how far a trade has come as its clause tells it; empty where it does not say."""
    tree = clause.tree
    outstanding = _outstanding(clause, trade)
    if outstanding:
        return (Stage("partly_delivered", outstanding, "fact"),)
    if not trade.goods and all(clause.triggers[t] == "noun" for t in trade.tokens):
        verb = fallen(trade) if _is_told_before(tree, trade) else None  # "but the deal |collapsed|"
        return () if verb is None else (Stage("cancelled", tree.span(verb, verb), "fact"),)
    turned = _turned(tree, trade)
    if turned:
        return (turned,)
    for token in trade.tokens:
        status = _stage_of(tree, token)
        status = "contracted" if status == "delivered" and is_handed_out(clause, token) else status
        if status == "cancelled" and mood_of(tree, token).polarity == "denied":
            continue
        if status is None or (status == "delivered" and _is_to_come(tree, token)):
            continue
        mood = mood_of(tree, token)
        if clause.triggers[token] == "noun" and not _counts_as_stage(tree, token, status):
            continue
        if _is_past_or_rank(tree, token) or (
            status == "delivered" and not trade.goods and tree.words[token] in words_for("loose")
        ):
            continue
        if status == "contracted" and mood.modality != "fact" and not trade.goods:
            continue  # when it will be signed says nothing of how far it is
        settled = _settled(clause, trade, token, status, mood.modality)
        signed = _signed(tree, trade) if settled == "proposed" and status == "contracted" else None
        if settled:
            stage = Stage(settled, tree.span(token, token), mood.modality)
            return (stage if signed is None else Stage("contracted", tree.span(signed, signed), "fact"),)
    return _by_noun(clause, trade)


def _by_noun(clause: Clause, trade: Trade) -> tuple[Stage, ...]:
    """Take "under a |contract|" for signed, where nothing else tells the stage and nobody only approves."""
    tree = clause.tree
    nouns = [
        t for t in trade.tokens if noun_kind(tree.words[t]) == "contract" and clause.triggers[t] == "noun"
    ]
    told = tree.words[tree.first[trade.tokens[0]] : tree.last[trade.tokens[0]] + 1]
    only_approved = any(stage_of(word) == "approved" for word in told)  # "|cleared| the sale in a deal worth"
    factual = trade.mood.modality == "fact" and not only_approved
    if nouns and factual and mood_of(tree, nouns[0]).modality == "fact":
        status = "negotiating" if is_intent(tree, nouns[0]) else "contracted"
        return (Stage(status, tree.span(nouns[0], nouns[0]), "fact"),)
    return ()


def _signed(tree: Tree, trade: Trade) -> int | None:
    """Return the verb of "will sell gas under a contract |signed| on Monday"."""
    for token in trade.tokens:
        noun, beside = tree.heads[token], tree.deps[token] in {"acl", "relcl"}
        contract = beside and noun in trade.tokens and noun_kind(tree.words[noun]) == "contract"
        if contract and not is_intent(tree, noun) and stage_of(tree.words[token]) == "contracted":
            return token if mood_of(tree, token).modality == "fact" else None
    return None


def _is_told_before(tree: Tree, trade: Trade) -> bool:
    """Tell "|the| deal" and "|that| sale" from any other."""
    return any(tree.words[c] in {"the", "that", "this"} for t in trade.tokens for c in tree.children[t])


def _is_past_or_rank(tree: Tree, token: int) -> bool:
    """Tell "chose it after |talks|" and "the third state to |buy| it", which say nothing of how far it is."""
    head = tree.heads[token]
    if head < 0:
        return False
    if tree.words[head] in {"after", "following"}:
        return tree.tags[token].startswith("N")
    to = any(tree.words[c] == "to" for c in tree.children[token])
    country = tree.deps[token] == "relcl" and tree.words[head] in {"country", "nation", "state", "customer"}
    return (to or country) and any(tree.words[c] in _ORDINALS for c in tree.children[head])


def _turned(tree: Tree, trade: Trade) -> Stage | None:
    """Return what befell the trade: it was denied, fell through, or got its approval."""
    if trade.mood.polarity == "denied":
        by = trade.mood.by if trade.mood.by is not None else trade.tokens[0]
        return Stage("denied", tree.span(by, by), "fact")
    verb = fallen(trade)
    if verb is not None:
        return Stage("cancelled", tree.span(verb, verb), "fact")
    noun = approval(trade)
    return Stage("approved", tree.span(noun, noun), "fact") if noun is not None else None


def _outstanding(clause: Clause, trade: Trade) -> Span | None:
    """Return the words of "some of the systems were still to come"."""
    tree, token = clause.tree, trade.tokens[0]
    if not any(tree.first[goods.first] == tree.first[token] for goods in clause.goods):
        return None
    start, end = tree.starts[tree.first[token]], tree.ends[tree.last[token]]
    match = _STILL_TO_COME.search(clause.text[start:end])
    return Span(start + match.start("open"), start + match.end("open")) if match else None


def _is_to_come(tree: Tree, verb: int) -> bool:
    """Tell "arrives in July", "a contract to deliver", "until the last is handed over", "not yet there"."""
    helpers = {tree.words[c] for c in tree.children[verb] if tree.deps[c] in {"aux", "auxpass"}}
    passive = bool(helpers & {"is", "are"}) and not helpers & {"been", "being"}
    before = tree.words[max(tree.first[verb], verb - 4) : verb]
    yet = "yet" in before and bool({"not", "n't", "to"} & set(before))
    none = any(tree.words[c] == "none" for c in tree.children[verb])
    owed = "to" in helpers and tree.deps[verb] == "acl"
    return passive or yet or none or owed or tree.words[verb] in {"arrives", "arrive"}


def _stage_of(tree: Tree, token: int) -> str | None:
    """Return the status a word gives: "received 12 jets" is a delivery, "received an order" a contract."""
    if is_offered(tree, token):
        return "proposed"
    if is_placed(tree, token) or is_exercised(tree, token):
        return "contracted"
    if is_arrival(tree, token) or is_taken_over(tree, token) or tree.words[token] in {"supplied", "provided"}:
        return "delivered"
    thing = tree.child(token, "dobj", "nsubjpass")
    if tree.words[token] in plain_words("stopping"):
        named = tree.words[thing].removesuffix("s") if thing is not None else ""
        return "cancelled" if named in {"sale", "deal", "contract", "purchase", "export"} else None
    subject = tree.child(token, "nsubj")
    votes = subject is not None and tree.words[subject] in plain_words("electors")
    toward = tree.words[token + 1 : token + 3]
    talks = toward[:1] == ["to"] and bool(_TALKS & set(toward))
    if (votes or talks) and tree.words[token].startswith("agree"):
        return "negotiating" if talks else "approved"
    return stage_of(tree.words[token])


def _counts_as_stage(tree: Tree, noun: int, status: str) -> bool:
    """Tell "completed deliveries", "an order", "talks" from a delivery or purchase that is only named."""
    if status != "delivered":
        return status != "contracted" or tree.words[noun] in {"order", "orders", "option", "options"}
    verb = tree.heads[noun]
    if verb >= 0 and tree.deps[verb] == "prep":
        verb = tree.heads[verb]
    if _is_complete(tree, noun, verb):
        return True
    return verb >= 0 and tree.tags[verb] in {"VBD", "VBN"} and tree.words[verb] in words_for("carry_out")


def _is_complete(tree: Tree, noun: int, verb: int) -> bool:
    """Tell "the deliveries were complete" and "confirmed the deliveries to be complete"."""
    if verb < 0 or tree.deps[noun] not in {"nsubj", "dobj"}:
        return False
    states = [
        verb,
        *(c for c in tree.children[verb] if c > noun and tree.deps[c] in {"xcomp", "ccomp", "acl"}),
    ]
    states += [c for c in tree.children[noun] if c > noun and tree.deps[c] in {"relcl", "acl"}]
    for state in states:
        helped = {tree.words[c] for c in tree.children[state]}
        if tree.words[state] in FORMS_OF_BE and not helped & {"not", "n't", "yet"} and helped & COMPLETE:
            return True
    return False


def _settled(clause: Clause, trade: Trade, token: int, status: str, modality: Modality) -> str | None:
    tree = clause.tree
    if status == "contracted" and any(is_intent(tree, t) for t in trade.tokens):
        return "negotiating"
    if modality == "fact":
        return "partly_delivered" if status == "delivered" and _is_partial(clause, trade, token) else status
    if status in {"contracted", "approved", "proposed"}:
        talks = any(
            w.startswith(("talk", "negotiat", "discuss"))
            for w in tree.words[tree.first[token] : tree.last[token] + 1]
        )
        talks &= modality == "possible" or _is_in_talks(tree, token)
        return "negotiating" if talks or is_near(tree, token) else "proposed"
    decided = status == "cancelled" and modality == "planned"  # "will cancel its contract"
    return status if status == "negotiating" or decided else None


def _is_in_talks(tree: Tree, token: int) -> bool:
    """Tell "in |talks| with Spain to buy", which the parser may hang on what is talked of."""
    before = tree.words[max(tree.first[token], token - 8) : token]
    return any(one == "in" and other in {"talks", "negotiations"} for one, other in pairwise(before))


def _is_partial(clause: Clause, trade: Trade, token: int) -> bool:
    tree = clause.tree
    window = tree.words[max(tree.first[token], token - 8) : min(tree.last[token], token + 10) + 1]
    begun = {"began", "begun", "started", "begins", "starts", "resumed", "resumes"}
    started = bool(begun & {*window, tree.words[tree.heads[token]]})
    of_more = any(_is_out_of_more(clause, goods) for goods in trade.goods)
    of_more |= _FIRST_OF.search(" ".join(window)) is not None
    so_far = "only" in window or any(a == "so" and b == "far" for a, b in pairwise(window))
    not_all = so_far or any(a == "not" and b == "all" for a, b in pairwise(window))
    return started or not_all or of_more or any(_is_batch(tree, goods) for goods in trade.goods)


def _is_batch(tree: Tree, goods: Goods) -> bool:
    """Tell "the |first| jets", "a |second group| of jets" and "|several of| the jets" from "several jets"."""
    before = tree.words[max(0, _start(tree, goods) - 4) : goods.first + 1]
    some = {"several", "some", "most"} if "of" not in before else set()
    group = bool(_GROUPS & set(before)) and bool(_ORDINALS & set(before))
    return group or bool((set(before) & plain_words("parts")) - some)


def _start(tree: Tree, goods: Goods) -> int:
    """Return the first token of goods or of the number not far before them: "|500,000| doses of vaccine"."""
    near = range(max(0, goods.first - 7), goods.first)
    counted = (t for t in near if goods.count and tree.starts[t] == goods.count[0].start)
    return next(counted, goods.first)


def _is_out_of_more(clause: Clause, goods: Goods) -> bool:
    """Tell "|12| of the 24 fighters" from "the last two of 24"."""
    tree = clause.tree
    if goods.count is None:
        return False
    count = next((t for t in range(len(tree)) if tree.ends[t] > goods.count[0].start), 0)
    before = [
        t for t in range(max(tree.first[count], count - 4), count) if tree.words[t] not in {"the", "its"}
    ]
    if tree.words[goods.last + 1 : goods.last + 3] == ["out", "of"]:
        return True  # "11 launchers out of 29"
    if len(before) < 2 or tree.words[before[-1]] != "of" or tree.tags[before[-2]] != "CD":
        return False
    return not set(tree.words[before[-2] - 1 : before[-2]]) & {"last", "final", "remaining"}
