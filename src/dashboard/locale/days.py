"""What day it is where the dashboard's readers are: whatever names today asks here."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SETTING, USUAL = "DASHBOARD_TIME_ZONE", "Europe/Brussels"


def today(now: datetime | None = None) -> date:
    """The day in the time zone of the setting, at this moment or at another (with its own zone)."""
    zone = ZoneInfo(os.environ.get(SETTING) or USUAL)
    return (now or datetime.now(UTC)).astimezone(zone).date()
