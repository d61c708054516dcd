package boilerplate

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// boardLines finds what a bulletin board writes among the posts before a place:
// its buttons, and the line above each post but the first, which tells the day
// of all.
func boardLines(blocks []article.Block, end int) (out []int) {
	if !isForum(blocks) {
		return nil
	}
	posts := 0
	for i, b := range blocks[:end] {
		if forumPost.MatchString(b.Text) {
			posts++
		}
		if isForumLine(b.Text) || posts > 1 && forumPost.MatchString(b.Text) {
			out = append(out, i)
		}
	}
	return out
}

// isForum tells a page of a bulletin board by what such programs write.
func isForum(blocks []article.Block) bool {
	for _, b := range blocks {
		if len(b.Text) < 4*maxSiteLine && forumMarks.In(b.Text) {
			return true
		}
	}
	return false
}

var forumMarks = expression.NewWords("显示全部楼层", "顯示全部樓層", "只看该作者", "只看該作者", "使用道具", "[复制链接]", "[複製鏈接]", "本帖最后由", "本帖最後由", "倒序浏览", "倒序瀏覽", "回頂端", "回顶端")

// forumPost is the line above a post: who wrote it, and when.
var forumPost = expression.Compile(`^\s*[发發]表[于於]\s*(?:19|20)\d\d-\d{1,2}-\d{1,2} \d{1,2}:\d\d(?::\d\d)?(?:\s*\|?\s*(?:显示全部楼层|只看该作者|倒序浏览|阅读模式|顯示全部樓層|只看該作者))*\s*$|` +
	`^\s*(?:文章\s+)?由\s+\S{1,16}\s+»\s+(?:19|20)\d\d[-年]\s?\d{1,2}[-月]\s?\d{1,2}日?[,，]?\s*\d{1,2}:\d\d\s*$`)

// isForumLine tells a board's own line beside a post: its buttons, its number,
// who changed it.
func isForumLine(text string) bool {
	return len(text) <= maxInnerBytes && forumLine.MatchString(token.FoldString(strings.TrimSpace(text)))
}

var forumLine = expression.Compile(`^(?:(?:` + either(`
回复 支持 反对 举报 使用道具 点评 评分 收藏 分享 淘帖 顶 踩 道具 发消息 电梯直达 只看该作者 倒序浏览 \[复制链接\] top`) + `)\s*\d*\s*)+$|` +
	`^回顶端$|^显示文章\s*:.{0,24}$|^(?:沙发|板凳|地板|楼主|\d{1,4}#)$|^本帖最后由.{1,40}编辑$`)

// aboveArchived finds what a board's plain archive has above a post, where its last
// lines name the post again: 查看完整版本: 河边修好一座小桥. Who wrote and when stays.
func (s surroundings) aboveArchived() (out []int) {
	title := ""
	for i := max(len(s.blocks)-2, 0); i < len(s.blocks); i++ {
		if m := fullVersion.FindStringSubmatch(s.blocks[i].Text); m != nil {
			if title = strings.TrimSpace(m[1]); title == "" && i+1 < len(s.blocks) {
				title = strings.TrimSpace(s.blocks[i+1].Text)
			}
			break
		}
	}
	if title == "" {
		return nil
	}
	for i := range s.text() {
		if strings.TrimSpace(s.blocks[i].Text) == title {
			return out
		}
		if !creditsOf(s.blocks[i]).whole {
			out = append(out, i)
		}
	}
	return nil
}

var fullVersion = expression.Compile(`^\s*查看完整版本\s*[:：]\s*(.*)$`)
