"""What a link gives before its page is there: words and a picture where it is pasted, the first paint in a browser."""

from dashboard.service.previews.head import HEARD_SCRIPT, LATE_SCRIPT, LATER_SCRIPT
from dashboard.service.previews.image import ADDRESS, DRAWING, Images
from dashboard.service.previews.painter import Painter
from dashboard.service.previews.shell import OWN, Shell

__all__ = [
    "ADDRESS",
    "DRAWING",
    "HEARD_SCRIPT",
    "LATER_SCRIPT",
    "LATE_SCRIPT",
    "OWN",
    "Images",
    "Painter",
    "Shell",
]
