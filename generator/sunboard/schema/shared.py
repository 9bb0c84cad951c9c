"""How fields are declared: by their type, or as one that several kinds have alike.

What isn't said here is given where the field is declared: its name, label, description and other headings,
in this order, and then by name what a rule has to know of it.
"""

from __future__ import annotations

from functools import partial

from sunboard.schema.field import Field, FieldType, Need

text = partial(Field, type=FieldType.TEXT)
words = partial(text, required=True, counts_without=True)
"""What a record has to say; one that lacks it, or of which it can't be told, counts all the same."""
term = partial(Field, type=FieldType.TERM)
terms = partial(Field, type=FieldType.TERMS)
count = partial(Field, type=FieldType.COUNT)
number = partial(Field, type=FieldType.NUMBER)
phone = partial(Field, type=FieldType.PHONE)
ref = partial(Field, type=FieldType.REF)
refs = partial(Field, type=FieldType.REFS)

day = partial(Field, type=FieldType.DATE)
past_day = partial(day, past=True)
"""A day on which something happened."""
first_day = partial(past_day, required=True, begins=True)
"""The day on which what a record tells began."""
due_day = partial(day, until=True)
"""The day by which something is to be done."""
last_day = partial(day, ends=True, progress=True)
"""The last day of something, empty while nobody knows it."""
dated = partial(first_day, "date")
"""The one day of what a record tells."""
done_on = partial(past_day, "done_on", "完成日期", progress=True, spans=True, need=Need.DONE)

identifier = partial(
    Field,
    *("id", "编号"),
    "小写字母、数字和连字符，全表唯一，一经公布不再改动、不再复用；不填就由程序编。",
    label_en="ID",
    type=FieldType.ID,
    empty_counts=True,
)
"""An empty one is given by the program; one that can't be read costs the record."""
short_name = partial(text, "short_name", "简称", names=True)
former_names = partial(
    text,
    *("former_names", "曾用名", "以前的名称，多个用顿号隔开；表格里写旧名称的，也算是它。"),
    aliases=("原名称", "原名"),
    names=True,
)
community = partial(ref, "community", "社区", refers_to=("communities",), place=("社区",))
estate = partial(ref, "estate", "小区", refers_to=("estates",), place=("小区",))
unit = partial(ref, "unit", refers_to=("units",))
person = partial(ref, "person", refers_to=("people",))
people = partial(refs, "people", refers_to=("people",))

service = partial(term, "service", "服务类别", aliases=("服务", "服务项目"), vocabulary="services")
mode = partial(
    term,
    *("mode", "服务方式", "用哪一种方式服务。", ("方式", "服务模式")),
    vocabulary="service_modes",
)
result = partial(text, "result", result=True)
"""What came of it, with numbers and for whom."""
evidence = partial(text, "evidence", "佐证", progress=True)
reason = partial(text, "reason", "原因")
decided_by = partial(text, "decided_by", "决定机关", required=True, who=True)
by_itself = partial(
    ref,
    "by_community",
    "承办社区",
    "社区自己办的填社区编号，不用填单位；单位一格写的是社区的，也算在这里。",
    ("自办社区", "责任社区"),
    refers_to=("communities",),
    progress=True,
)
"""The community itself where it does what else a unit answers for."""
office_phone = partial(phone, "office_phone", "办公电话")
