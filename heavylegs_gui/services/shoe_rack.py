"""The runner's shoes: entered, changed, retired, brought back and deleted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.shoes import ShoeUse, last_used
from heavylegs_gui.store.shoes import shoe_uses

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.thresholds import ShoeNumbers
    from heavylegs_gui.domain.training import Shoe
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.store.database import Store


class ShoeRack(QObject):
    """All pairs of shoes.

    Every method that writes returns the :class:`Change` that it made; undo applies its inverse
    with :meth:`apply`.

    Signals:
        changed: The log changed, so the distances may have.
    """

    changed = Signal()

    def __init__(self, store: Store, log: TrainingLog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._log = store, log
        log.changed.connect(self.changed)

    @property
    def rules(self) -> ShoeNumbers:
        """The usual limits."""
        return self._log.thresholds.shoe

    def uses(self) -> list[ShoeUse]:
        """Return all pairs with what they have run, in the order in which they were entered."""
        return shoe_uses(self._store)

    def use(self, shoe_id: int) -> ShoeUse | None:
        """Return one pair, ``None`` when it is gone."""
        return next((one for one in self.uses() if one.shoe.id == shoe_id), None)

    def default(self) -> ShoeUse | None:
        """Return the pair in use that was worn last."""
        return last_used(self.uses())

    def add(self, shoe: Shoe) -> Change:
        """Write a new pair.

        Raises:
            InvalidValueError: A value is impossible, or another pair has that name.
            StoreError: It cannot be written.
        """
        return self._log.add_shoe(self._checked(shoe))

    def update(self, shoe: Shoe) -> Change:
        """Overwrite a stored pair; empty when nothing differs."""
        return self._log.update_shoe(self._checked(shoe))

    def retire(self, shoe: Shoe) -> Change:
        """Offer a pair no longer; what was run in it stays as it is."""
        change = self._log.update_shoe(replace(shoe, retired_on=self._log.today()))
        return change._replace(label=_tr("{0} retired").format(shoe.name))

    def bring_back(self, shoe: Shoe) -> Change:
        """Offer a retired pair again."""
        change = self._log.update_shoe(replace(shoe, retired_on=None))
        return change._replace(label=_tr("{0} back in use").format(shoe.name))

    def delete(self, shoe: Shoe) -> Change:
        """Remove a pair that no session names.

        Raises:
            InvalidValueError: A session names it.
            StoreError: It is gone or cannot be removed.
        """
        use = None if shoe.id is None else self.use(shoe.id)
        if use is not None and not use.is_unused:
            raise InvalidValueError(
                _tr("{0} stands in your log, so it can be retired but not deleted.").format(
                    shoe.name
                )
            )
        edits = () if use is None or shoe.id is None else (self._store.removal("shoe", shoe.id),)
        change = Change(_tr("{0} deleted").format(shoe.name), edits)
        self.apply(change)
        return change

    def apply(self, change: Change) -> None:
        """Make a change again or take one back (its inverse)."""
        if not change.is_empty:
            self._log.apply(change)

    def _checked(self, shoe: Shoe) -> Shoe:
        name = shoe.name.strip()
        for one in self.uses():
            if one.shoe.id != shoe.id and one.shoe.name.strip().casefold() == name.casefold():
                raise InvalidValueError(
                    _tr("You already have a pair with this name; give this one another."), "name"
                )
        if shoe.limit_m is not None and shoe.limit_m <= 0:
            raise InvalidValueError(
                _tr("A limit must be more than 0; leave it empty for the usual one."), "limit_m"
            )
        return replace(shoe, name=name)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ShoeRack", text)
