from __future__ import annotations

import pytest

from onrecord.extract.nlp import readings
from onrecord.extract.tree import Tree, tree_of


@pytest.fixture(scope="module")
def tree() -> Tree:
    [reading] = readings([("Peru bought jets.", ())])
    return tree_of(reading.paragraphs[0])


def test_a_token_hung_elsewhere_is_a_child_there_and_widens_what_it_hangs_on(tree: Tree) -> None:
    bought, jets = tree.words.index("bought"), tree.words.index("jets")
    heads = [jets if head == bought and token == 0 else head for token, head in enumerate(tree.heads)]
    rehung = tree.rehung(heads, tree.deps)
    assert rehung.children[jets] == [0]
    assert (rehung.left[jets], tree.left[jets]) == (0, jets)


def test_a_tree_whose_new_heads_lead_round_in_a_circle_stays_as_it_was(tree: Tree) -> None:
    bought, jets = tree.words.index("bought"), tree.words.index("jets")
    heads = [jets if token == bought else head for token, head in enumerate(tree.heads)]
    assert tree.rehung(heads, tree.deps) is tree
