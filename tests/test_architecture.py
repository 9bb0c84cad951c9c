"""Modules, families and parts import each other one way only, and few touch the world outside."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from sunboard.schema import KIND_BY_NAME

GENERATOR = Path(__file__).parents[1] / "generator"
PACKAGE = GENERATOR / "sunboard"
DEMO = "sunboard_demo"

# Left to right: a part may import its own step and the steps before it.
ORDER = (
    {"__init__"},
    {"language", "processes", "public_holidays", "standard_files", "system"},
    {"licences", "schema"},
    {"calendar", "messages", "problems", "settings"},
    {"days"},
    {"records"},
    {"checks"},
    {"earlier"},
    {"project", "fresh_ids"},
    {"measures"},
    {"publishable", "figures"},
    {"boards"},
    {"outputs", "gate"},
    {"publishing"},
    {"project_folders", "emptied_pages"},
    {"publication", "site_files"},
    {"build"},
    {
        "alert",
        "appraisal",
        "importing",
        "cli_words",
        "cli_speaking",
        "collecting",
        "mending",
        "number",
        "preview",
        "print_command",
        "reporting",
        "served_site",
        "site_server",
        "starting",
        "takedown",
        "trial_maker",
        "upgrade",
        "struck_ledger",
        "telling",
        "told_no_longer",
        "withdrawal",
    },
    {DEMO},
    {
        "appraisal_command",
        "audit_command",
        "build_command",
        "check_command",
        "cli_audit",
        "cli_demo",
        "cli_diff",
        "cli_init",
        "cli_options",
        "collect_command",
        "diff_command",
        "number_command",
        "import_command",
        "preview_command",
        "serve",
        "site_commands",
        "takedown_command",
    },
    {"cli"},
    {"__main__"},
)
# The package beside it, which is asked for nothing but the demonstration.
DEMO_DOOR = "cli_demo.py"
STEP = {part: step for step, parts in enumerate(ORDER) for part in parts}

# Who may use what from outside. MkDocs is kept to one module as well, below.
ALLOWED = {
    "holidays": {"public_holidays"},
    "mkdocs": {"publishing"},
    "numpy": {"calendar", "records", "checks", "measures", "publishable", "boards", "outputs"},
    "pandas": {"records", "checks", "measures", "boards"},
    "pyarrow": {"records", "checks", "measures", "publishable", "boards", "outputs"},
    "PIL": {"gate", "records", "sunboard_demo"},
    "pypdf": {"gate"},
    "python_calamine": {"records"},
    "re2": {"gate"},
    "segno": {"outputs"},
    "tinycss2": {"publishing"},
    "typst": {"publishing"},
    "xlsxwriter": {"publishing"},
}

# Only the command line asks for the time; everything else is told the as-of date.
CLOCKS = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "pandas.Timestamp.now",
    "pandas.Timestamp.today",
    "time.ctime",
    "time.gmtime",
    "time.localtime",
    "time.time",
    "time.time_ns",
}

# What Windows' Python has no word for, and the modules that ask before they use it.
POSIX = re.compile(
    r"os\.(?:fork|get(?:e?[ug]id|xattr)|(?:f|l)?chown|fchmod|(?:list|set)xattr|p?read\b|pwrite|sync\b|mkfifo|statvfs"
    r"|sched_\w+|O_(?:CLOEXEC|NONBLOCK|NOCTTY|DIRECTORY|NOFOLLOW))"
    r"|signal\.SIG(?:HUP|KILL|ALRM|USR1|CHLD|PIPE)|^(?:import|from) (?:fcntl|resource|pwd|grp|termios)",
    re.MULTILINE,
)
ASKS_FIRST = {
    "publishing/filesystem.py",
    "publishing/numbering/clerks_files.py",
    "system.py",
}

# What is written of a person that not everybody may see.
UNTOLD = {field.name for field in KIND_BY_NAME["people"].fields if not field.is_public} - {"name"}

MOST_LINES = 350
FEWEST_LISTED = 3


@dataclass(frozen=True)
class Module:
    """A module's path inside the package, such as `records/csv.py`, and its text.

    The demonstration's are named with the package they lie in, `sunboard_demo/write.py`.
    """

    path: str
    text: str

    @property
    def part(self) -> str:
        """The stage it belongs to: its top folder, or its own name."""
        return self.path.split("/")[0].removesuffix(".py")

    @property
    def name(self) -> str:
        """As it is imported: sunboard.records.csv."""
        dotted = self.path.removesuffix(".py").replace("/", ".").removesuffix("__init__")
        return (dotted if self.part == DEMO else f"sunboard.{dotted}").rstrip(".")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def imports(self) -> tuple[tuple[str, str], ...]:
        """Each imported thing's full name, and the name it goes by here."""
        return tuple(self._imports())

    def _imports(self) -> Iterator[tuple[str, str]]:
        above = [] if self.part == DEMO else ["sunboard"]
        folder = [*above, *self.path.split("/")[:-1]]
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for name in node.names:
                    yield name.name, name.asname or name.name
            elif isinstance(node, ast.ImportFrom):
                base = folder[: len(folder) + 1 - node.level] if node.level else []
                base = [*base, node.module] if node.module else base
                for name in node.names:
                    yield ".".join([*base, name.name]), name.asname or name.name


def wrong_imports(module: Module) -> list[str]:
    """Imports that go to a later step, or to a library that is another part's business."""
    faults = []
    for name, _ in module.imports:
        library, *inside = name.split(".")
        if library == "sunboard":
            part = inside[0] if inside and inside[0] in STEP else "__init__"
            if STEP[part] > STEP[module.part]:
                faults.append(f"{module.path} imports {name}, which comes after {module.part}")
        elif library == DEMO:
            if module.part != DEMO and module.path != DEMO_DOOR:
                faults.append(f"{module.path} imports {name}: only {DEMO_DOOR} may")
        elif module.part not in ALLOWED.get(library, {module.part}):
            faults.append(f"{module.path} imports {name}: only {sorted(ALLOWED[library])} may")
    return faults


def circle(modules: Iterable[Module], group: Callable[[str], str] = str) -> list[str]:
    """Modules that import each other in a circle, if only to name a type; [] for none.

    `group` says of a module's path what it counts as, so that folders can be looked at as one.
    """
    by_name = {module.name: module for module in modules}
    arrows: dict[str, set[str]] = {}
    for name, module in by_name.items():
        here = arrows.setdefault(group(module.path), set())
        for full_name, _ in module.imports:
            known = full_name if full_name in by_name else full_name.rpartition(".")[0]
            if known in by_name and known != name:
                here.add(group(by_name[known].path))
        here.discard(group(module.path))
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def family(path: str) -> str:
    """The folder below a part that a module lies in, or the module itself where it lies in none."""
    part, first, *below = path.split("/")
    return f"{part}/{first}/" if below else path


def clock_readings(module: Module) -> list[str]:
    """Places where a part other than the command line asks for the time."""
    if module.part == "cli":
        return []
    full_names = {here: name for name, here in module.imports}
    faults = []
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Attribute | ast.Name):
            continue
        first, *rest = ast.unparse(node).split(".")
        name = ".".join([full_names.get(first, first), *rest])
        if name in CLOCKS:
            faults.append(f"{module.path}:{node.lineno} asks for {name}")
    return faults


def lists_of_kinds(module: Module) -> list[str]:
    """Places where three kinds of record or more are listed by hand, which should be asked of the schema."""
    faults = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Dict):
            # What is worked out for each kind is no list of what a field could say.
            is_list = all(isinstance(value, ast.Constant | ast.Tuple) for value in node.values)
            parts = [key for key in node.keys if key is not None and is_list]
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            # A list of pairs lists what its pairs begin with.
            pairs = [part.elts for part in node.elts if isinstance(part, ast.Tuple) and part.elts]
            parts = [pair[0] for pair in pairs] or node.elts
        else:
            continue
        named = {part.value for part in parts if isinstance(part, ast.Constant)}
        if len(named & KIND_BY_NAME.keys()) >= FEWEST_LISTED:
            faults.append(
                f"{module.path}:{node.lineno} lists {sorted(named & KIND_BY_NAME.keys())}"
            )
    return faults


def people_read(module: Module) -> list[str]:
    """Places past the stage that decides where a person's record, or a consent, is read all the same."""
    if STEP[module.part] < STEP["boards"] or module.part == DEMO:
        return []
    faults = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Subscript):
            names, table = [node.slice], ast.unparse(node.value).endswith(("records", "tables"))
        elif isinstance(node, ast.Call):
            names, table = node.args, True
        else:
            continue
        said = {name.value for name in names if isinstance(name, ast.Constant)}
        if (table and "people" in said) or said & UNTOLD:
            faults.append(f"{module.path}:{node.lineno} reads {ast.unparse(node)}")
    return faults


@cache
def modules_on_disk() -> tuple[Module, ...]:
    return tuple(
        Module(path.relative_to(base).as_posix(), path.read_text(encoding="utf-8"))
        for folder, base in ((PACKAGE, PACKAGE), (GENERATOR / DEMO, GENERATOR))
        for path in sorted(folder.rglob("*.py"))
    )


def test_every_part_has_a_place_in_the_order() -> None:
    parts = {module.part for module in modules_on_disk()}
    assert parts, f"no modules under {PACKAGE}"
    assert sorted(parts - STEP.keys()) == []


def test_imports_go_one_way() -> None:
    assert [fault for module in modules_on_disk() for fault in wrong_imports(module)] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle(modules_on_disk()) == []


def test_no_families_of_boards_import_each_other_in_a_circle() -> None:
    boards = [module for module in modules_on_disk() if module.part == "boards"]
    assert {family(module.path) for module in boards} > {"boards/places/", "boards/order.py"}
    assert circle(boards, family) == []


def test_no_output_imports_another() -> None:
    outputs = [module for module in modules_on_disk() if module.part == "outputs"]
    folders = {family(module.path) for module in outputs} - {"outputs/__init__.py"}
    assert folders == {
        f"outputs/{name}/"
        for name in (
            "alone",
            "calendars",
            "crawlers",
            "data",
            "feeds",
            "figures",
            "html",
            "pictures",
            "search",
            "sheets",
            "words",
        )
    }
    faults = [
        f"{module.path} imports {name}"
        for module in outputs
        for name, _ in module.imports
        if name.startswith("sunboard.outputs.")
        and family("/".join(name.split(".")[1:3]) + "/") != family(module.path)
    ]
    assert faults == []


def test_whoever_imports_a_measure_a_board_or_an_output_imports_no_other() -> None:
    packages = [
        module
        for module in modules_on_disk()
        if module.part in ("measures", "publishable", "boards", "outputs")
        and module.path.endswith("/__init__.py")
    ]
    imported = {name for module in packages for name, _ in module.imports}
    assert len(packages) > len(("measures", "publishable", "boards", "outputs"))
    assert imported <= {"__future__.annotations"}


def test_at_most_one_module_imports_mkdocs() -> None:
    users = [
        module.path
        for module in modules_on_disk()
        if any(name.split(".")[0] == "mkdocs" for name, _ in module.imports)
    ]
    assert len(users) <= 1, users


def test_one_module_decides_how_processes_are_started() -> None:
    asked = {"multiprocessing", "multiprocessing.get_context", "os.fork"}
    users = [
        module.path
        for module in modules_on_disk()
        if any(name in asked for name, _ in module.imports) or ".fork(" in module.text
    ]
    assert users == ["processes.py"]


def test_what_windows_lacks_is_asked_for_by_few() -> None:
    assert {m.path for m in modules_on_disk() if POSIX.search(m.text)} <= ASKS_FIRST
    for text in (
        "os.fork()",
        "flags = os.O_CLOEXEC",
        "signal.SIGHUP",
        "import fcntl",
        "os.chown(a)",
    ):
        assert POSIX.search(text), text


def test_every_text_file_is_written_with_the_same_encoding_and_line_ends_everywhere() -> None:
    faults = []
    for module in modules_on_disk():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                said = {word.arg for word in node.keywords}
                mode = next((a.value for a in node.args if isinstance(a, ast.Constant)), "r")
                writes = node.func.attr == "write_text" or (
                    node.func.attr in {"open", "fdopen"} and str(mode).strip("+x") in {"w", "a"}
                )
                if writes and not {"encoding", "newline"} <= said:
                    faults.append(f"{module.path}:{node.lineno}")
                if node.func.attr == "read_text" and "encoding" not in said and not node.args:
                    faults.append(f"{module.path}:{node.lineno}")
    assert faults == []


def test_the_fast_readers_have_two_doors_and_all_else_does_without_them() -> None:
    fast = "records/fast/"
    modules = modules_on_disk()
    assert any(module.path.startswith(fast) for module in modules)
    users = [
        module.path
        for module in modules
        if not module.path.startswith(fast)
        and any(name.startswith("sunboard.records.fast") for name, _ in module.imports)
    ]
    assert users == ["records/csv_files.py", "records/yaml_files.py"]


def test_every_ground_is_made_where_what_may_be_told_is_decided() -> None:
    makers = [
        module.path
        for module in modules_on_disk()
        if any(name == "sunboard.measures.ground.make_ground" for name, _ in module.imports)
    ]
    assert makers == ["publishable/records.py"]


def test_only_the_command_line_asks_for_the_time() -> None:
    assert [fault for module in modules_on_disk() for fault in clock_readings(module)] == []


def test_reading_and_checking_list_no_kinds_by_hand() -> None:
    modules = [module for module in modules_on_disk() if module.part in ("records", "checks")]
    # What an obligation is counted from is a word of programme.yml, and each has its own way of counting.
    asked = [module for module in modules if module.path != "records/vocabularies.py"]
    assert [fault for module in asked for fault in lists_of_kinds(module)] == []


def test_a_list_of_kinds_is_found_however_it_is_written() -> None:
    for text in (
        'KINDS = ("tasks", "deeds", "notices")',
        'KINDS = {"tasks": 1, "deeds": 2, "notices": 3}',
        'KINDS = [("tasks", "text"), ("deeds", "what"), ("notices", "text")]',
        'for kind in {"tasks", "deeds", "notices"}: pass',
    ):
        assert len(lists_of_kinds(Module("checks/rules/all.py", text))) == 1, text
    assert (
        lists_of_kinds(Module("checks/rules/all.py", 'for kind in ("tasks", "deeds"): pass')) == []
    )


def test_nothing_past_the_stage_that_decides_reads_who_people_are() -> None:
    assert [fault for module in modules_on_disk() for fault in people_read(module)] == []


def test_a_person_s_record_is_found_however_it_is_read() -> None:
    for text in (
        'ground.records["people"].texts("branch")',
        'records["people"]',
        'self.records.tables["people"]',
        'cell(ground, "people", person, "branch")',
        'table.days("withdrawn_on")',
        'columns["named_consent_on"]',
    ):
        assert len(people_read(Module("outputs/sheets/honours.py", text))) == 1, text
        assert people_read(Module("publishable/names.py", text)) == [], text
    for text in ('deeds.table.links["people"]', 'told["people"]', 'figures["positions/people"]'):
        assert people_read(Module("outputs/sheets/honours.py", text)) == [], text


def test_modules_fit_in_a_reader_s_head() -> None:
    lengths = {module.path: len(module.text.splitlines()) for module in modules_on_disk()}
    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES} == {}


def test_a_wrong_import_is_found_however_it_is_written() -> None:
    for text in (
        "from sunboard.boards import community",
        "from sunboard import boards",
        "import sunboard.boards.community as page",
        "from ..boards import community",
        "from .. import boards",
        "def late():\n    from sunboard.boards.community import make",
        "import mkdocs.config",
    ):
        assert len(wrong_imports(Module("records/read.py", text))) == 1, text


def test_only_one_command_may_ask_for_the_demonstration() -> None:
    for text in ("import sunboard_demo", "from sunboard_demo.write import write_demo"):
        assert len(wrong_imports(Module("build.py", text))) == 1, text
        assert wrong_imports(Module(DEMO_DOOR, text)) == [], text
        assert wrong_imports(Module(f"{DEMO}/size.py", text)) == [], text
    assert wrong_imports(Module(f"{DEMO}/size.py", "from sunboard import schema")) == []
    assert len(wrong_imports(Module(f"{DEMO}/size.py", "from sunboard import cli"))) == 1


def test_a_right_import_is_let_through() -> None:
    for text in (
        "from sunboard.schema import tables",
        "from sunboard import __version__, problems",
        "from . import encodings",
        "from .encodings import decode",
        "from ..settings import Settings",
        "import pandas as pd",
    ):
        assert wrong_imports(Module("records/read.py", text)) == [], text
    assert wrong_imports(Module("boards/__init__.py", "from .county import make")) == []


def test_a_circle_is_found_however_it_is_written() -> None:
    tally = Module("measures/tally.py", "from sunboard.measures.ground import Ground")
    for text in (
        "from sunboard.measures.tally import Tally",
        "from sunboard.measures import tally",
        "import sunboard.measures.tally",
        "from .tally import Tally",
        "from . import tally",
        "if TYPE_CHECKING:\n    from sunboard.measures.tally import Tally",
        "def late():\n    from sunboard.measures.tally import Tally",
    ):
        found = circle([Module("measures/ground.py", text), tally])
        assert set(found) == {"measures/ground.py", "measures/tally.py"}, text
    assert circle([Module("measures/ground.py", "from sunboard.schema import KINDS"), tally]) == []


def test_a_circle_of_families_is_found_where_its_modules_go_in_none() -> None:
    modules = [
        Module("boards/places/home.py", "from sunboard.boards.loop.rows import task_rows"),
        Module("boards/loop/rows.py", "import re"),
        Module("boards/loop/loop.py", "from sunboard.boards.places.alike import cell"),
        Module("boards/places/alike.py", "import re"),
    ]
    assert circle(modules) == []
    assert set(circle(modules, family)) == {"boards/places/", "boards/loop/"}


def test_a_clock_reading_is_found_however_it_is_written() -> None:
    for text in (
        "from datetime import date\nas_of = date.today()",
        "import datetime as dt\nas_of = dt.datetime.now(dt.UTC)",
        "from datetime import datetime as moment\nas_of = moment.utcnow()",
        "from time import time\nstamp = time()",
        "import time\ndefault_factory = time.time",
        "import pandas as pd\nas_of = pd.Timestamp.now()",
    ):
        assert len(clock_readings(Module("measures/timing.py", text))) == 1, text
        assert clock_readings(Module("cli.py", text)) == [], text


def test_measuring_a_duration_is_no_clock_reading() -> None:
    text = "from time import perf_counter\nstart = perf_counter()\nnow = report.today()"
    assert clock_readings(Module("build.py", text)) == []
