"""What stands before the websocket of a session: how much a browser may say, what it may say, and what it remembers."""

from dashboard.service.sockets.guard import LARGEST, Limits, Sockets

__all__ = ["LARGEST", "Limits", "Sockets"]
