"""Places: towns, communities, estates."""

from __future__ import annotations

from sunboard.schema.field import Field, FieldType, Kind

ID_NOTE = "小写字母、数字和连字符，全表唯一，一经公布不再改动、不再复用。"

TOWNS = Kind(
    name="towns",
    label="城镇",
    label_en="Towns",
    row_meaning="一个镇或街道",
    owner_as="town",
    fields=(
        Field("id", "编号", "ID", FieldType.ID, ID_NOTE, ("镇编号", "街道编号"), required=True),
        Field(
            "name",
            "名称",
            "Name",
            FieldType.TEXT,
            "镇或街道全称。",
            ("镇名", "街道", "城镇", "城镇名称"),
            required=True,
            names=True,
        ),
    ),
)

COMMUNITIES = Kind(
    name="communities",
    label="社区",
    label_en="Communities",
    row_meaning="一个社区",
    owner_as="community",
    fields=(
        Field("id", "编号", "ID", FieldType.ID, ID_NOTE, ("社区编号",), required=True),
        Field(
            "name",
            "名称",
            "Name",
            FieldType.TEXT,
            "社区全称。",
            ("社区", "社区名称"),
            required=True,
            names=True,
        ),
        Field(
            "town",
            "所属城镇",
            "Town",
            FieldType.REF,
            "所属镇或街道的编号。",
            ("城镇", "镇", "街道", "所属镇", "所属街道"),
            required=True,
            refers_to=("towns",),
        ),
        Field(
            "branch",
            "党组织",
            "Party organisation",
            FieldType.TEXT,
            "社区党组织全称，用于落款。",
            ("社区党委", "社区党组织"),
        ),
        Field(
            "office_phone",
            "办公电话",
            "Office phone",
            FieldType.PHONE,
            "社区办公室的座机，公开。",
            ("电话", "联系电话", "值班电话"),
        ),
    ),
)

ESTATES = Kind(
    name="estates",
    label="小区",
    label_en="Estates",
    row_meaning="一个居民小区",
    owner_as="estate",
    fields=(
        Field("id", "编号", "ID", FieldType.ID, ID_NOTE, ("小区编号",), required=True),
        Field(
            "name",
            "名称",
            "Name",
            FieldType.TEXT,
            "小区名称。",
            ("小区", "小区名称"),
            required=True,
            names=True,
        ),
        Field(
            "community",
            "所属社区",
            "Community",
            FieldType.REF,
            "所属社区的编号。",
            ("社区", "社区编号"),
            required=True,
            refers_to=("communities",),
        ),
        Field(
            "households",
            "户数",
            "Households",
            FieldType.COUNT,
            "住户总数。",
            ("总户数", "住户数", "居民户数"),
            unit="户",
            most=100_000,
        ),
        Field(
            "buildings",
            "楼栋数",
            "Buildings",
            FieldType.COUNT,
            "居民楼栋数。",
            ("楼栋", "栋数", "楼数"),
            unit="栋",
        ),
        Field(
            "branch",
            "小区党支部",
            "Estate branch",
            FieldType.TEXT,
            "小区党支部名称；没有就留空。",
            ("党支部", "支部"),
        ),
        Field(
            "building_groups",
            "楼栋小组数",
            "Building groups",
            FieldType.COUNT,
            "楼栋党小组个数。",
            ("楼栋小组", "党小组数"),
            unit="个",
        ),
        Field(
            "centre_households",
            "党员中心户数",
            "Centre households",
            FieldType.COUNT,
            "党员中心户户数，只填数量。",
            ("党员中心户", "中心户"),
            unit="户",
        ),
    ),
)
