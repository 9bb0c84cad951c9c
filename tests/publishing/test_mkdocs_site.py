"""The run of MkDocs: what it is given, what it may import, how it ends, and what is said when it fails."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sunboard.checks.records import WITHHELD
from sunboard.checks.saying import format_problem
from sunboard.language import speaking
from sunboard.outputs.html.theme_words import said_in_page
from sunboard.publishing.mkdocs_program import _walked
from sunboard.publishing.mkdocs_site import shell_build
from sunboard.publishing.own_files import UnpublishableFileError
from sunboard.publishing.stage import Stage, ThemeError
from sunboard.publishing.theme import Theme

from tests.factories import ROOT
from tests.speaking import ENGLISH
from tests.traps import MODULES, lay_traps

PLAIN = """
site_name: x
strict: true
use_directory_urls: true
plugins: []
theme: {name: mkdocs, custom_dir: site_templates/theme}
"""


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A small theme: MkDocs' own and an empty shell, one page, no assets."""
    project = tmp_path / "project"
    (project / "content").mkdir(parents=True)
    for part in ("assets", "theme"):
        (project / "site_templates" / part).mkdir(parents=True)
    (project / "site_templates" / "theme" / "board.html").write_text("x")
    (project / "content" / "about.md").write_text("# 说明\n", encoding="utf-8")
    (project / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    return project


def render(theme: Path, static: Path | None = None) -> Stage:
    with shell_build(Theme.of(theme), {0}, static) as wait:
        return wait()


def failure(theme: Path) -> str:
    with pytest.raises(ThemeError) as failed:
        render(theme)
    assert "Traceback" not in str(failed.value)
    return str(failed.value)


def with_hook(theme: Path, code: str) -> Path:
    """A theme whose own code runs when MkDocs starts."""
    (theme / "hook.py").write_text(f"import os\ndef on_startup(**_):\n    {code}\n")
    (theme / "mkdocs.yml").write_text(f"{PLAIN}hooks: [hook.py]\n")
    return theme


def test_link_that_leads_nowhere_then_mkdocs_own_words(theme: Path) -> None:
    (theme / "content" / "about.md").write_text("# 说明\n\n[断](gone.md)\n", encoding="utf-8")
    assert "gone.md" in failure(theme)


def test_part_that_begins_before_a_line_s_words_then_refused_as_it_would_take_others_along(
    theme: Path,
) -> None:
    page = theme / "content" / "about.md"
    lines = "<!-- kind: tasks -->服务单<!-- /kind -->都算。"
    page.write_text(f"# 说明\n\n- 各类{lines}\n\n这里{lines}\n", encoding="utf-8")
    render(theme)
    page.write_text(f"# 说明\n\n{lines}\n", encoding="utf-8")
    said = failure(theme)
    assert "content/about.md" in said
    assert "注释" in said


def test_many_warnings_then_the_last_lines_alone(theme: Path) -> None:
    links = "".join(f"[断](gone-{number}.md)\n" for number in range(40))
    (theme / "content" / "about.md").write_text(f"# 说明\n\n{links}", encoding="utf-8")
    lines = failure(theme).splitlines()
    assert len(lines) == 15
    assert "gone-39.md" in lines[-2]
    assert lines[-1].startswith("Abort: ")


FAILURES = {
    "raise ValueError('x 坏了')": ("ValueError: x 坏了", "hook.py，第3行"),
    "raise MemoryError": ("MemoryError", "hook.py，第3行"),
    "(lambda f: f(f))(lambda f: f(f))": ("RecursionError", "hook.py"),
    "os.kill(os.getpid(), 9)": ("SIGKILL", "内存不够"),
    "os.kill(os.getpid(), 11)": ("SIGSEGV", "结束"),
    "os._exit(7)": ("没有说原因", "7"),
    "print('最后一句', flush=True); os._exit(7)": ("最后一句", ""),
}


@pytest.mark.parametrize("code", FAILURES)
def test_code_of_the_theme_that_fails_then_its_last_line(code: str, theme: Path) -> None:
    said = failure(with_hook(theme, code))
    assert all(words in said for words in FAILURES[code]), said
    assert len(said.splitlines()) == 1


def test_mkdocs_that_made_nothing_then_told_what_is_missing(theme: Path) -> None:
    with shell_build(Theme.of(with_hook(theme, "os._exit(0)")), {0}) as wait:
        stage = wait()
        with pytest.raises(ThemeError, match="没有做出"):
            stage.shells()


def test_page_with_something_private_then_the_line_is_withheld_and_told(theme: Path) -> None:
    page = theme / "content" / "about.md"
    page.write_text("# 说明\n\n打13900000000\n\n照常\n", encoding="utf-8")
    with shell_build(Theme.of(theme), {0}) as wait:
        stage = wait()
        said = stage.read("about/index.html").decode()
        assert WITHHELD in said
        assert "照常" in said
        assert "1390" not in said
        assert [(p.place.file, p.place.row, p.code) for p in stage.problems] == [
            ("content/about.md", 3, "R-25-number")
        ]


def test_page_whose_front_matter_is_withheld_then_it_is_a_page_all_the_same(theme: Path) -> None:
    page = theme / "content" / "about.md"
    page.write_text(
        "---\ntitle: 13900000000\ntemplate: main.html\n---\n\n# 说明\n", encoding="utf-8"
    )
    with shell_build(Theme.of(theme), {0}) as wait, speaking(ENGLISH):
        said = said_in_page(wait().read("about/index.html").decode())
    assert "<title>(withheld as private)" in said
    assert "template:" not in said


def test_files_with_something_private_then_left_out_and_told(theme: Path, tmp_path: Path) -> None:
    static = tmp_path / "static"
    static.mkdir()
    (static / "a.csv").write_text("电话\n13900000000\n", encoding="utf-8")
    (static / "13900000001.pdf").touch()
    (static / "b.svg").write_text('<path d="M103.12345,30.12345"/>')
    with shell_build(Theme.of(theme), {0}, static) as wait:
        stage = wait()
        assert list(stage.files) == ["b.svg"]
        said = [format_problem(problem) for problem in stage.problems]
    assert sum("没有放到网站上" in line for line in said) == 2
    assert any(line.startswith("错误 static/a.csv 第2行：") for line in said)
    assert not any("1390" in line for line in said)


def test_page_or_theme_called_by_something_private_then_refused(theme: Path) -> None:
    page = theme / "content" / "13900000000.md"
    page.write_text("# 说明\n", encoding="utf-8")
    with pytest.raises(UnpublishableFileError, match=r"content/\*\*\*\.md：文件名") as refused:
        render(theme)
    page.unlink()
    (theme / "mkdocs.yml").write_text(PLAIN.replace("site_name: x", "site_name: x13900000000"))
    with pytest.raises(UnpublishableFileError, match=r"mkdocs\.yml 第2行") as told:
        render(theme)
    assert "1390" not in f"{refused.value}{told.value}"


def test_page_that_is_not_utf_8_then_refused_by_its_name(theme: Path) -> None:
    (theme / "content" / "old.md").write_bytes("# 说明".encode("gb18030"))
    with pytest.raises(ThemeError, match=r"content/old\.md 不是 UTF-8"):
        render(theme)


def test_files_beside_pages_then_at_their_places(theme: Path, tmp_path: Path) -> None:
    (theme / "content" / "img").mkdir()
    (theme / "content" / "img" / "map.txt").write_bytes(b"map")
    (theme / "content" / "verify.html").write_text("x")
    (theme / "content" / ".hidden").touch()
    static = tmp_path / "static"
    (static / ".well-known").mkdir(parents=True)
    (static / ".well-known" / "security.txt").touch()
    with shell_build(Theme.of(theme), {0}, static) as wait:
        stage = wait()
        assert sorted(stage.files) == [".well-known/security.txt", "img/map.txt", "verify.html"]
        assert stage.files["img/map.txt"].read_bytes() == b"map"
        assert "verify.html" not in stage.hand_written_pages()


@pytest.mark.parametrize(
    "name",
    ["content/index.md", "content/README.md", "content/shell.md", "content/shell/x.png"]
    + [f"{folder}/{name}" for folder in ("content", "static")
       for name in ("index.html", "404.html", "assets/x.png")],
)  # fmt: skip
def test_name_that_the_site_needs_then_refused(name: str, theme: Path) -> None:
    (theme / name).parent.mkdir(parents=True, exist_ok=True)
    (theme / name).touch()
    with pytest.raises(UnpublishableFileError, match=name.removesuffix("/x.png")):
        render(theme, theme / "static")


def test_static_that_is_no_folder_then_refused(theme: Path) -> None:
    for make in (Path.touch, lambda path: path.symlink_to("gone")):
        make(theme / "static")
        with pytest.raises(UnpublishableFileError, match="static：不是文件夹"):
            render(theme, theme / "static")
        (theme / "static").unlink()


def test_pipe_among_the_pages_then_refused_and_nothing_waits(theme: Path) -> None:
    os.mkfifo(theme / "content" / "wait.md")
    with pytest.raises(UnpublishableFileError, match=r"content/wait\.md"):
        render(theme)


def test_run_that_is_left_then_its_folder_goes(tmp_path: Path) -> None:
    with shell_build(Theme.of(ROOT), {0}, work=tmp_path) as wait:
        site = wait().site
        assert site.is_relative_to(tmp_path)
        assert site.is_dir()
    with pytest.raises(KeyError), shell_build(Theme.of(ROOT), {0}, work=tmp_path):
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_content_that_is_refused_then_no_folder_stays(theme: Path, tmp_path: Path) -> None:
    (theme / "content" / "index.md").touch()
    work = tmp_path / "work"
    work.mkdir()
    with (
        pytest.raises(UnpublishableFileError),
        shell_build(Theme.of(theme), {0}, work=work) as wait,
    ):
        wait()
    assert list(work.iterdir()) == []


KILLED_ONCE_IT_HAS_TOLD = """
parent, prepare = os.getpid(), site._laid_out_and_told
def killed(*asked):
    made = prepare(*asked)
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return made
site._laid_out_and_told = killed
"""


def alone(theme: Path, work: Path, before: str = "") -> subprocess.CompletedProcess[str]:
    """A build of shells in a process of one thread, which has its stage prepared by another."""
    code = (
        "import os, signal\nfrom pathlib import Path\n"
        "from sunboard.publishing import mkdocs_site as site\n"
        f"from sunboard.publishing.theme import Theme\n{before}"
        f"with site.shell_build(Theme.of(Path({str(theme)!r})), [0], work=Path({str(work)!r})) as shells:\n"
        " assert shells._apart\n print(len(shells().shells()))"
    )
    return subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=False
    )


def test_process_that_prepares_is_killed_then_another_mkdocs_renders_what_is_made_here(
    theme: Path, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    done = alone(theme, work, KILLED_ONCE_IT_HAS_TOLD)
    assert (done.stdout, [*work.iterdir()]) == ("1\n", []), done.stderr


def test_content_that_another_process_refuses_then_its_reason_is_told_here(
    theme: Path, tmp_path: Path
) -> None:
    (theme / "content" / "index.md").touch()
    work = tmp_path / "work"
    work.mkdir()
    done = alone(theme, work)
    assert "UnpublishableFileError" in done.stderr
    assert [*work.iterdir()] == []


def test_modules_in_the_current_folder_and_beside_the_theme_then_not_imported(
    theme: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    here = tmp_path / "here"
    here.mkdir()
    for folder in (theme, theme / "content", here):
        lay_traps(folder, MODULES, told)
    code = (
        "from pathlib import Path; from sunboard.publishing.mkdocs_site import shell_build\n"
        "from sunboard.publishing.theme import Theme\n"
        f"with shell_build(Theme.of(Path({str(theme)!r})), [0]) as wait: wait()"
    )
    for current in (here, theme):
        subprocess.run([sys.executable, "-P", "-c", code], cwd=current, check=True)
    assert not told.exists(), told.read_text()


def test_builder_that_is_killed_then_mkdocs_ends_with_it(theme: Path, tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    with_hook(
        theme, f"open({str(pid_file)!r}, 'w').write(str(os.getpid())); __import__('signal').pause()"
    )
    code = (
        "from pathlib import Path; from sunboard.publishing.mkdocs_site import shell_build\n"
        "from sunboard.publishing.theme import Theme\n"
        f"with shell_build(Theme.of(Path({str(theme)!r})), [0], work=Path({str(tmp_path)!r})) as wait:\n"
        " wait()"
    )
    with subprocess.Popen([sys.executable, "-P", "-c", code]) as builder:
        _wait_until(lambda: pid_file.exists() and pid_file.read_text() != "")
        builder.send_signal(signal.SIGKILL)
    child = int(pid_file.read_text())
    try:
        _wait_until(lambda: not _runs(child))
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


def _runs(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def _wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.05)
    pytest.fail("it never came")


def test_folder_then_mkdocs_looks_into_none_with_a_dot_and_says_which_it_cannot_read(
    tmp_path: Path,
) -> None:
    for name in (".icons/far", "assets/.away/far", "assets/near"):
        (tmp_path / name).mkdir(parents=True)
    found = [
        Path(folder).relative_to(tmp_path).as_posix() for folder, _, _ in _walked(os.walk, tmp_path)
    ]
    assert found == [".", "assets", "assets/near"]
    with pytest.raises(FileNotFoundError):
        list(_walked(os.walk, tmp_path / "gone"))
