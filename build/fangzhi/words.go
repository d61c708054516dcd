package main

import "github.com/spf13/cobra"

// The help texts: what a command does, then examples to copy.
const (
	rootHelp = `Fangzhi makes a folder of articles into a searchable archive: a folder of
files that any browser opens, offline, with no server behind it.

  fangzhi build pages/ -o site      make the archive
  fangzhi serve site                look at it
  then copy site/ to any web host, or onto a USB stick`

	buildHelp = `Build reads every SOURCE, a folder or a file, and writes the archive to the
folder SITE. It reads
  texts      .txt .md .html .mht (pages as saved, WeChat's too)
  records    .jsonl .json .csv .tsv .xlsx .xls .et
  feeds      .rss .atom .xml (and what WordPress exports)
  documents  .docx .doc .wps .rtf .odt .pdf .ofd (with text) .epub .eml
  archives   .zip .tar .tar.gz .gz .bz2 .warc .warc.gz .wacz of any of these
in any Chinese encoding. Other files are named in the report, with the reason.

An archive that is already there is replaced in one step when the new one is
whole: a build that fails or is stopped leaves it as it was. SITE belongs to
fangzhi: of other files in it only those whose name begins with a dot, and
CNAME, are kept.

What a file gave stays in the archive: a file whose path and bytes are as they
were is not read again, and segments in which nothing changes stay as they
are. The archive is the same as one built from nothing (--fresh does that), but
that of a thousand articles of a segment that is kept two may wait to be filed
under a phrase that has come to recur (--exact has none wait).
Another version of fangzhi, or other settings, read everything again.

With --part 3/16 only the third of sixteen shares of the files is read; fangzhi
join makes one archive of the sixteen, wherever they were built.

An archive.toml in a source folder names the archive and its topics; none is needed.

What became of every file is told in a report, SITE.report.json beside the
archive unless --report says otherwise.

Exit code: 0 all well, 1 some files failed (the archive is written without
them) or nothing could be written, 2 wrong usage.`

	buildExamples = `  fangzhi build pages/ -o site
  fangzhi build news.jsonl laws/ -o site --report report.json
  fangzhi build pages/ --part 3/16 -o part3`

	joinHelp = `Join makes one archive of several, such as the shares that fangzhi build --part
made on several machines. All queries answer as if it had been built in one go.
A file that two of them hold counts once. Parts of different versions of
fangzhi, or built with different settings, are refused.`

	joinExamples = `  fangzhi join part1 part2 part3 -o site`

	serveHelp = `Serve shows an archive (a folder or a .zip of one) to browsers on this machine.
Stop it with Ctrl-C. For readers elsewhere copy the folder to any web host.`

	serveExamples = `  fangzhi serve site
  fangzhi serve site --addr 127.0.0.1:9000 --prefix /archive/`

	searchHelp = `Search answers a query from an archive: a folder, a .zip of one, or its address.

Words stand for themselves, in simplified or traditional characters alike, and
must all occur. In a query

  "党建，引领"       is found as written: script, width, case and signs
  a OR b, a|b        finds either, -a finds what is without, ( ) group
  党*设, wif*        * is up to ten characters; in a word, the rest of it
  党建引领~, wifi~   one character may be another, missing or too many
  党建 NEAR/5 社区   at most five characters between, in either order; NEAR: ten
  标题:a  title:a    in the title; body: in the text
  来源: 地点: 人物: 主题: 词语: 体裁:  source: place: person: topic: phrase: kind:
  日期:2021-06       dated so; date:2020..2022, date:2020.., date:..2022

A query that cannot be read says where and what would do; one that finds
nothing names the nearest that find something ("nearest" in JSON).
A QUERY of - reads queries from standard input, one a line, and prints one JSON
object a line; a query that cannot be read gives an object with "error".
A query that begins with - goes after --.

Every article that holds the words counts, reposts and near-copies too; with
--works they stand behind the cleanest of them, as on the page, "total" counts
works and "copies" those left out.`

	searchExamples = `  fangzhi search site 党建
  fangzhi search site '"社区书记" -疫情' --sort newest --filter place=江苏省
  fangzhi search https://example.org/archive/ 黨建 --json
  fangzhi search site --json - < queries.txt`

	showHelp = `Show prints one article: what it says, what is known about it and from which
words, and what was mended in it. --raw prints the text as it was found.`

	showExamples = `  fangzhi show site 3f6k2m5q7r9t4v6x
  fangzhi show site 3f6k2m5q7r9t4v6x --json`

	inspectHelp = `Inspect tells what an archive is made of: versions, counts, bytes by section,
checksums. --verify reads every block and every file and names each fault.

Exit code: 0 all well, 1 a fault was found, 2 wrong usage.`

	inspectExamples = `  fangzhi inspect site
  fangzhi inspect site --verify`

	exportHelp = `Export writes articles to standard output: all of them, or those that a QUERY
or filters find. jsonl is one JSON object a line, the same as show --json.
csv is RFC 4180 in UTF-8 with a header row: lists are parted by ";", the levels
of a place by "/", paragraphs by line ends. --bom begins it with a byte order
mark, which Excel needs to see that it is UTF-8. bibtex, ris and csljson are
records for programs that keep references, gbt (GB/T 7714—2025) and apa (APA 7)
lists of references to be read, a line each.`

	exportExamples = `  fangzhi export site --format jsonl > all.jsonl
  fangzhi export site --format csv --bom 社区 > communities.csv
  fangzhi export site --format ris --filter source=人民日报 > people.ris`

	concordanceHelp = `Concordance shows every place of a query in its context, a line each, in all
articles that the query finds. --sort date (oldest first) or newest orders them
by the articles' dates, right and left by the twelve characters behind or before
the hit, as search compares them: in either script. Every copy of an article
counts, unless --works is given. --csv and --json give the place of each hit:
its article, block (-1 is the title), offset in bytes, and number in the article.`

	concordanceExamples = `  fangzhi concordance site 社区 --sort right --limit 0
  fangzhi concordance site '党建 网格' --from 2020 --csv --bom > lines.csv`

	suggestHelp = `Suggest completes the last word of a query being typed, as the search box does:
with places, people, sources, topics, recurring phrases and titles that begin
so. TEXT may be characters of either script, pinyin (hutang), initials (ht), or
any of them mixed; behind the name of a field, such as place: or 地点:, values of
that field alone are suggested.`

	suggestExamples = `  fangzhi suggest site hutang
  fangzhi suggest site '社区 地点:cz' --json`

	trendHelp = `Trend counts the hits of up to eight queries by year or month: hits, articles
that have any, and hits per 10,000 characters of all articles of that time that
the filters let through (titles and bodies, white space left out). Articles
without a date are counted apart. Every copy of an article counts, unless
--works is given.`

	trendExamples = `  fangzhi trend site 党建 网格
  fangzhi trend site 社区 --by month --filter place=江苏省 --csv > months.csv`

	verbatimHint = `a query that begins with - goes after --, as in: fangzhi %s SITE -- "-word"`
)

// usageHint tells the shape of the command that was meant.
func usageHint(command *cobra.Command) string {
	if !command.HasParent() {
		return "fangzhi help lists the commands"
	}
	return "usage: " + command.UseLine() + "; fangzhi help " + command.Name() + " tells more"
}
