#include "lab/blocks.h"

#include <string.h>

#include "support.h"

/* Each block as "NUMBER LINE [PREFIX] (what follows its end): TEXT". */
static char *blocks_of(const char *markdown)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(SheetBlocks) found = blocks_find(markdown, 1, &error);
    if (found == NULL) {
        g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
        return g_strdup(error->message);
    }
    g_autoptr(GString) out = g_string_new(NULL);
    for (unsigned i = 0; i < found->blocks->len; i++) {
        const SheetBlock *block = &g_array_index(found->blocks, SheetBlock, i);
        g_autofree char *after =
            g_strndup(markdown + block->end, strcspn(markdown + block->end, "\n"));
        g_string_append_printf(out, "%u %zu [%s] (%s): %s", block->number, block->line,
                               block->prefix, after, block->text);
    }
    return g_strdup(out->str);
}

static const char *const cases[][2] = {
    {"", ""},
    {"text\n", ""},
    {"```tabshark\nopen t\n```\nx\n", "0 2 [] (x): open t\n"},
    {"```tabshark\nopen t\n```", "0 2 [] (): open t\n"},
    {"```tabshark\n\n\nopen t\n\n```\n\nx\n", "0 2 [] (): \n\nopen t\n\n"},
    {"~~~~ tabshark\nopen t\n~~~\n~~~~\nx", "0 2 [] (x): open t\n~~~\n"},
    /* Other code is counted, not run. */
    {"```sh\nls\n```\n\n    tabshark\n\n```tabshark\nopen t\n```\n```\ntabshark\n```\n",
     "2 8 [] (```): open t\n"},
    {"````markdown\n```tabshark\nopen t\n```\n````\n", ""},
    {"```Tabshark\nopen t\n```\n```tabsharks\nopen t\n```\n```tab&#115;hark\nopen t\n```\n", ""},
    /* In lists and quotations. */
    {"- a\n\n  ```tabshark\n  open t\n    then head\n  ```\n- b\n",
     "0 4 [  ] (- b): open t\n  then head\n"},
    {"1. ```tabshark\n   open t\n   ```\nx\n", "0 2 [   ] (x): open t\n"},
    {"> ```tabshark\n> open t\n>\n> ```\n> x\n", "0 2 [> ] (> x): open t\n\n"},
    {"```tabshark\r\nopen t\r\n\r\n```\r\nx", "0 2 [] (x): open t\n\n"},
    {"```tabshark\n```\n", ""},
    {"a\n\n```tabshark\nopen t\n",
     "line 4: the block that starts before it does not end: a line of ``` is missing"},
    {"- ```tabshark\n  open t\n\nb\n",
     "line 2: the block that starts before it does not end: a line of ``` is missing"},
    /* The next fence begins another block, for the quotation has ended. */
    {"> ```tabshark\n> open t\n\n> ```tabshark\n> open t\n> ```\n",
     "line 2: the block that starts before it does not end: a line of ``` is missing"},
    /* The first of two mistakes is told. */
    {"> ```tabshark\n> open t\n\n> ~~~tabshark\n> open t\n",
     "line 2: the block that starts before it does not end: a line of ``` is missing"},
};

static void test_found(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = blocks_of(cases[i][0]);
        g_assert_cmpstr(found, ==, cases[i][1]);
    }
}

static void test_closing_fence(void)
{
    static const char *const texts[][2] = {
        {"", NULL},
        {"a\n\n```\nb\n```", NULL},
        {"a\n\n```tabshark", "```"},
        {"```\n````\n~~~~~\nb ```\n", "~~~~~"},
        {"`````\nb\n```\n", "`````"},
        {"- ```\n  b", NULL},
        {"    b", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *fence = blocks_closing_fence(texts[i][0]);
        g_assert_cmpstr(fence, ==, texts[i][1]);
    }
}

static void test_title_and_mark(void)
{
    g_autoptr(SheetBlocks) with =
        blocks_find("text\n\n# a *b*\"\n# c\n```tabshark x  y\nz\n```\n", 10, NULL);
    g_assert_cmpstr(with->title, ==, "a b\"");
    const SheetBlock *block = &g_array_index(with->blocks, SheetBlock, 0);
    g_assert_cmpstr(block->mark, ==, "tabshark x  y");
    g_assert_cmpuint(block->line, ==, 15);
    g_autoptr(SheetBlocks) without = blocks_find("## a\n", 1, NULL);
    g_assert_null(without->title);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/blocks/found", test_found);
    g_test_add_func("/blocks/closing_fence", test_closing_fence);
    g_test_add_func("/blocks/title-and-mark", test_title_and_mark);
    return g_test_run();
}
