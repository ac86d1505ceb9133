"""Hang words where they belong that the parser often hangs elsewhere in sentences of trade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.deals.mends import asides, clauses, names, nouns, objects, rows, subjects, tags, used
from onrecord.extract.deals.mends.notices import itemised, retagged
from onrecord.extract.deals.mends.sums import with_won

if TYPE_CHECKING:
    from onrecord.extract.tree import Tree

_RULES = (
    *(names.described_names, names.receivers_before, names.purposes, clauses.garden_paths),
    *(asides.terms_behind_parties, asides.after_speech, asides.after_clauses, asides.after_dates),
    *(tags.headlines, subjects.nearest_names, subjects.lost_verbs),
    *(subjects.lost_subjects, subjects.behind_openings),
    *(clauses.inverted, clauses.clefts, clauses.among, objects.joined_subjects),
    *(subjects.behind_dates, clauses.infinitives, nouns.made_offers, clauses.clauses_of_sums),
    *(objects.receivers, objects.receivers_before_goods),
    *(used.used_goods, used.used_behind, objects.shared_objects),
    *(rows.goods_in_a_row, nouns.sides_of_nouns),
    *(clauses.after_years, clauses.signed_asides, clauses.side_by_side),
    *(nouns.of_sales, clauses.bought, objects.contracts_in_a_row),
)
"""What mends single words; where two hang one word, the later one is right."""


def mended(tree: Tree) -> Tree:
    """Return the tree with such slips mended; the same tree where there are none."""
    tree = itemised(retagged(with_won(tags.with_neighbours(tags.with_nouns(tree)))))
    mends = [mend for rule in _RULES for mend in rule(tree)]
    if not mends:
        return tree
    heads, deps = list(tree.heads), list(tree.deps)
    for token, head, dep in mends:
        if not _hangs_on(heads, head, token):
            heads[token], deps[token] = head, dep
    return tree.rehung(heads, deps)


def _hangs_on(heads: list[int], below: int, above: int) -> bool:
    """Tell a head that hangs on the token itself, which would close a circle."""
    while below >= 0 and below != above:
        below = heads[below]
    return below == above
