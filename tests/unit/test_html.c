#include "text/markdown_preview.h"
#include "written.h"

#define HEAD                                                                                       \
    "<meta charset=\"utf-8\">\n<figure class=\"table\">\n<div class=\"scroll\" tabindex=\"0\">\n"  \
    "<table>\n"

static void test_types(void)
{
    g_autoptr(Table) table = table_new(2);
    add_column(table, "n", TYPE_INT, (const char *[]){"-7", NULL});
    add_column(table, "at", TYPE_TIME, (const char *[]){"1470104375.419022", "1470104376.5"});
    add_column(table, "host", TYPE_TEXT, (const char *[]){"a.example", ""});
    writes(table, "html",
           HEAD "<thead>\n<tr><th scope=\"col\" align=\"right\">n<br><small>int</small></th>"
                "<th scope=\"col\">at<br><small>time (UTC)</small></th>"
                "<th scope=\"col\">host<br><small>text</small></th></tr>\n</thead>\n<tbody>\n"
                "<tr><td align=\"right\">-7</td><td>2016-08-02 02:19:35.419022</td>"
                "<td>a.example</td></tr>\n"
                "<tr><td align=\"right\">·</td><td>2016-08-02 02:19:36.500000</td><td>·</td></tr>\n"
                "</tbody>\n</table>\n</div>\n<figcaption>2 rows × 3 columns</figcaption>\n"
                "</figure>\n");
}

static void test_preview(void)
{
    g_autoptr(Table) table = count_to(12345);
    g_autofree char *text = written(table, "html", (WriteOptions){0}, NULL);
    g_assert_nonnull(strstr(text, "<td align=\"right\">5</td></tr>\n"
                                  "<tr><td align=\"right\">…</td></tr>\n"
                                  "<tr><td align=\"right\">12341</td>"));
    g_assert_null(strstr(text, ">6</td>"));
    g_assert_nonnull(strstr(text, "<figcaption>12,345 rows × 1 column; shown are the first 5 and "
                                  "the last 5</figcaption>"));
    g_autofree char *all = written(table, "html", (WriteOptions){.preview = preview_all}, NULL);
    g_assert_nonnull(strstr(all, ">6789</td>"));
    g_assert_nonnull(strstr(all, "<figcaption>12,345 rows × 1 column</figcaption>"));
}

static void test_nothing(void)
{
    g_autoptr(Table) none = table_new(3);
    writes(none, "html",
           HEAD "</table>\n</div>\n<figcaption>3 rows × 0 columns</figcaption>\n</figure>\n");
    g_autoptr(Table) empty = count_to(0);
    g_autofree char *text = written(empty, "html", (WriteOptions){0}, NULL);
    g_assert_nonnull(strstr(text, "<tbody>\n</tbody>"));
}

/* Nothing in names and cells acts, and what would not be seen is shown. */
static void test_hostile(void)
{
    g_autoptr(Table) table = one_text(
        "<b onclick=\"x\">", TEXT("</td><script>alert('1')</script>&lt;\x1b\xff\xe2\x80\xae"));
    g_autofree char *text = written(table, "html", (WriteOptions){0}, NULL);
    g_assert_nonnull(strstr(text, ">&lt;b onclick=&quot;x&quot;&gt;<br>"));
    g_assert_nonnull(strstr(text, "<td>&lt;/td&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"
                                  "&amp;lt;\\x1b\\xff\\u202e</td>"));
}

static void test_long_cell(void)
{
    g_autofree char *line = g_strnfill(5000, 'x');
    g_autoptr(Table) table = one_text("t", line, 5000);
    g_autofree char *text = written(table, "html", (WriteOptions){0}, NULL);
    g_assert_nonnull(strstr(text, "xxx…</td>"));
    g_assert_cmpuint(strlen(text), <, 1000);
}

static char *previewed(const Table *table, const char *prefix)
{
    GString *out = g_string_new(NULL);
    markdown_preview_append(out, table, &preview_usual, true, prefix);
    return g_string_free(out, false);
}

static void test_markdown_preview(void)
{
    g_autoptr(Table) table = table_new(2);
    add_column(table, "a|b", TYPE_DURATION, (const char *[]){"1.5", "2"});
    add_column(table, "host", TYPE_TEXT, (const char *[]){"<i>*x*", NULL});
    g_autofree char *text = previewed(table, "> ");
    g_assert_cmpstr(text, ==,
                    "> | a\\|b | host |\n> | --: | --- |\n> | 1.500 | \\<i\\>\\*x\\* |\n"
                    "> | 2.000 | · |\n> \n> 2 rows × 2 columns\n");
    g_autoptr(Table) many = count_to(21);
    g_autofree char *cut = previewed(many, "");
    g_assert_cmpstr(cut, ==,
                    "| n |\n| --: |\n| 1 |\n| 2 |\n| 3 |\n| 4 |\n| 5 |\n| … |\n| 17 |\n| 18 |\n"
                    "| 19 |\n| 20 |\n| 21 |\n\n21 rows × 1 column; shown are the first 5 and the "
                    "last 5\n");
    g_autoptr(Table) none = table_new(3);
    g_autofree char *nothing = previewed(none, "");
    g_assert_cmpstr(nothing, ==, "\n3 rows × 0 columns\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/html/types", test_types);
    g_test_add_func("/html/preview", test_preview);
    g_test_add_func("/html/nothing", test_nothing);
    g_test_add_func("/html/hostile", test_hostile);
    g_test_add_func("/html/long-cell", test_long_cell);
    g_test_add_func("/html/markdown-preview", test_markdown_preview);
    return g_test_run();
}
