"""One client on a websocket: how much it may say, what it may say, and what its browser still has of what it was sent."""

import asyncio
import logging
from collections import Counter

import pytest
import uvicorn
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from uvicorn.server import ServerState

from asgi_client import awaited
from dashboard.service import connections
from dashboard.service.rates import Bucket, Rate, Turns
from dashboard.service.sockets import LARGEST, Limits, Sockets, guard
from dashboard.service.sockets.guard import CONNECTION, MOST_HELD_UP
from dashboard.service.sockets.named import Named

RERUN = BackMsg(rerun_script={"page_name": "tourism"}).SerializeToString()
OLDEST = 8


async def talk(app, messages, *, client="10.0.0.1"):
    """What a client that says these things is answered with."""
    said = [{"type": "websocket.connect"}, *messages, {"type": "websocket.disconnect", "code": 1001}]
    answered = []

    async def receive():
        return said.pop(0) if said else await asyncio.Event().wait()

    async def send(message):
        answered.append(message)

    scope = {"type": "websocket", "path": "/_stcore/stream", "client": (client, 1), "headers": []}
    await app(scope, receive, send)
    return answered


def hearing(heard):
    """An application that keeps what it hears."""

    async def app(scope, receive, send):
        await receive()
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] == "websocket.receive":
            heard.append(BackMsg.FromString(message["bytes"]))
        heard.append(message["code"])

    return app


def bytes_of(*messages):
    return [{"type": "websocket.receive", "bytes": message} for message in messages]


@pytest.fixture
def at_once(monkeypatch):
    """Seconds that were to be waited, and were not."""
    waited = []

    async def sleep(seconds):
        waited.append(seconds)

    monkeypatch.setattr("dashboard.service.sockets.guard.asyncio.sleep", sleep)
    return waited


def test_a_reader_who_chooses_quickly_is_not_held_up(at_once):
    heard = []
    awaited(talk(Sockets(hearing(heard), limits=Limits()), bytes_of(*[RERUN] * int(CONNECTION.burst))))
    assert len(heard) == CONNECTION.burst + 1
    assert at_once == []


def test_who_goes_on_is_heard_as_slowly_as_their_rate_and_then_cut(at_once):
    heard, refused = [], Counter()
    said = awaited(talk(Sockets(hearing(heard), limits=Limits(), refused=refused), bytes_of(*[RERUN] * 500)))
    assert said[-1] == {"type": "websocket.close", "code": 1008}
    assert len(heard) == CONNECTION.burst + MOST_HELD_UP + 1
    assert heard[-1] == 1008
    assert len(at_once) == MOST_HELD_UP
    assert refused == {"rate": 1}


def test_readers_behind_one_address_share_its_rate_and_others_do_not_notice(at_once):
    heard, slow = [], Limits(address=Rate(1, 3))
    app = Sockets(hearing(heard), limits=slow)

    async def several():
        for _ in range(3):
            await talk(app, bytes_of(RERUN, RERUN))
        shared = len(at_once)
        await talk(app, bytes_of(RERUN, RERUN), client="10.0.0.2")
        return shared

    assert awaited(several()) == len(at_once) == 3


def test_so_many_pages_of_one_address_run_at_a_time_and_who_waits_hears_a_sign_of_life(monkeypatch):
    monkeypatch.setattr(guard, "SIGN_OF_LIFE", 0.01)
    running, done = [], asyncio.Event()

    async def app(scope, receive, send):
        await receive()
        while (await receive())["type"] == "websocket.receive":
            running.append(scope["client"][0])
            await done.wait()
            await send({"type": "websocket.send", "bytes": ended().SerializeToString()})

    async def several():
        sockets = Sockets(app, limits=Limits())
        clients = ["10.0.0.1"] * 3 + ["10.0.0.2"]
        talks = [asyncio.create_task(talk(sockets, bytes_of(RERUN), client=client)) for client in clients]
        await asyncio.sleep(0.05)
        at_once = sorted(running)
        done.set()
        return at_once, [await each for each in talks]

    at_once, said = awaited(several())
    assert at_once == ["10.0.0.1"] * guard.RUNS + ["10.0.0.2"]
    assert len(running) == 4
    kinds = [ForwardMsg.FromString(each["bytes"]).WhichOneof("type") for each in said[2]]
    assert kinds[0] == "heartbeat_ack"
    assert kinds[-1] == "script_finished"


def test_who_leaves_gives_up_a_turn_and_a_place_in_line():
    async def several():
        turns = Turns(1)
        first, second, third = turns.take("a"), turns.take("a"), turns.take("a")
        second.cancel()
        turns.leave("a")
        return first.done(), third.done(), turns.take("b").done()

    assert awaited(several()) == (True, True, True)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"type": "websocket.receive", "bytes": bytes(LARGEST + 1)}, 1009),
        ({"type": "websocket.receive", "bytes": b"\xff\xff\xff"}, 1002),
        ({"type": "websocket.receive", "text": "hello"}, 1003),
    ],
)
def test_what_is_no_message_closes_the_connection_and_goes_no_further(message, code):
    heard = []
    said = awaited(talk(Sockets(hearing(heard), limits=Limits()), [message, *bytes_of(RERUN)]))
    assert said[-1] == {"type": "websocket.close", "code": code}
    assert heard == [code]


HEARD = {"rerun_script", "stop_script", "app_heartbeat"}
KINDS = [field for field in BackMsg.DESCRIPTOR.fields if field.containing_oneof]


@pytest.mark.parametrize("field", KINDS, ids=lambda field: field.name)
def test_only_what_pages_say_is_handed_on(field):
    message = BackMsg()
    if field.message_type:
        getattr(message, field.name).SetInParent()
    else:
        setattr(message, field.name, True)
    heard = []
    awaited(talk(Sockets(hearing(heard), limits=Limits()), bytes_of(message.SerializeToString())))
    assert (len(heard) == 2) == (field.name in HEARD)


OPERATIONS = list(
    BackMsg.DESCRIPTOR.fields_by_name["backend_operation_request"].message_type.oneofs[0].fields
)


@pytest.mark.parametrize("field", OPERATIONS, ids=lambda field: field.name)
def test_of_the_service_itself_only_files_are_asked_for(field):
    message = BackMsg()
    getattr(message.backend_operation_request, field.name).SetInParent()
    heard = []
    awaited(talk(Sockets(hearing(heard), limits=Limits()), bytes_of(message.SerializeToString())))
    assert (len(heard) == 2) == (field.name == "deferred_file")


def test_one_address_holds_so_many_connections_and_no_more():
    refused = Counter()

    async def held(scope, receive, send):
        await asyncio.Event().wait()

    async def several():
        app = Sockets(held, limits=Limits(each=2, together=3), refused=refused)
        tasks = []
        for client in ("a", "a", "a", "b", "c"):
            tasks.append(asyncio.create_task(talk(app, [], client=client)))
            await asyncio.sleep(0)
        done = [task.result() for task in tasks if task.done()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        again = asyncio.create_task(talk(app, [], client="a"))
        await asyncio.sleep(0)
        again.cancel()
        return done, again.done()

    turned_away, full = awaited(several())
    assert turned_away == [[{"type": "websocket.close", "code": 1008}]] * 2
    assert refused == {"connections": 2}
    assert not full


class Browser:
    """What Streamlit's client keeps of what it is sent: a name that it has forgotten ends it."""

    def __init__(self):
        self.ended, self.kept = 0, {}

    def take(self, message):
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            assert message.ref_hash in self.kept, "Cached ForwardMsg MISS"
            self.kept[message.ref_hash] = self.ended
        elif kind == "script_finished":
            self.ended += 1
            self.kept = {name: at for name, at in self.kept.items() if self.ended - at <= OLDEST}
        elif message.metadata.cacheable:
            self.kept[message.hash] = self.ended


def begun():
    return ForwardMsg(new_session={"config": {"max_cached_message_age": OLDEST}})


def ended():
    return ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)


def chart(name):
    message = ForwardMsg(hash=name, metadata={"cacheable": True})
    message.delta.new_element.empty.SetInParent()
    return message


@pytest.mark.parametrize("behind", [0, 1, 5, 20, 60])
def test_nothing_is_named_that_a_browser_far_behind_has_forgotten(behind):
    """A browser asks for view after view, and takes what it is sent only `behind` runs later."""
    browser, named, under_way, names = Browser(), Named(), [], 0
    for run in range(200):
        asked = BackMsg(rerun_script={"cached_message_hashes": list(browser.kept)})
        named.correct(asked)
        has = set(asked.rerun_script.cached_message_hashes)
        answer = [begun()]
        for name in ("same", f"one of {run % 3}", f"one of {run % 30}"):
            named_only = name in has
            names += named_only
            answer.append(ForwardMsg(ref_hash=name) if named_only else chart(name))
        answer.append(ended())
        assert all(named.sent(message) for message in answer)
        under_way.append(answer)
        while len(under_way) > behind:
            for message in under_way.pop(0):
                browser.take(message)
    if behind <= OLDEST:
        assert names > 150  # what it has is named indeed


def test_a_name_that_a_browser_has_forgotten_is_not_sent_and_it_is_let_in_anew():
    async def app(scope, receive, send):
        await send({"type": "websocket.accept"})
        for message in (begun(), ForwardMsg(ref_hash="gone"), ended()):
            await send({"type": "websocket.send", "bytes": message.SerializeToString()})

    said = awaited(talk(Sockets(app, limits=Limits()), []))
    assert [message["type"] for message in said] == ["websocket.accept", "websocket.send", "websocket.close"]
    assert said[-1]["code"] == 1012


def test_a_browser_that_has_gone_is_told_to_the_application_as_gone():
    heard = []

    async def app(scope, receive, send):
        await send({"type": "websocket.send", "bytes": ended().SerializeToString()})
        heard.append((await receive())["type"])

    async def receive():
        return {"type": "websocket.receive", "bytes": RERUN}

    async def send(message):
        raise OSError

    scope = {"type": "websocket", "path": "/", "client": None, "headers": []}
    awaited(Sockets(app, limits=Limits())(scope, receive, send))
    assert heard == ["websocket.disconnect"]


def test_a_bucket_fills_again_up_to_its_burst():
    now = [0.0]
    bucket = Bucket(Rate(2, 4), clock=lambda: now[0])
    assert [bucket.spare() for _ in range(5)] == [True] * 4 + [False]
    now[0] = 0.5
    assert [bucket.spare(), bucket.spare()] == [True, False]
    now[0] = 100.0
    assert [bucket.spare() for _ in range(5)] == [True] * 4 + [False]
    assert bucket.take() == pytest.approx(0.5)


@pytest.mark.parametrize("header", ["a" * 30_000, ""])
def test_what_leads_to_no_handshake_is_not_kept_open(header: str) -> None:
    """Such a connection has no seat, and no time after which it would end."""

    class Wire(asyncio.Transport):
        aborted = False

        def abort(self) -> None:
            self.aborted = True

        def is_closing(self) -> bool:
            return self.aborted

    async def connected() -> bool:
        config = uvicorn.Config(lambda scope: None, log_config=None)
        messages, wire = connections.Messages(config, ServerState(), {}), Wire()
        messages.connection_made(wire)
        end = "\r\n\r\n" if header else ""
        messages.data_received(f"GET / HTTP/1.1\r\nHost: x\r\nCookie: {header}{end}".encode())
        return wire.aborted

    assert awaited(connected())


def test_odd_requests_are_counted_and_fill_no_log(caplog: pytest.LogCaptureFixture) -> None:
    class Wire(asyncio.Transport):
        def write(self, data: bytes) -> None:
            """Nobody reads it."""

        def close(self) -> None:
            """Nothing is open."""

    async def asked() -> None:
        config = uvicorn.Config(lambda scope: None, log_config=None)
        for _ in range(100):
            requests = connections.Requests(config, ServerState(), {})
            requests.connection_made(Wire())
            requests.data_received(b"GET / HTTP/9.9\r\nno request\r\n\r\n")
            requests.connection_lost(None)

    before = connections.refused["invalid"]
    caplog.set_level(logging.INFO)
    awaited(asked())
    assert connections.refused["invalid"] == before + 100
    assert len(caplog.records) < 10
