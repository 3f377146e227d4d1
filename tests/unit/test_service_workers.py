"""A line that is fair: one client who asks for much does not keep others waiting."""

import asyncio
import threading

import pytest

from asgi_client import awaited
from dashboard.service.rates import Buckets, Rate
from dashboard.service.workers import Busy, Workers


def test_one_client_never_has_all_workers():
    hold = threading.Event()

    async def several():
        workers = Workers("test", at_once=2, waiting=8)
        greedy = [
            asyncio.create_task(workers.do(number, lambda: hold.wait(30), seconds=30, client="greedy"))
            for number in range(5)
        ]
        await asyncio.sleep(0)
        other = await workers.do("other", lambda: "served", seconds=10, client="reader")
        hold.set()
        return other, [await task for task in greedy]

    assert awaited(several()) == ("served", [True] * 5)


def test_whoever_fills_the_line_loses_a_place_to_whoever_has_none():
    hold = threading.Event()

    async def several():
        workers = Workers("test", at_once=1, waiting=3)
        greedy = [
            asyncio.create_task(workers.do(number, lambda: hold.wait(30), seconds=30, client="greedy"))
            for number in range(4)
        ]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await workers.do("more", lambda: None, seconds=0.05, client="greedy")
        other = asyncio.create_task(workers.do("other", lambda: "served", seconds=30, client="reader"))
        await asyncio.sleep(0)
        hold.set()
        return await other, await asyncio.gather(*greedy, return_exceptions=True)

    served, greedy = awaited(several())
    assert served == "served"
    assert [type(each) for each in greedy] == [bool, bool, bool, Busy]


def test_whoever_has_had_much_of_the_processor_waits_and_others_do_not():
    async def several():
        workers = Workers("test", at_once=2, waiting=8, spent=Buckets(Rate(0.001, 0.0)))
        await workers.do("much", lambda: sum(range(10**6)), seconds=30, client="greedy")
        with pytest.raises(Busy):
            await workers.do("more", lambda: "served", seconds=0.1, client="greedy")
        return await workers.do("other", lambda: "served", seconds=30, client="reader")

    assert awaited(several()) == "served"


def test_who_waits_is_served_as_soon_as_it_is_made_up_for():
    async def several():
        workers = Workers("test", at_once=1, waiting=8, spent=Buckets(Rate(1.0, 0.0)))
        await workers.do("much", lambda: sum(range(10**6)), seconds=30, client="greedy")
        return await workers.do("more", lambda: "served", seconds=30, client="greedy")

    assert awaited(several()) == "served"
