"""Messages about files and their structure: what cannot be read, and what would do."""

from __future__ import annotations

from sunboard.messages.message import Cost, Message, error, warning

FILE_MESSAGES: dict[str, Message] = {
    # --- what lies in data ---
    "data-missing": error(
        "没有 data 文件夹；请在项目文件夹里运行，或新建 data 文件夹并放入记录文件。",
    ),
    "file-missing": error(
        "缺少「{label}」的记录；请把写着它们的表放进来（sunboard import），"
        "或新建 data/{kind}.csv、data/{kind}.yml。",
    ),
    "kind-empty": error(
        "「{label}」一条记录也没有，做不成网站；请填上记录。",
    ),
    "received-name": error(
        "文件名太长，没有收；请改成{characters}个汉字以内的。",
    ),
    "received-too-big": error(
        "有 {size} MiB，一个人交的最多 {limit} MiB；请删去图片和往年的记录，再交一次。",
    ),
    "received-kind": error(
        "「{label}」只由办公室登记，收件里的没有读取，同一份里别的表照常；要登记、要改的，请交给办公室。",
    ),
    "file-misnamed": error(
        "文件名认不出是哪种记录，没有读取；如果是「{label}」，请改名为 {kind}（如 {kind}.csv）。",
    ),
    "file-unknown": error(
        "这不是表格，文件名也认不出是哪种记录，没有读取；请移出 data 文件夹，是记录的请另存为 .xlsx。",
    ),
    "file-copy": warning(
        "这像是「{original}」的副本，没有读取，读的是「{original}」；不用的请移走，要用的请改回原来的名称。",
    ),
    "file-copy-alone": error(
        "从文件名看是副本，没有读取，旁边也没有「{original}」；要用它，请改名为「{original}」，不用的请移走。",
    ),
    "file-renamed-workbook": error(
        "这是 Excel 或 WPS 文件改了名，不是 CSV；请打开原文件后「另存为」CSV UTF-8（逗号分隔）。",
    ),
    "file-ending": error(
        "只读取表格（.xlsx、.xls、.et、.csv）和 .yml，这个没有读取；请另存为 .xlsx，或移出 data 文件夹。",
    ),
    "picture-unread": error(
        "图片坏了，或者不是 JPG、PNG、GIF、WebP，去不掉它自带的信息，没有放到网站上；请另存为 JPG 或 PNG。",
        costs=Cost.NOTHING,
    ),
    "file-left-out": error(
        "里面或者文件名里有涉及隐私的内容，这个文件没有放到网站上；请去掉以后再放回来。",
        costs=Cost.NOTHING,
    ),
    "file-link": error(
        "这是指向别处的链接，没有读取；请把文件本身放进 data 文件夹。",
    ),
    "file-special": error(
        "这不是普通文件，没有读取；请移出 data 文件夹。",
    ),
    "file-name": error(
        "文件名里有无法显示的字符，没有读取；请改名，只用中文、字母、数字和连字符。",
    ),
    "file-unreadable": error(
        "文件打不开（{reason}）；请检查文件是否完好、是否允许读取。",
    ),
    "file-too-big": error(
        "文件有 {size} MiB，超过上限 {limit} MiB；请拆成几个文件，放进同名文件夹。",
    ),
    "settings-too-big": error(
        "文件有 {size} MiB，超过上限 {limit} MiB；请检查是否把别的内容存成了这个文件。",
    ),
    "ledger-too-big": error(
        "文件有 {size} MiB，超过上限 {limit} MiB；请检查是否写进了别的内容。",
    ),
    "data-too-big": error(
        "全部记录文件共 {size} MiB，超过上限 {limit} MiB，没有读取；请移出往年的记录，或分成几个项目。",
    ),
    "data-many-files": error(
        "data 文件夹里有 {count} 个记录文件，超过上限 {limit} 个，没有读取；请把同一种的合成几个文件。",
    ),
    "data-many-rows": error(
        "记录超过 {limit} 条，没有读取；请移出往年的记录，或分成几个项目。",
    ),
    "folder-deep": error(
        "文件夹套了 {deepest} 层以上，里面的没有读取；请把记录文件移到上面来。",
    ),
    "file-empty": error(
        "文件是空的；请填入表头和记录，或删除这个文件。",
    ),
    "file-no-rows": warning(
        "文件里没有记录；还没有要填的就不用管它。",
    ),
    # --- encodings ---
    "file-utf16": error(
        "文件是 UTF-16（Unicode 文本）编码；请「另存为」CSV UTF-8（逗号分隔）。",
    ),
    "file-binary": error(
        "这不是文本文件；请从表格软件「另存为」CSV UTF-8（逗号分隔）。",
    ),
    "encoding-unknown": error(
        "大部分内容读不出来，不是 UTF-8，也不是 GB18030 编码；请从表格软件「另存为」CSV UTF-8（逗号分隔）。",
    ),
    "encoding-ambiguous": error(
        "看不出文件用的是 UTF-8 还是 GB18030 编码；请「另存为」CSV UTF-8（逗号分隔）。",
    ),
    "bytes-unreadable": error(
        "这里有读不出来的字符（乱码或控制字符）；请改正后用 UTF-8 编码保存。",
    ),
    # --- headings ---
    "heading-none": error(
        "第一行认不出「{label}」的表头；第一行应当是表头，至少要有：{labels}。",
    ),
    "delimiter-wrong": error(
        "各格之间用了「{delimiter}」；请改用半角逗号，或从表格软件「另存为」CSV UTF-8。",
    ),
    "heading-missing": error(
        "缺少「{label}」这一列；请补上（表头也可以写 {others}）。",
    ),
    "heading-misspelt": error(
        "不认识「{heading}」；是不是「{label}」？请改成「{label}」（也可以写 {others}）。",
    ),
    "heading-unknown": warning(
        "不认识「{heading}」，这一项没有读取，也不会公布；不需要就不用管它。",
    ),
    "heading-elsewhere": warning(
        "「{heading}」不是这种表里的，这一项没有读取，也不会公布；它在「{kinds}」表里，要用请登记到那里。",
    ),
    "heading-twice": error(
        "「{first}」和「{heading}」两列都是「{label}」；请只留一列。",
    ),
    "heading-blank": error(
        "第 {position} 格有内容，但这一列没有表头；请补上表头，或清空这一格。",
    ),
    # --- rows of CSV ---
    "row-too-long": error(
        "这一行有 {found} 格，表头有 {expected} 格；请检查是否多了逗号：内容里有逗号的，"
        "给那一格加上英文双引号，或者用全角逗号。",
    ),
    "row-too-short": error(
        "文件到这一行中间就断了（{found} 格，表头有 {expected} 格）；请看看是否完整，完整的在末尾加一个换行。",
    ),
    "row-total": warning(
        "这一行是合计，不是记录，没有算进去；总数由系统计算，不用管它。",
    ),
    "row-footer": warning(
        "这一行是表尾的落款或说明，不是记录，没有算进去；不用管它。是记录的请补上编号。",
    ),
    "quote-stray": error(
        "这一行的引号不配对；请检查到第 {last} 行为止的引号（内容里的引号请用全角，或写两次）。",
    ),
    "quote-unclosed": error(
        "从这一行起有一个引号没有收尾，到第 {last} 行为止都没有读取；请补上或删掉这个引号。",
    ),
    "file-broken": error(
        "到这里已有 {limit} 多行读不出来，往后没有读取；多半是表头或分隔符不对，请整个检查一遍。",
    ),
    "rows-in-cell": error(
        "这一格里好像包进了几行记录（到第 {last} 行）；请检查引号，格内换行请改成空格。",
    ),
    "row-too-big": error(
        "这一行超过 {limit} MiB，没有读取；请检查是否把别的内容粘了进来，或者丢了换行。",
    ),
    "cell-too-long": error(
        "这一行有一格超过 {limit} 个字；请检查是否把别的内容粘了进来。",
    ),
    # --- YAML ---
    "yaml-syntax": error(
        "从这里起读不下去；请检查这一行的缩进、冒号和引号。",
    ),
    "yaml-indent": error(
        "这里的缩进或符号对不上，往后没有读取；请与上面的行左边对齐，冒号后面留一个空格。",
    ),
    "yaml-character": error(
        "这一行有不能放在开头的字符，往后没有读取；缩进请用空格（不用 Tab），内容请加引号。",
    ),
    "yaml-colon": error(
        "这一行多了一个冒号，往后没有读取；内容里有「: 」的请给内容加引号，或用全角冒号。",
    ),
    "yaml-wide-colon": error(
        "这一行的冒号「：」是全角的，从这一条起没有读取；请改成半角的「:」，后面留一个空格。",
    ),
    "yaml-wide-blank": error(
        "这一行有全角空格，从这一条起没有读取；缩进和冒号后面请用半角空格。",
    ),
    "yaml-wide-dash": error(
        "这一行开头的短横是全角的，从这一条起没有读取；请改成半角的「-」，后面留一个空格。",
    ),
    "yaml-no-blank": error(
        "这一行的冒号后面没有空格，从这一条起没有读取；请在冒号后面加一个空格。",
    ),
    "yaml-quote": error(
        "从这里起有一个引号没有收尾，往后没有读取；请补上或删掉这个引号。",
    ),
    "yaml-bracket": error(
        "从这里起有一个括号没有收尾，往后没有读取；请补上「]」；内容有「 #」的加引号，不然 # 往后都是注释。",
    ),
    "yaml-hash": error(
        "「{key}」的内容里有「 #」，YAML 把 # 往后的都当成注释丢掉；请给整个内容加引号，是注释的另起一行写。",
    ),
    "yaml-comment": warning(
        "「{key}」后面从「#」起当成注释，没有读取；是内容的请给整个内容加引号，是注释就不用管它。",
    ),
    "yaml-not-list": error(
        "文件里应当是一条条记录，每条以「- 」开头；请对照字段说明改写。",
    ),
    "yaml-not-mapping": error(
        "这一条不是记录；每条应当由「名称: 内容」组成，例如「- id: a-1」。",
    ),
    "yaml-documents": error(
        "这里用「---」开始了另一份文档，往后没有读取；请删掉「---」，一个文件只放一份。",
    ),
    "yaml-key": error(
        "这里的名称不是一个词；请写成「名称: 内容」。",
    ),
    "yaml-key-twice": error(
        "「{key}」在同一条里写了两次（或写了意思相同的两项）；请只留一个。",
    ),
    "yaml-keys": error(
        "文件里的名称太多，不像记录，往后没有读取；每条只用字段说明里的那些名称。",
    ),
    "yaml-list": error(
        "「{key}」只能有一个值，这里写成了列表；请只留一个。",
    ),
    "yaml-nested": error(
        "「{key}」的内容应当是文字，这里又分了层；请写在一行里，有冒号的请加引号。",
    ),
    "yaml-anchor": error(
        "这里用了 YAML 的引用符号（& 或 *）；请把内容完整写出来，本来就有这个符号的请加引号。",
    ),
    "yaml-tag": error(
        "这里用了 YAML 的类型标记（!）；请删掉，内容本来以感叹号开头的请加引号。",
    ),
    "yaml-deep": error(
        "这里分的层太多；请对照示例改写。",
    ),
    # --- the report itself ---
    "more-errors": error(
        "这里还有 {count} 个错误没有一一列出；请先改好列出的，再检查一次。",
    ),
    "more-warnings": warning(
        "这里还有 {count} 个提醒没有一一列出；请先看过列出的，再检查一次。",
    ),
}
