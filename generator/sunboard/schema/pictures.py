"""Pictures (照片): of people, and of how things looked before and after. Their files lie beside the table."""

from __future__ import annotations

from sunboard.schema.field import Privacy
from sunboard.schema.kind import Kind
from sunboard.schema.shared import identifier, past_day, people, person, ref, term, text, words

PICTURES = Kind(
    name="pictures",
    label="照片",
    called=("图片", "照片登记"),
    mark="tp",
    beside=(".jpg", ".jpeg", ".png", ".webp"),
    row_meaning="一张照片：一个人的，或者一件事之前、之后的样子",
    fields=(
        identifier(("照片编号",)),
        words(
            "file",
            "文件",
            "照片的文件名，照片放在 data/pictures/ 里；放在里面的文件夹里的，连文件夹一起写。",
            ("照片文件", "文件名"),
            label_en="File",
            off_pages=True,
            progress=True,
        ),
        ref(
            "subject",
            "对象",
            "哪件事的照片：填闪光言行、承诺或服务单的编号；人像留空。",
            ("照片对象",),
            label_en="Subject",
            refers_to=("deeds", "commitments", "tasks"),
        ),
        person(
            "人像是谁",
            "是谁的人像，填人员编号；不是人像就留空。",
            ("本人",),
            privacy=Privacy.INTERNAL,
            empty_counts=True,
        ),
        term(
            "sort",
            "照片种类",
            "是人像，还是一件事之前、之后的样子。",
            ("拍的什么",),
            label_en="What it is",
            required=True,
            vocabulary="picture_sorts",
        ),
        past_day("taken_on", "拍摄日期", "哪天拍的。", ("拍照日期",), may_precede=True),
        words(
            "alt",
            "图片说明",
            "用一句话说照片上看得见什么，念给看不见的人听；不写姓名。",
            ("照片说明",),
            label_en="What is to be seen",
            main=True,
            progress=True,
        ),
        people(
            "照片上的人",
            "照片上认得出来的人的编号，多人用顿号隔开；都同意公开照片的才公布。",
            ("出镜人",),
            privacy=Privacy.INTERNAL,
            empty_counts=True,
        ),
        text(
            "checked_by",
            "核对",
            "哪个组织看过，照片上没有别的认得出来的人，没有门牌、车牌和证件；没有核对的不公布。",
            ("核对单位",),
            label_en="Checked by",
            who=True,
            off_pages=True,
            progress=True,
        ),
    ),
)
