#include "lab/blocks.h"

#include <md4c.h>
#include <stdint.h>
#include <string.h>

#include "base/error.h"

#define MARK "tabshark"

const unsigned markdown_flags =
    MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;

typedef struct {
    const char *markdown;
    size_t size;
    size_t first_line;
    SheetBlocks *found;
    GString *heading; /* the title, while in it; else NULL */
    unsigned number;  /* of the blocks of code so far */
    bool inside;      /* a block marked tabshark */
    char fence;       /* its character */
    char *mark;       /* what stands behind the fence */
    GString *text;    /* of it */
    size_t line;      /* 0: not known yet */
    const char *last; /* where the last of its text that stands in the source ends */
    GError *error;
} Search;

static void clear_block(gpointer data)
{
    SheetBlock *block = data;
    g_free(block->mark);
    g_free(block->text);
    g_free(block->prefix);
}

void blocks_free(SheetBlocks *blocks)
{
    if (blocks == NULL)
        return;
    g_array_unref(blocks->blocks);
    g_free(blocks->title);
    g_free(blocks);
}

static size_t count_lines(const char *from, const char *to)
{
    size_t n = 0;
    for (; from < to; from++)
        n += *from == '\n';
    return n;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    Search *search = data;
    if (type == MD_BLOCK_H && ((const MD_BLOCK_H_DETAIL *)detail)->level == 1 &&
        search->found->title == NULL)
        search->heading = g_string_new(NULL);
    if (type != MD_BLOCK_CODE)
        return 0;
    const MD_BLOCK_CODE_DETAIL *code = detail;
    if (code->lang.size != strlen(MARK) || memcmp(code->lang.text, MARK, strlen(MARK)) != 0)
        return 0;
    search->inside = true;
    search->fence = code->fence_char;
    search->mark = g_strndup(code->info.text, code->info.size);
    search->line = 0;
    search->last = NULL;
    g_string_truncate(search->text, 0);
    return 0;
}

/* md4c hands out the lines of code as they stand in the source, so that a place there is known;
 * line ends and indentation may be strings of its own. */
static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    Search *search = data;
    (void)type;
    if (search->heading != NULL)
        g_string_append_len(search->heading, text, size);
    if (!search->inside)
        return 0;
    uintptr_t start = (uintptr_t)search->markdown, at = (uintptr_t)text;
    if (at >= start && at + size <= start + search->size) {
        if (search->line == 0)
            search->line = search->first_line + count_lines(search->markdown, text) -
                           count_lines(search->text->str, search->text->str + search->text->len);
        search->last = text + size;
    }
    g_string_append_len(search->text, text, size);
    return 0;
}

static const char *next_line(const char *at)
{
    at += strcspn(at, "\n");
    return at + (*at == '\n');
}

static int ignore_span(MD_SPANTYPE type, void *detail, void *data)
{
    (void)type, (void)detail, (void)data;
    return 0;
}

static int ignore_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    (void)type, (void)detail, (void)data;
    return 0;
}

static int ignore_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    (void)type, (void)text, (void)size, (void)data;
    return 0;
}

static int count_code(MD_BLOCKTYPE type, void *detail, void *data)
{
    (void)detail;
    *(unsigned *)data += type == MD_BLOCK_CODE;
    return 0;
}

/* How many blocks of code are in the text up to a place? */
static unsigned count_codes(const char *from, const char *to)
{
    unsigned n = 0;
    const MD_PARSER parser = {
        .flags = markdown_flags,
        .enter_block = count_code,
        .leave_block = ignore_block,
        .enter_span = ignore_span,
        .leave_span = ignore_span,
        .text = ignore_text,
    };
    md_parse(from, (MD_SIZE)(to - from), &parser, &n);
    return n;
}

/* Finds the closing fence behind the last text. The next fence may instead begin another block,
 * where the list or quotation that this one stands in ended before. */
static bool find_end(const Search *search, SheetBlock *block)
{
    for (const char *line = next_line(search->last); *line != '\0'; line = next_line(line)) {
        size_t prefix = strspn(line, " \t>");
        if (line[prefix] == search->fence && line[prefix + 1] == search->fence) {
            block->end = (size_t)(next_line(line) - search->markdown);
            block->prefix = g_strndup(line, prefix);
            return count_codes(search->markdown, next_line(line)) == search->number;
        }
        if (line[prefix] != '\n' && line[prefix] != '\r')
            return false;
    }
    return false;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    Search *search = data;
    (void)detail;
    if (search->heading != NULL) {
        search->found->title = g_string_free(search->heading, false);
        search->heading = NULL;
    }
    if (type != MD_BLOCK_CODE)
        return 0;
    unsigned number = search->number++;
    if (!search->inside)
        return 0;
    search->inside = false;
    SheetBlock block = {
        .number = number, .mark = g_steal_pointer(&search->mark), .line = search->line};
    if (search->last == NULL) {
        clear_block(&block);
        return 0;
    }
    if (!find_end(search, &block)) {
        clear_block(&block);
        g_set_error(&search->error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "line %zu: the block that starts before it does not end: a line of %c%c%c is "
                    "missing",
                    block.line, search->fence, search->fence, search->fence);
        return -1; /* md4c goes on after any other number */
    }
    block.text = g_strdup(search->text->str);
    g_array_append_val(search->found->blocks, block);
    return 0;
}

SheetBlocks *blocks_find(const char *markdown, size_t first_line, GError **error)
{
    g_autoptr(SheetBlocks) found = g_new0(SheetBlocks, 1);
    found->blocks = g_array_new(false, false, sizeof(SheetBlock));
    g_array_set_clear_func(found->blocks, clear_block);
    g_autoptr(GString) text = g_string_new(NULL);
    Search search = {
        .markdown = markdown,
        .size = strlen(markdown),
        .first_line = first_line,
        .found = found,
        .text = text,
    };
    const MD_PARSER parser = {
        .flags = markdown_flags,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = ignore_span,
        .leave_span = ignore_span,
        .text = add_text,
    };
    int status = md_parse(markdown, (MD_SIZE)search.size, &parser, &search);
    g_free(search.mark);
    if (search.error != NULL)
        g_propagate_error(error, search.error);
    else if (status != 0)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "it cannot be read as Markdown");
    return status == 0 && search.error == NULL ? g_steal_pointer(&found) : NULL;
}

/* A word behind a text, to see whether it would be code. */
#define PROBE "probe"

typedef struct {
    const char *probe;
    char fence; /* of the block of code at hand; 0: none, or indented code */
    char open;  /* of the one that the probe is in */
} Probing;

static int enter_code(MD_BLOCKTYPE type, void *detail, void *data)
{
    if (type == MD_BLOCK_CODE)
        ((Probing *)data)->fence = ((const MD_BLOCK_CODE_DETAIL *)detail)->fence_char;
    return 0;
}

static int leave_code(MD_BLOCKTYPE type, void *detail, void *data)
{
    (void)detail;
    if (type == MD_BLOCK_CODE)
        ((Probing *)data)->fence = '\0';
    return 0;
}

static int look_for_probe(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    Probing *probing = data;
    (void)type, (void)size;
    if (text == probing->probe)
        probing->open = probing->fence;
    return 0;
}

char *blocks_closing_fence(const char *markdown)
{
    g_autofree char *text = g_strconcat(markdown, "\n\n" PROBE, NULL);
    Probing probing = {.probe = text + strlen(text) - strlen(PROBE)};
    const MD_PARSER parser = {
        .flags = markdown_flags,
        .enter_block = enter_code,
        .leave_block = leave_code,
        .enter_span = ignore_span,
        .leave_span = ignore_span,
        .text = look_for_probe,
    };
    md_parse(text, (MD_SIZE)strlen(text), &parser, &probing);
    /* One as long as any in the text is long enough. */
    size_t longest = 0;
    for (const char *at = markdown; probing.open != '\0' && *at != '\0';) {
        const char run[] = {probing.open, '\0'};
        size_t length = strspn(at, run);
        longest = MAX(longest, length);
        at += MAX(length, 1);
    }
    return longest > 0 ? g_strnfill(longest, probing.open) : NULL;
}
