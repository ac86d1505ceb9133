"""Hold an event: one trade about one kind of goods, with all that its clause says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.deals.goods import Goods
    from onrecord.extract.deals.parties import Party
    from onrecord.extract.deals.trades import Trade
    from onrecord.extract.deals.trades.dates import Dated
    from onrecord.extract.deals.trades.prices import Price
    from onrecord.extract.deals.trades.stages import Stage
    from onrecord.model import DateValue


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """Hold one trade with all that its clause says; `goods` is the one that this event is about."""

    trade: Trade
    goods: Goods | None
    prices: tuple[Price, ...]
    dates: tuple[Dated, ...]
    stages: tuple[Stage, ...]
    title: bool
    makers: tuple[Party, ...] = ()
    origin: tuple[Party, bool] | None = None
    inherited: bool = False
    section: int = 0
    news: DateValue | None = None

    def keys(self, role: str) -> frozenset[str]:
        """Return the keys of the parties in a role."""
        return frozenset(party.key for party in self.trade.of(role))
