"""Tries the dashboard on more than one machine: nginx before two replicas, fifty readers, one crash, one upgrade.

Real nginx with deploy/nginx/dashboard.conf, on the loopback address. Each reader has a view of their own, asks for it
again and again, and comes back by themselves after each loss, as a browser does; all that they are shown is compared
with the data. Prints what was measured; returns 1, with the reason, where a view does not come back as it was, shows
a figure of no version or parts of two, or where any of it takes too long. Run by `make check-deploy`.
"""

from __future__ import annotations

import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import expecting
import proxied
from dashboard.data import DATA_FOLDER
from expecting import VIEWS, Edition, View, WrongView
from find_nginx import NoNginx, find
from reading import Reader, Record, Site, ask
from replicas import BASE, NAME, Proxy, Replica, free_port, until
from revising import nudged, point, revise

LONGEST = 175.0
"""Seconds that all of it may take; it ends everything it started, whatever happens."""

PAUSE = 45.0
"""Seconds after which a reader asks again: about as long as a person looks at a page."""

REVISED = {"export-markets": 1, "tourism": 2}
"""Of these pages so many headline numbers are revised: two on one, so that a mix of two versions shows; and none of the
others, which must stay as they were.
"""


class Failed(Exception):
    """What was promised does not hold; its text says what."""


class Trial:
    """One try, from the first reader to the last look."""

    def __init__(
        self, proxy: Proxy, replicas: Sequence[Replica], editions: Sequence[Edition], end: float
    ) -> None:
        self.proxy, self.replicas, self.editions, self.end = proxy, replicas, editions, end
        self.site = Site(NAME, proxy.port, BASE, proxy.trusted())
        self.readers = [
            # Not all at the same moment: people are not.
            Reader(self.site, view, self._judge, pause=PAUSE * (0.75 + 0.5 * number / len(VIEWS)))
            for number, view in enumerate(VIEWS)
        ]

    def _judge(self, view: View, shown: str) -> str:
        return expecting.recognise(view, shown, self.editions).version

    def open(self) -> None:
        """Fifty readers come; each sees their view."""
        for reader in self.readers:
            reader.start()
        seconds = self._until(
            lambda: all(reader.record.views for reader in self.readers), "opening all views"
        )
        say(f"{len(self.readers)} sessions open, each with its own view, after {seconds:.1f} s")

    def crash(self) -> None:
        """One replica dies under its readers, and returns later."""
        theirs = self._readers_of("a")
        began = time.monotonic()
        self.replicas[0].kill()
        lost = self._back(theirs, began, "a crash")
        self.replicas[0].start()
        seconds = self._until(lambda: self.replicas[0].ready, "the return of the replica")
        self._until(
            lambda: proxied.replica_of_newcomer(self.site) == "a", "the first reader of the returned replica"
        )
        say(f"the replica is back after {seconds:.1f} s and gets readers; nobody else was moved")
        if moved := sum(reader.record.lost > lost for reader in self.readers):
            raise Failed(f"{moved} readers lost their session when a replica returned")

    def upgrade(self, link: Path, folder: Path) -> None:
        """New data is put in place and both replicas are restarted, one after the other."""
        began = time.monotonic()
        point(link, folder)
        # All readers are with b since the crash, so each of them is moved twice.
        for letter, replica in (("b", self.replicas[1]), ("a", self.replicas[0])):
            theirs, stopping = self._readers_of(letter), time.monotonic()
            replica.stop()
            replica.start()
            self._back(theirs, stopping, f"a restart of {letter}")
            self._until(lambda replica=replica: replica.ready, "a restart")
        newest = self.editions[-1].version
        self._until(
            lambda: all(reader.record.version == newest for reader in self.readers),
            "the new data in all views",
        )
        say(
            f"rolling restart with new data done after {time.monotonic() - began:.1f} s; all views show {newest}"
        )

    def compare(self) -> None:
        """All that readers were shown of the new version is what a replica shows to somebody who comes fresh."""
        old, new = (each.version for each in self.editions)
        texts = [(reader, reader.record.texts[old].replace(old, new)) for reader in self.readers]
        changed = [reader for reader, before in texts if reader.record.texts[new] != before]
        direct = Site(NAME, self.replicas[0].port, BASE, None)
        # One of each page and language: what they share is the same code, and time is short.
        some = {(reader.view.page, reader.view.lang): reader for reader in changed}
        if not some:
            raise Failed("no view has changed with the data")
        for reader in some.values():
            with direct.websocket(None, "") as connection:
                if ask(connection, direct, reader.view) != reader.record.texts[new]:
                    raise Failed(f"{reader.view.address} differs from what a fresh reader is shown in {new}")
        say(
            f"{len(changed)} views have changed with the data, {len(self.readers) - len(changed)} are as they were"
        )

    def report(self) -> None:
        """Prints the sums. Raises Failed where a reader was shown anything wrong, up to the last moment."""
        self._nothing_wrong()
        records = [reader.record for reader in self.readers]
        refused = [why for record in records for why in record.refused]
        say(
            f"sessions {len(records)}; views shown {sum(record.views for record in records)}, wrong 0; "
            f"connections lost {sum(record.losses for record in records)}, all back; "
            f"attempts refused meanwhile {len(refused)}; "
            f"a replica held {max(replica.most_memory for replica in self.replicas):.0f} MB at most"
        )

    def leave(self) -> None:
        """Sends the readers home; those who wait for something notice when nginx ends."""
        for reader in self.readers:
            reader.leave()

    def gone(self) -> None:
        """Waits until all readers have left."""
        for reader in self.readers:
            if reader.ident is not None:
                reader.join(timeout=1)

    def _readers_of(self, letter: str) -> list[Record]:
        """What happens to those whose session is in one replica. Raises Failed where there are none."""
        found = [reader.record for reader in self.readers if reader.cookies.get(proxied.COOKIE) == letter]
        if not found:
            raise Failed(f"replica {letter} has no readers: they are not shared out")
        return found

    def _back(self, theirs: Sequence[Record], began: float, what: str) -> float:
        """Waits until all of these have lost their connection and have their view again. Returns when that was."""
        self._until(lambda: all(record.lost >= began for record in theirs), f"{what} being noticed by all")
        self._until(
            lambda: all(reader.record.there for reader in self.readers), f"all views coming back after {what}"
        )
        last = max(record.shown for record in theirs)
        say(f"{what}: {len(theirs)} sessions lost, all views back after {last - began:.1f} s")
        return time.monotonic()

    def _until(self, condition: Callable[[], bool], what: str) -> float:
        """Waits, and fails at once where a reader was shown something wrong."""

        def holds() -> bool:
            self._nothing_wrong()
            return condition()

        return until(holds, self.end, what)

    def _nothing_wrong(self) -> None:
        if wrong := [why for reader in self.readers for why in reader.record.wrong]:
            raise Failed(f"{len(wrong)} wrong views, the first: {wrong[0]}")


@contextmanager
def prepared(folder: Path, end: float) -> Iterator[tuple[Trial, Path, Path]]:
    """Two replicas and nginx over a copy of the data; with the link to it and the folder of the revised data."""
    old, new, link = folder / "data-1", folder / "data-2", folder / "current"
    nginx = find(folder)
    shutil.copytree(DATA_FOLDER, old)
    revise(
        old,
        new,
        [nudged(old, one) for page, most in REVISED.items() for one in expecting.printed(page, most)],
    )
    point(link, old)
    editions = [expecting.edition(each) for each in (old, new)]
    settings = {"DASHBOARD_DATA": str(link), "DASHBOARD_BASE_PATH": BASE, "DASHBOARD_ALLOWED_HOSTS": NAME}
    replicas = [Replica(free_port(), folder / f"replica-{name}.log", settings) for name in "ab"]
    proxy = Proxy(
        nginx, folder, port=free_port(), plain_port=free_port(), replicas=[each.port for each in replicas]
    )
    with ExitStack() as ends:
        for replica in replicas:
            ends.callback(replica.kill)
            replica.start()
        ends.callback(proxy.stop)
        proxy.start()
        seconds = until(lambda: all(replica.ready for replica in replicas), end, "the start of two replicas")
        say(f"two replicas behind nginx ready after {seconds:.1f} s")
        trial = Trial(proxy, replicas, editions, end)
        for end_of in (trial.gone, proxy.stop, trial.leave):  # done in the opposite order
            ends.callback(end_of)
        yield trial, link, new


def main() -> int:
    """Tries everything once. Returns 0, or 1 after the reason why it failed."""
    end = time.monotonic() + LONGEST
    # Told to stop, it ends what it started, as it does on Ctrl+C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        with tempfile.TemporaryDirectory(prefix="check-deploy-") as name, prepared(Path(name), end) as ready:
            trial, link, new = ready
            for fault in proxied.faults(trial.site, trial.proxy.plain_port):
                raise Failed(fault)
            say("nginx: TLS, compression, caching, base path and closed doors as the guide says")
            trial.open()
            trial.crash()
            trial.upgrade(link, new)
            trial.compare()
            for complaint in trial.proxy.complaints():
                raise Failed(f"nginx complains: {complaint}")
            trial.report()
            say(f"all of it took {time.monotonic() - (end - LONGEST):.0f} s")
    except (Failed, WrongView, NoNginx, RuntimeError, TimeoutError, ValueError, OSError) as fault:
        print(f"make check-deploy failed: {fault}", file=sys.stderr)
        return 1
    return 0


def say(sentence: str) -> None:
    """Tells at once what was found."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main())
