"""Parties and goods by the nouns that stand beside their names."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article


def told(text, *names):
    [mentions] = extract([Article("a", "articles/a.txt", text, "", rights="full")])
    actors = {actor.key: actor.name for actor in mentions.actors}
    claims = [c for deal in mentions.deals for c in deal.claims]
    return [
        [actors.get(c.actor or "", c.text or c.span.of(text)) for c in claims if c.property == name]
        for name in names
    ]


@pytest.mark.parametrize(
    ("firm", "state", "maker"),
    [
        ("the Czech company Excalibur Army", "Czech Republic", "Excalibur Army"),
        ("the South Korean shipbuilder Hanwha Ocean", "South Korea", "Hanwha Ocean"),
        ("Ukraine's state arms conglomerate Ukroboronprom", "Ukraine", "Ukroboronprom"),
        ("Czech arms maker Tatra Defence Vehicle, part of a larger group,", "Czech Republic", "Tatra"),
    ],
)
def test_a_firm_behind_the_noun_that_describes_it(firm, state, maker):
    supplier, made_by = told(f"Oman has ordered 24 howitzers from {firm} in May.", "supplier", "manufacturer")
    assert supplier == [state]
    assert [name.startswith(maker) for name in made_by] == [True]


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("the Indonesian Ministry of Defence's procurement agency", "Indonesia"),
        ("the Estonian Centre for Defence Investments", "Estonia"),
        ("the West African country of Togo", "Togo"),
        ("oil-rich Angola", "Angola"),
        ("Brazil's Ministry of Justice and Public Security", "Brazil"),
    ],
)
def test_a_state_by_its_bodies_and_by_what_it_is(body, state):
    assert told(f"Sweden will supply {body} with 18 K9 howitzers.", "recipient", "supplier") == [
        [state],
        ["Sweden"],
    ]


@pytest.mark.parametrize(
    ("goods", "item", "count"),
    [
        ('12 "Sokol" attack helicopters', "Sokol", "12"),
        ("16 twin-engine, multi-role KA-98 helicopters", "KA-98", "16"),
        ("two Stan Patrol 5009 vessels", "Stan Patrol 5009", "two"),
        ("six light attack aircraft, the A-29 Super Tucano", "A-29 Super Tucano", "six"),
        ("six light attack aircraft known as the IA-63 Pampa III", "IA-63 Pampa III", "six"),
        ("nine 155-mm self-propelled Zuzana 2 howitzers", "Zuzana 2", "nine"),
        ("10,000 rounds of 155mm artillery ammunition", "artillery ammunition", "10,000"),
    ],
)
def test_goods_with_what_stands_around_their_names(goods, item, count):
    items, counts = told(f"Peru has ordered {goods} from France.", "item", "quantity")
    assert len(items) == 1
    assert item in items[0]
    assert counts == [count]


def test_the_two_objects_of_an_award():
    text = "Kenya has awarded the Swedish defence group Saab a contract for 24 howitzers."
    assert told(text, "recipient", "supplier") == [["Kenya"], ["Sweden"]]


def test_talks_with_whom_goods_are_bought_from():
    text = "Oman is in talks with South Korea to buy 24 Lynx KF41 vehicles and 10 Bergepanzer 3 vehicles."
    assert told(text, "supplier") == [["South Korea", "South Korea"]]


def test_an_era_is_no_origin():
    assert told("Oman is in talks with Spain to buy 15 Soviet-era MiG-29 jets.", "supplier") == [["Spain"]]
