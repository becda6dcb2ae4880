"""What a page is told after something typed was kept: when, and what each verb would now bring."""

from yikou.store.drafts import AT_CASE
from yikou.usecases.case.case_page import open_case
from yikou.usecases.case.kept import kept_of
from yikou.usecases.case.opinions import Place, keep_typed
from yikou.usecases.case.verb_views import Verbs
from yikou.usecases.case.views_verbs import KeptView
from yikou.usecases.house import House
from yikou.usecases.intake.intake_data import Pairs
from yikou.usecases.reader import Reader


def kept_view(house: House, reader: Reader, place: Place, post: Pairs) -> KeptView:
    """Keeps what is typed, as `keep_typed` does, and words the verbs of that task, or of the case, anew."""
    at = keep_typed(house, reader, place, post)
    with house.store.session() as s:
        case = open_case(house, s, reader, place.number)
        kept = kept_of(s, reader, case.program, case.state, case.context)
    given = (case.program, case.state, case.context)
    verbs = Verbs(*given, reader=reader, sight=case.sight, stops=case.stops, kept=kept, names=house.names)
    if not place.task:
        return KeptView(place.number, "case", at, verbs.of_case(), verbs.others(AT_CASE), verbs.left_out(AT_CASE))
    mine = next((task.verbs for task in verbs.tasks() if task.task == place.task), ())
    return KeptView(place.number, place.task, at, mine, verbs.others(place.task), verbs.left_out(place.task))
