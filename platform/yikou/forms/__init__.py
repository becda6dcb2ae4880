"""From a record's schema to its page, and from a post back to answers. Pure.

`compile_form` reads a `Record` once per published version; what it gives draws pages, binds posts, settles and checks
answers. Nothing here knows who may see what, or where answers are kept.
"""

from yikou.forms.bind import Bound
from yikou.forms.compiled import Form, compile_form
from yikou.forms.settle import Settled

__all__ = ["Bound", "Form", "Settled", "compile_form"]
