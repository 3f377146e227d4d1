"""A line that is fair: one client who asks for much does not keep others waiting."""

import asyncio
import threading

import pytest

from asgi_client import awaited
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
            await workers.do("more", lambda: None, seconds=5, client="greedy")
        other = asyncio.create_task(workers.do("other", lambda: "served", seconds=30, client="reader"))
        await asyncio.sleep(0)
        hold.set()
        return await other, await asyncio.gather(*greedy, return_exceptions=True)

    served, greedy = awaited(several())
    assert served == "served"
    assert [type(each) for each in greedy] == [bool, bool, bool, Busy]
