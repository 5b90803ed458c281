/* The fenced blocks of a Markdown text that are marked `tabshark`. */
#ifndef TABSHARK_LAB_BLOCKS_H
#define TABSHARK_LAB_BLOCKS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* How a sheet is read, for md4c: tables and struck-out text, and no HTML. */
extern const unsigned markdown_flags;

typedef struct {
    unsigned number; /* among all blocks of code of the text, from 0 */
    char *mark;      /* what stands behind the fence: "tabshark" and perhaps more words */
    char *text;      /* what is in it */
    size_t line;     /* of the Markdown text, from 1, on which that starts */
    size_t end;      /* where the line of the closing fence ends, its line break included */
    char *prefix;    /* what stands before the fence there: of a list or a quotation */
} SheetBlock;

typedef struct {
    GArray *blocks; /* of SheetBlock */
    char *title;    /* text of the first heading of the first level; NULL: there is none */
} SheetBlocks;

void blocks_free(SheetBlocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SheetBlocks, blocks_free)

/* Finds them as Markdown has them: in lists and quotations too, but not inside other code.
 * SheetBlocks without any text are left out. A block that does not end is a TABSHARK_ERROR_USAGE
 * that names the line, counted from `first_line` as all lines are. */
SheetBlocks *blocks_find(const char *markdown, size_t first_line, GError **error);

/* The fence that has to stand behind a text so that what follows is not in its last block of code;
 * NULL if none has to. The result is the caller's. */
char *blocks_closing_fence(const char *markdown);

#endif
