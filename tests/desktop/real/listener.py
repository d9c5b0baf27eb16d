"""What a screen reader hears: the tree of names, roles and states that a program tells AT-SPI.

    listener = Listener(address_of_the_session_bus)
    for node in listener.walk(listener.program("pheaktean")): node.role, node.name, node.states

Asked over D-Bus as a screen reader asks, from another process than the program's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
STATES = {
    7: "editable",
    8: "enabled",
    11: "focusable",
    12: "focused",
    25: "showing",
    41: "checkable",
}
"""Bit → state, of those that matter here."""

LABELLED_BY = 2
"""Kind of relation: to the label that stands beside a thing."""

ENOUGH = 40
"""So many cells of a table are looked at; a table may have a million."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that a screen reader can speak of.

    Attributes:
        at: the program's name on the bus, and the thing's path.
        role: what it is, in English, as ``push button``.
        name: what it is called.
        description: what more there is to know.
        states: the words of ``STATES`` that hold.
        parents: roles from the window down to its parent.
    """

    at: tuple[str, str]
    role: str
    name: str
    description: str
    states: frozenset[str]
    parents: tuple[str, ...] = field(default=(), repr=False)


class Listener:
    """A connection to the bus of accessible programs.

    Args:
        session: address of the session bus.
    """

    def __init__(self, session: str) -> None:
        with open_dbus_connection(session) as bus:
            asked = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            (address,) = _answer(bus, asked, "GetAddress")
        self._bus = open_dbus_connection(address)

    def close(self) -> None:
        """Hang up."""
        self._bus.close()

    def programs(self) -> dict[str, tuple[str, str]]:
        """Return name → place of the programs that speak."""
        (children,) = self._ask(ROOT, ACCESSIBLE, "GetChildren")
        return {self._get(tuple(child), "Name"): tuple(child) for child in children}

    def walk(self, at: tuple[str, str], parents: tuple[str, ...] = ()) -> Iterator[Node]:
        """Yield a thing that is showing and all that is in it, of tables the first cells."""
        node = self.node(at, parents)
        if "showing" not in node.states and parents:
            return
        yield node
        (children,) = self._ask(at, ACCESSIBLE, "GetChildren") if node.role != "table" else ([],)
        for child in children[:ENOUGH]:
            yield from self.walk(tuple(child), (*parents, node.role))

    def node(self, at: tuple[str, str], parents: tuple[str, ...] = ()) -> Node:
        """Return one thing."""
        (role,) = self._ask(at, ACCESSIBLE, "GetRoleName")
        ((low, high),) = self._ask(at, ACCESSIBLE, "GetState")
        bits = low | high << 32
        states = frozenset(word for bit, word in STATES.items() if bits >> bit & 1)
        return Node(at, role, self._get(at, "Name"), self._get(at, "Description"), states, parents)

    def commands(self, node: Node) -> dict[str, Node]:
        """Return name → command of a menu that need not be open."""
        found: dict[str, Node] = {}
        (children,) = self._ask(node.at, ACCESSIBLE, "GetChildren")
        for child in children:
            below = self.node(tuple(child), (*node.parents, node.role))
            found |= {below.name: below} if below.role == "menu item" else self.commands(below)
        return found

    def labels(self, node: Node) -> list[str]:
        """Return the texts of the labels that a thing says it is labelled by."""
        (relations,) = self._ask(node.at, ACCESSIBLE, "GetRelationSet")
        targets = [
            tuple(each) for kind, each_of in relations if kind == LABELLED_BY for each in each_of
        ]
        return [self._get(at, "Name") for at in targets]

    def act(self, node: Node) -> None:
        """Do what a thing does first: press a button, choose a command."""
        (done,) = self._ask(node.at, ACTION, "DoAction", "i", (0,))
        assert done, node

    def _get(self, at: tuple[str, str], name: str) -> str:
        where = DBusAddress(at[1], at[0], "org.freedesktop.DBus.Properties")
        ((_kind, value),) = _answer(self._bus, where, "Get", "ss", (ACCESSIBLE, name))
        return str(value)

    def _ask(
        self, at: tuple[str, str], interface: str, method: str, kinds: str = "", given: Any = ()
    ) -> Any:
        return _answer(self._bus, DBusAddress(at[1], at[0], interface), method, kinds, given)


def _answer(
    bus: DBusConnection, where: DBusAddress, method: str, kinds: str = "", given: Any = ()
) -> Any:
    asked = new_method_call(where, method, kinds or None, given)
    reply = bus.send_and_get_reply(asked, timeout=20)
    assert reply.header.message_type == MessageType.method_return, (where, method, reply.body)
    return reply.body
