"""Fresh numbers of every kind that points to somebody, none of anybody: drawn, check digits worked out."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
REGIONS = ("110105", "130181", "230103", "320583", "420111", "440306", "510107", "530102", "622201")
ISSUERS = (
    ("622848", (16, 17, 18, 19)),
    ("621700", (19,)),
    ("620522", (19,)),
    ("955880", (19,)),
    ("436742", (16, 19)),
    ("530990", (16,)),
    ("356839", (16,)),
)
PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
WORDS = ("lin", "xiaomei", "sunny", "dalong", "haitang", "afeng", "moon", "yunbo", "guihua", "zhou")


def digits(rng: Random, count: int) -> str:
    """Any digits."""
    return "".join(rng.choices("0123456789", k=count))


def resident_id(rng: Random) -> str:
    """18 characters with their check character (GB 11643)."""
    body = rng.choice(REGIONS) + _born(rng).strftime("%Y%m%d") + digits(rng, 3)
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(body))
    return body + "10X98765432"[total % 11]


def old_resident_id(rng: Random) -> str:
    """15 digits, as given until 1999."""
    return rng.choice(REGIONS) + _born(rng).strftime("%y%m%d") + digits(rng, 3)


def disability_card(rng: Random) -> str:
    """残疾人证: the resident ID, the kind of disability, its level."""
    return resident_id(rng) + rng.choice("1234567") + rng.choice("1234")


def passport(rng: Random) -> str:
    """Ordinary and official ones."""
    letters = rng.choice(("E", "G", "EA", "EB", "EK", "PE", "SE", "DE"))
    return letters + digits(rng, 9 - len(letters))


def permit(rng: Random) -> tuple[str, str]:
    """A permit for Hong Kong, Macau or Taiwan: what it is called, and its number."""
    return rng.choice(
        (
            ("港澳居民来往内地通行证", rng.choice("HM") + digits(rng, rng.choice((8, 10)))),
            ("回乡证", rng.choice("HM") + digits(rng, 8)),
            ("台胞证", digits(rng, 8)),
            ("台湾居民来往大陆通行证", digits(rng, 8)),
            ("往来港澳通行证", "C" + rng.choice(("", "A", "B")) + digits(rng, 7) + "5"),
            ("往来台湾通行证", "L" + digits(rng, 8)),
        )
    )


def military_id(rng: Random) -> tuple[str, str]:
    """What it is called, and its number."""
    called = rng.choice(("军官证", "士兵证", "军人证", "文职干部证", "军官证号", "士兵证号："))
    return called, f"{rng.choice('军海空南北东西广')}字第{digits(rng, rng.choice((6, 7, 8)))}号"


def mobile(rng: Random) -> str:
    """11 digits."""
    return "1" + rng.choice("3456789") + digits(rng, 9)


def bank_card(rng: Random) -> str:
    """As long as its issuer's are, with their check digit (Luhn)."""
    body, lengths = rng.choice(ISSUERS)
    body += digits(rng, rng.choice(lengths) - len(body) - 1)
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(body)))
    return body + str(-sum(number // 10 + number % 10 for number in doubled) % 10)


def plate(rng: Random) -> str:
    """Of a car, five characters or, of an electric one, six; with or without the dot between."""
    start = rng.choice(PROVINCES) + rng.choice(PLATE_LETTERS)
    own = [*digits(rng, 5)]
    if rng.random() < 0.4:
        own[rng.randrange(5)] = rng.choice(PLATE_LETTERS)
    electric = rng.choice("DF") if rng.random() < 0.3 else ""
    return start + rng.choice(("", "·")) + electric + "".join(own)


def account_name(rng: Random) -> str:
    """What somebody calls themselves online."""
    return rng.choice(
        (
            f"{rng.choice(WORDS)}_{rng.choice(WORDS)}{digits(rng, 3)}",
            f"{rng.choice(WORDS)}{digits(rng, 6)}",
            f"wxid_{''.join(rng.choices('abcdefghjkmnpqrstuvwxyz23456789', k=14))}",
            f"{rng.choice(WORDS)}-{rng.choice(WORDS)}{digits(rng, 2)}",
        )
    )


def email(rng: Random) -> str:
    """An address at one of the large providers, or at a firm."""
    hosts = ("qq.com", "163.com", "126.com", "sina.cn", "foxmail.com", "mail.yunqiao-wuye.com.cn")
    own = rng.choice((digits(rng, 9), account_name(rng), f"{rng.choice(WORDS)}.{digits(rng, 4)}"))
    return f"{own}@{rng.choice(hosts)}"


def qq(rng: Random) -> str:
    """5 to 11 digits, no leading zero."""
    return rng.choice("123456789") + digits(rng, rng.choice((7, 8, 9)))


def money_account(rng: Random) -> tuple[str, str]:
    """What is said before an account that is no card, and its number."""
    return rng.choice(
        (
            ("存折账号", digits(rng, 19)),
            ("银行账号：", f"{rng.randrange(10, 99)}-{digits(rng, 15)}"),
            ("账户", digits(rng, 17)),
            ("开户行云桥农商行，账号", digits(rng, 20)),
            ("社保卡银行账号", digits(rng, 18)),
            ("支付宝账号", account_name(rng)),
            ("支付宝：", digits(rng, 9)),
            ("打到他的账户", digits(rng, 16)),
        )
    )


def coordinates(rng: Random) -> str:
    """Of a home, to the metre or so."""
    east, north = f"{rng.uniform(98, 122):.6f}", f"{rng.uniform(22, 42):.6f}"
    minutes = f"{rng.randrange(60)}′{rng.uniform(0, 60):.1f}″"
    return rng.choice(
        (
            f"{north},{east}",
            f"({east}, {north})",
            f"东经{east}，北纬{north}",
            f"北纬{north}°东经{east}°",
            f"经度{east}，纬度{north}",
            f"N{north[:7]}，E{east[:8]}",
            f"北纬{rng.randrange(22, 42)}°{minutes}，东经{rng.randrange(98, 122)}°{minutes}",
        )
    )


def birth_date(rng: Random) -> str:
    """A day as offices write it."""
    born = _born(rng)
    year, month, day = born.year, born.month, born.day
    return rng.choice(
        (
            f"{year}年{month}月{day}日",
            born.isoformat(),
            f"{year}.{month}.{day}",
            f"{year}/{month}/{day}",
        )
    )


def _born(rng: Random) -> date:
    return date(1932, 1, 1) + timedelta(days=rng.randrange(75 * 365))
