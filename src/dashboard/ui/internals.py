"""What Streamlit documents nowhere as its interface and we use all the same: whoever fits a newer Streamlit looks here.

No other module may import such a name (the linter refuses it), so this is all of it.
"""

from streamlit import config, file_util, logger, runtime
from streamlit.components.v2.types import ComponentRenderer
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.runtime import RuntimeState
from streamlit.web import bootstrap

__all__ = [
    "BackMsg",
    "ComponentRenderer",
    "DeltaGenerator",
    "ForwardMsg",
    "PagesManager",
    "RuntimeState",
    "StreamlitPage",
    "bootstrap",
    "config",
    "file_util",
    "logger",
    "runtime",
]
