"""Places: towns, communities, estates."""

from __future__ import annotations

from sunboard.schema.kind import Kind
from sunboard.schema.shared import (
    count,
    former_names,
    identifier,
    office_phone,
    ref,
    short_name,
    text,
)

TOWNS = Kind(
    name="towns",
    label="城镇",
    called=("镇街", "街道名单"),
    row_meaning="一个镇或街道",
    is_public=True,
    owner_as="town",
    mark="town",
    endings=("街道办事处", "办事处", "街道", "镇", "乡"),
    fields=(
        identifier(("镇编号", "街道编号")),
        text(
            "name",
            "名称",
            "镇或街道全称。",
            ("镇名", "街道", "城镇", "城镇名称"),
            required=True,
            names=True,
        ),
        short_name(
            "镇或街道简称；表格里写简称的，也算是它。",
            ("城镇简称", "镇简称", "街道简称"),
        ),
        former_names(),
    ),
)

COMMUNITIES = Kind(
    name="communities",
    label="社区",
    row_meaning="一个社区",
    # The sheets of the office of the county lie in sheets/county/.
    taken=("county",),
    is_public=True,
    owner_as="community",
    endings=("社区居民委员会", "社区居委会", "村民委员会", "居委会", "村委会", "社区", "村"),
    fields=(
        identifier(("社区编号",)),
        text("name", "名称", "社区全称。", ("社区", "社区名称"), required=True, names=True),
        short_name("社区简称；表格里写简称的，也算是它。", ("社区简称",)),
        former_names(),
        ref(
            "town",
            "所属城镇",
            "所属镇或街道的编号。",
            ("城镇", "镇", "街道", "所属镇", "所属街道"),
            required=True,
            refers_to=("towns",),
            place=("镇", "街道"),
        ),
        text(
            "branch",
            "党组织",
            "社区党组织全称，用于落款。",
            ("社区党委", "社区党组织"),
            label_en="Party organisation",
        ),
        office_phone("社区办公室的座机，公开。", ("电话", "联系电话", "值班电话")),
    ),
)

ESTATES = Kind(
    name="estates",
    label="小区",
    row_meaning="一个居民小区",
    is_public=True,
    owner_as="estate",
    endings=("住宅小区", "小区"),
    fields=(
        identifier(("小区编号",)),
        text(
            "name",
            "名称",
            "小区名称。",
            ("小区", "小区名称", "居民小区"),
            required=True,
            names=True,
        ),
        short_name("小区简称；表格里写简称的，也算是它。", ("小区简称",)),
        former_names(),
        ref(
            "community",
            "所属社区",
            "所属社区的编号。",
            ("社区", "社区编号"),
            required=True,
            refers_to=("communities",),
            place=("社区",),
        ),
        count(
            "households",
            "户数",
            "住户总数。",
            ("总户数", "住户数", "居民户数"),
            unit="户",
            most=100_000,
        ),
        count("buildings", "楼栋数", "居民楼栋数。", ("楼栋", "栋数", "楼数"), unit="栋"),
        text(
            "branch",
            "小区党支部",
            "小区党支部名称；没有就留空。",
            ("党支部", "支部"),
            label_en="Estate branch",
        ),
        count(
            "building_groups", "楼栋小组数", "楼栋党小组个数。", ("楼栋小组", "党小组数"), unit="个"
        ),
        count(
            "centre_households",
            "党员中心户数",
            "党员中心户户数，只填数量。",
            ("党员中心户", "中心户"),
            unit="户",
        ),
    ),
)

PLACES = (TOWNS, COMMUNITIES, ESTATES)
"""From the widest to the narrowest."""
