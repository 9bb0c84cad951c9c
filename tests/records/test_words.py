"""What a programme calls its things: read, put into sentences and defaults, refused where it can't be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from sunboard.language import say, speaking
from sunboard.language.catalogue import tongue_of
from sunboard.records.tongue import tongue_for
from sunboard.records.words import things
from sunboard.settings import Programme

from tests.language.collecting import every_message
from tests.records.test_programme import FOUR, read


def called(tmp_path: Path, more: str) -> Programme:
    """A programme of four lines, and more."""
    programme, said = read(tmp_path, FOUR + more)
    assert said == []
    assert programme
    return programme


@pytest.mark.parametrize(
    ("words", "message", "said"),
    [
        ("estate: 网格, who: 谁管咱们", "谁包我们小区", "谁管咱们网格"),
        ("unit: 机关", "部门单位登记的每一件事", "机关登记的每一件事"),
        ("unit: 机关", "目标数量和计量单位", "目标数量和计量单位"),
        ("unit: 机关", "由页脚写明的主办单位负责", "由页脚写明的主办单位负责"),
        ("notice: 公告", "公示栏里的公示", "公示栏里的公告"),
        ("resident: 住户", "居民楼里的居民", "居民楼里的住户"),
        ("list: 台账", "按批准的清单列入清单", "按批准的清单列入台账"),
        # All at once: a word that is another's default is not put in twice.
        ("estate: 社区, community: 片区", "社区小区", "片区社区"),
        ("estate: 小区单元", "小区", "小区单元"),
        ("honour_board: 光荣榜", "党员闪光言行榜", "光荣榜"),
        ("deed: 凡人善举", "党员闪光言行榜", "党员凡人善举榜"),
        ("pairing: 挂点", "包联领导", "挂点领导"),
        ("", "没有登记小区。", "没有登记小区。"),
    ],
)
def test_own_word_then_said_wherever_the_thing_is(
    tmp_path: Path, words: str, message: str, said: str
) -> None:
    with speaking(called(tmp_path, f"words: {{{words}}}\n").tongue):
        assert say(message) == said


@pytest.mark.parametrize(
    ("words", "message", "said"),
    [
        ("estate: block", "没有登记小区。", "No blocks on record."),
        ("estate: apartment", "一个居民小区", "An apartment"),
        ("community: parish", "一个社区", "A parish"),
        (
            "unit: {label: child, plural: children}",
            "部门单位答应过的每一件事",
            "everything children promised",
        ),
        ("activity: outing", "服务活动没有期限。", "Outings have no due date."),
        ("who: who minds", "谁包我们小区", "Who minds our estate?"),
    ],
)
def test_own_english_word_then_with_its_plural_and_article(
    tmp_path: Path, words: str, message: str, said: str
) -> None:
    with speaking(called(tmp_path, f"language: en\nwords: {{{words}}}\n").tongue):
        assert say(message) == said


@pytest.mark.parametrize(
    ("county", "more", "said"),
    [
        ("云桥县", "", "全县合计。"),
        ("滨江区", "", "全区合计。"),
        ("滨江区（示范）", "", "全区合计。"),
        ("清河街道", "", "全街道合计。"),
        ("清河集团", "", "全县合计。"),
        ("清河集团", "words: {county: 集团}\n", "全集团合计。"),
        ("滨江区", "words: {county: 城}\n", "全城合计。"),
        # One word for two things says nothing of either.
        ("滨江区", "words: {estate: 区}\n", "全县合计。"),
        ("Larkhaven", "language: en\n", "For the whole city."),
        ("London Borough of Camden", "language: en\n", "For the whole borough."),
        ("County Durham", "language: en\n", "For the whole county."),
        ("City of York", "language: en\n", "For the whole city."),
    ],
)
def test_whole_area_then_called_as_its_name_says(
    tmp_path: Path, county: str, more: str, said: str
) -> None:
    programme, _ = read(tmp_path, FOUR.replace("county: 乙", f"county: {county}") + more)
    assert programme
    with speaking(programme.tongue):
        assert say("全县合计。") == said
    with speaking(tongue_for(tmp_path)):
        assert say("全县合计。") == said


def test_own_words_then_defaults_are_called_by_them_and_read_as_before(tmp_path: Path) -> None:
    programme = called(tmp_path, "words: {estate: 社区, community: 村, unit: 机关}\n")
    levels = {term.key: (term.label, term.aliases) for term in programme.vocabulary("levels").terms}
    assert levels["estate"] == ("社区", ("小区级", "社区级", "小区", "Estate"))
    # 社区 is an estate now: it can't be read as the community that it was by default.
    assert levels["community"] == ("村", ("村级", "Neighbourhood"))
    assert [step.name for step in programme.steps][2:4] == ["村派单", "机关接单"]
    assert programme.vocabulary("unit_types").label("institution") == "事业单位"


def test_label_that_another_is_also_read_by_then_it_is_no_longer(tmp_path: Path) -> None:
    programme = called(tmp_path, "vocabularies:\n  levels: {county: 街道}\n")
    levels = {term.key: (term.label, term.aliases) for term in programme.vocabulary("levels").terms}
    assert levels["county"][0] == "街道"
    assert "街道" not in levels["town"][1]
    assert "镇" in levels["town"][1]


def test_own_words_and_labels_then_the_label_wins(tmp_path: Path) -> None:
    programme = called(
        tmp_path, "words: {community: 村}\nvocabularies:\n  relations: {unit: 挂点村}\n"
    )
    with speaking(programme.tongue):
        assert say("到单位结对社区报到的岗位") == "到挂点村报到的岗位"
        assert say("到居住地社区报到的岗位") == "到居住地村报到的岗位"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{estat: 网格}", "「estat」：不认识「estat」；是不是「estate」？"),
        ("{zzz: 网格}", "「zzz」：不认识「zzz」；请删掉，可用的有：county、town、"),
        ("{estate: }", "「estate」：「estate」没有写叫什么；请写上，不改名的删掉这一行。"),
        (
            "{estate: {plural: x}}",
            "「plural」：不认识「plural」；请删掉，可用的有：label、label_en。",
        ),
        ("{estate: '{0}'}", "「estate」里有不能用的符号（花括号、两个百分号或看不见的字符）"),
        ("{estate: '%%SAY:网格'}", "「estate」里有不能用的符号"),
        (r'{estate: "网\ue0f0格"}', "「estate」里有不能用的符号"),
        (
            "{estate: 一二三四五六七八九十一二三}",
            "「estate」太长，放不进表头和标题；请不超过12个汉字（24个字母）。",
        ),
        (
            "{estate: 网格, community: 网格}",
            "「estate」和「community」都叫「网格」，分不清是哪一样；请改掉一个。",
        ),
        ("{estate: 社区}", "「estate」和「community」都叫「社区」，分不清是哪一样；请改掉一个。"),
        ("网格", "「words」：「words」下面应当是「名称: 内容」；请对照示例改写。"),
    ],
)
def test_word_that_cannot_be_used_then_said_which(tmp_path: Path, words: str, said: str) -> None:
    programme, problems = read(tmp_path, f"{FOUR}words: {words}\n")
    assert programme is None
    assert said in problems[0]
    assert all("programme.yml 第5行" in problem for problem in problems)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_word_of_the_defaults_then_messages_have_it(language: str) -> None:
    """What stands in no message would be taken, and change nothing."""
    tongue = tongue_of(language)
    said = " ".join(
        part
        for found in every_message()
        for part in (
            tongue.text(found.message, found.context),
            *(tongue.forms_by_message.get(found.message, ()) if found.is_counted else ()),
        )
    ).lower()
    words = [word for thing in things(language).values() for word in thing.words]
    assert [word.one for word in words if word.one not in said] == []
