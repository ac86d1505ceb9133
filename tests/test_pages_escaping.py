from __future__ import annotations

from decimal import Decimal

import markupsafe
import pytest
from markupsafe import Markup

from onrecord.pages.escaping import escape


@pytest.mark.parametrize(
    "value", ["", "Tor-M1", "a & b", "<b>", "1 > 0", '"quoted"', "Ivanov's", 29, None, Decimal("1.5"), True]
)
def test_gives_what_markupsafe_gives(value):
    assert escape(value) == markupsafe.escape(value)


def test_html_stays_as_it_is():
    assert escape(Markup("<b>29</b>")) == "<b>29</b>"
    assert escape("<b>29</b>") == "&lt;b&gt;29&lt;/b&gt;"
