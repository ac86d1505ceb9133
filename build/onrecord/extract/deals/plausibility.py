"""Tell deals from trade of other kinds: private sales, takeovers, what a reporter only compares with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.deals.term_values import kind_of
from onrecord.extract.deals.trades.phrases import APPROVER, MAKER, PARTY, RECIPIENT, SUPPLIER
from onrecord.values.items import known_makers

if TYPE_CHECKING:
    from onrecord.extract.deals import Deal
    from onrecord.extract.deals.parties import Party

_ARMS = frozenset({"arms_transfer", "services"})


def is_plausible(deal: Deal) -> bool:
    """Tell whether somebody is told who could be a side of such a deal.

    Arms go to and from states. Without a state, a maker or an agent, a count or a designation with a number,
    it is another trade: the "sale of Royal Dutch Shell", a firearm that a museum bought.
    """
    parties = [p for role in (SUPPLIER, RECIPIENT, PARTY, APPROVER, MAKER) for p in deal.parties(role)]
    parties += [party for event in deal.events for party in event.makers]
    parties += [event.origin[0] for event in deal.events if event.origin]
    if kind_of(deal) not in _ARMS:
        return bool(parties)
    return any(_deals_in_arms(party) for party in parties) or any(
        goods.count or (goods.name and re.search(r"\d", goods.name)) for goods in deal.goods()
    )


def _deals_in_arms(party: Party) -> bool:
    return party.type in {"state", "agent"} or party.country_span is not None or party.name in known_makers()
