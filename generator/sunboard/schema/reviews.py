"""Reviews (复核): an office has looked into why less stands against the county, and says that it is right."""

from __future__ import annotations

from sunboard.schema.kind import Kind
from sunboard.schema.shared import dated, decided_by, identifier, reason, term

REVIEWS = Kind(
    name="reviews",
    label="复核",
    called=("复核登记",),
    mark="fh",
    row_meaning="一次复核：逾期、不满意、看不清的后来不算了，查过确实是这样",
    is_public=True,
    counts_at_once=True,
    stays=True,
    fields=(
        identifier(("复核编号",)),
        term(
            "sort",
            "复核的数",
            "复核的是哪一种。",
            ("复核内容", "复核事项"),
            label_en="What was reviewed",
            required=True,
            vocabulary="drips",
        ),
        dated("复核日期", "哪天复核的；到这一天为止不再算的，都算复核过。", ("日期",)),
        reason("为什么不再算了，查的结果。", ("复核结果", "说明"), required=True),
        decided_by("谁复核的，填组织或职务。", ("复核机关", "复核单位")),
    ),
)
