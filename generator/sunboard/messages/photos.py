"""Messages about photos: their files, and whether everybody on them has agreed."""

from __future__ import annotations

from sunboard.messages.message import Cost, Message, error, warning

PHOTO_MESSAGES: dict[str, Message] = {
    "photo-missing": error(
        "data/pictures/ 里没有这个名称的照片；请把照片放进去，或者把这里改成照片的文件名，"
        "连同 .jpg 这样的扩展名。几个文件夹里有同名的，请连文件夹一起写。",
        costs=Cost.TEXT,
    ),
    "photo-twice": warning(
        "{file}第{row}行也是这张照片；两行都能公布的时候才放，多写的请删掉，拍的是两件事的不用改。",
    ),
    "photo-unnamed": warning(
        "没有哪一行写了这张照片，不会公布；要用的请在「照片」表里加一行，不用的请移走。",
    ),
    "photo-untold": warning(
        "照片说的事或人，网页上现在没有（还没有公示、已经撤下、过了保存年限，或者没有同意在网页上署名），"
        "这张照片没有公布；以后有了自会放出来，不用改。",
    ),
    "photo-whose": error(
        "人像没有写是谁的，不能公布；请填「人像是谁」，不是人像的请改「照片种类」。",
        costs=Cost.RECORD,
    ),
    "photo-of-nothing": error(
        "没有写是哪件事的照片，不能公布；请在「对象」里填闪光言行、承诺或服务单的编号。",
        costs=Cost.RECORD,
    ),
    "photo-of-both": error(
        "人像只填「人像是谁」，一件事的照片只填「对象」，这一行对不上「照片种类」，不能公布；请改成一样。",
        costs=Cost.RECORD,
    ),
    "photo-ending": error(
        "照片只收 JPEG、PNG、WebP，这个没有用；请用看图软件另存为 JPEG，再把表里的文件名改过来。"
        "苹果手机的 .heic 也要这样。",
    ),
    "photo-unreadable": error(
        "照片「{found}」坏了，打不开；请换一张，或者用看图软件另存一次。这条记录照留，只是没有照片。",
        costs=Cost.TEXT,
    ),
    "photo-huge": error(
        "照片「{found}」太大，最多{megabytes}兆字节、{pixels}万像素；请用看图软件缩小再放进去。"
        "这条记录照留，只是没有照片。",
        costs=Cost.TEXT,
    ),
    "photo-type": error(
        "「{found}」不是 JPEG、PNG 或 WebP 照片，只是扩展名像；请用看图软件另存为 JPEG。"
        "这条记录照留，只是没有照片。",
        costs=Cost.TEXT,
    ),
    "R-26-photo": warning(
        "照片上有人没有同意公开照片，这张照片没有公布；请问本人，同意的在人员表里填「同意公开照片日期」。",
    ),
    "R-26-photo-unchecked": warning(
        "没有写哪个组织核对过照片上没有别人，这张照片没有公布；核对以后请填「核对」。",
    ),
}
