"""People who may be named, and their positions in communities."""

from __future__ import annotations

from sunboard.schema.field import Field, FieldType, Privacy
from sunboard.schema.kind import Kind
from sunboard.schema.shared import (
    community,
    count,
    day,
    identifier,
    last_day,
    past_day,
    person,
    phone,
    term,
    terms,
    text,
    unit,
)

_CONSENT = ("named_consent_on", "photo_consent_on")
"""Where nobody knows what somebody consents to, nobody knows that they do."""

PEOPLE = Kind(
    name="people",
    label="党员干部",
    called=("党员名单", "党员名册", "干部名册", "人员名单"),
    mark="dy",
    row_meaning="一名可能上榜的党员或干部",
    fields=(
        identifier(("人员编号", "党员编号")),
        Field(
            "name",
            "姓名",
            "姓名；只有同意公开的才会显示。",
            ("名字", "党员姓名", "干部姓名"),
            type=FieldType.NAME,
            required=True,
            privacy=Privacy.CONSENT,
        ),
        unit(
            "单位",
            "所在单位的编号。",
            ("所在单位", "报到单位", "单位编号", "工作单位"),
            required=True,
        ),
        text("branch", "所在支部", "所在党支部。", ("支部", "党支部"), off_pages=True),
        day(
            "named_consent_on",
            "同意公开姓名日期",
            "本人书面同意公开姓名的日期；没有同意就留空，页面写「某单位一名党员」。",
            ("同意公开日期", "姓名公开同意", "同意日期"),
            label_en="Consent to be named on",
            privacy=Privacy.INTERNAL,
            may_precede=True,
        ),
        terms(
            "consent_for",
            "同意公开范围",
            "本人同意在哪些地方公开：网页、纸单、开放数据、检索、照片、电话、转发；空着就是同意书原来写的网页和纸单。",
            ("同意范围", "公开范围"),
            label_en="Consent covers",
            vocabulary="surfaces",
            privacy=Privacy.INTERNAL,
            empty_counts=True,
            takes_along=_CONSENT,
            progress=True,
        ),
        last_day(
            "consent_until",
            "同意截止日期",
            "同意到哪一天为止，那一天还算；一直同意就空着。",
            ("同意到期日期", "公开截止日期"),
            label_en="Consent until",
            privacy=Privacy.INTERNAL,
            empty_counts=True,
            takes_along=_CONSENT,
            may_precede=True,
            follows=("named_consent_on",),
        ),
        day(
            "photo_consent_on",
            "同意公开照片日期",
            "本人书面同意公开照片的日期。",
            ("照片公开同意",),
            label_en="Consent to a photo on",
            privacy=Privacy.INTERNAL,
            may_precede=True,
        ),
        day(
            "withdrawn_on",
            "撤回同意日期",
            "本人撤回同意的日期；从这天起不再显示姓名。",
            ("撤回日期",),
            privacy=Privacy.INTERNAL,
            empty_counts=True,
            takes_along=_CONSENT,
            may_precede=True,
            progress=True,
        ),
        phone(
            "mobile",
            "公布的手机号",
            "只有要公布的值班手机才填，同意公开范围里要写「电话」；单位、社区、服务站、公示的电话栏里填了它才显示。",
            ("公布手机号", "值班手机"),
            label_en="Published mobile",
            privacy=Privacy.CONSENT,
            progress=True,
        ),
        text(
            "discriminator",
            "区分标注",
            "同一单位有同名的人时用来区分，例如科室。",
            ("同名区分", "备注区分"),
            off_pages=True,
        ),
    ),
)

_HOLDERS = (
    "认领人",
    "认领党员",
    "认岗人",
    "认岗党员",
    "岗位认领人",
    "上岗人员",
    "上岗党员",
    "报到党员",
    "党员姓名",
)
_TAKEN_UP = ("认领日期", "认岗日期", "领岗日期", "上岗日期", "到岗日期", "任岗日期")
"""Whoever claims a post in a community has reported there, on that day."""

POSITIONS = Kind(
    name="positions",
    label="家园岗位",
    called=("岗位", "认岗", "领岗", "公益岗", "双报到"),
    mark="gw",
    row_meaning="一名党员到一个社区认领的一个家园岗位",
    boards=("positions", "obligations"),
    fields=(
        identifier(("岗位编号", "报到编号")),
        person(
            "人员",
            "党员的编号。",
            ("人员编号", "党员", "党员编号", *_HOLDERS),
            required=True,
        ),
        term(
            "position",
            "岗位",
            "认领的家园岗位；一格写几个的，每个算一条。",
            ("家园岗位", "认领岗位", "岗位名称", "公益岗", "公益岗位", "认岗岗位"),
            required=True,
            vocabulary="positions",
            should_be_all=True,
            spreads=True,
        ),
        community("报到社区的编号。", ("报到社区", "社区编号"), required=True),
        term(
            "relation",
            "报到关系",
            "单位结对社区，还是居住地社区（双报到）。",
            ("报到类型", "报到性质"),
            required=True,
            vocabulary="relations",
        ),
        past_day(
            "reported_on",
            "报到日期",
            "到社区报到、上岗的日期；还没报到就留空。",
            ("报到时间", *_TAKEN_UP, "报到情况", "是否报到", "是否已报到", "报到状态"),
            begins=True,
            spans=True,
            may_precede=True,
            progress=True,
        ),
        count(
            "households",
            "联系户数",
            "包联的户数，只填数量。",
            ("包联户数", "联户数"),
            label_en="Households linked",
            unit="户",
            most=100_000,
            progress=True,
        ),
        last_day(
            "ended_on",
            "结束日期",
            "不再担任的日期；仍在岗就留空。",
            ("离岗日期", "止"),
            may_precede=True,
            follows=("reported_on",),
        ),
    ),
)
