"""What a link looks like where it is pasted: the head of its page's shell in words, and a picture."""

from dashboard.service.previews.image import ADDRESS, DRAWING, Images
from dashboard.service.previews.shell import Shell

__all__ = ["ADDRESS", "DRAWING", "Images", "Shell"]
