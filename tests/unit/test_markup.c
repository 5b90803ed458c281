/* Text that a page shows is text: md4c, with everything on that GitHub has, makes of what we write
 * for Markdown the very text that we write for HTML. */
#include "text/markup.h"

#include <md4c-html.h>
#include <string.h>

#include "lab/page_lines.h"
#include "support.h"

static const char *const texts[] = {
    "plain",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &#60; &copy;",
    "*a* **b** _c_ __d__ ~~e~~ `f`",
    "[a](javascript:alert(1)) ![b](http://x.example/p.png) [c]: d",
    "http://x.example www.x.example https://y.example/?a=b&c",
    "| a | b |",
    "\\*a\\* \\\\ \\",
    "\"quoted\" 'so'",
    "a\x1b[31m\xff\xe2\x80\xae!",
    "$x$ $$y$$",
    "<!-- a --> <?b?> <![CDATA[c]]>",
    "a\n\n# b\n- c\n",
};

static void append_output(const MD_CHAR *text, MD_SIZE size, void *data)
{
    g_string_append_len(data, text, size);
}

static char *rendered(const char *markdown, unsigned flags)
{
    GString *out = g_string_new(NULL);
    g_assert_cmpint(md_html(markdown, (MD_SIZE)strlen(markdown), append_output, out, flags, 0), ==,
                    0);
    return g_string_free(out, false);
}

/* md4c leaves the apostrophe as it is, which is as good in text. */
static char *as_md4c(const GString *html)
{
    g_autoptr(GString) text = g_string_new(html->str);
    g_string_replace(text, "&#39;", "'", 0);
    return g_strdup(text->str);
}

static void test_paragraphs(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GString) markdown = g_string_new("x");
        g_autoptr(GString) html = g_string_new("<p>x");
        markup_append_markdown(markdown, texts[i], strlen(texts[i]));
        markup_append_html(html, texts[i], strlen(texts[i]));
        g_string_append(html, "</p>\n");
        g_autofree char *found =
            rendered(markdown->str, MD_DIALECT_GITHUB | MD_FLAG_LATEXMATHSPANS | MD_FLAG_WIKILINKS);
        g_autofree char *expected = as_md4c(html);
        g_assert_cmpstr(found, ==, expected);
    }
}

/* Nothing ends a block of code early. */
static void test_fenced(void)
{
    static const char *const lines[] = {"a\tb\nc",    "```\nx\n```\n", "`````\n",
                                        "~~~\n<b>\n", "\n\n",          "\x1b[2J\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autoptr(GString) markdown = g_string_new(NULL);
        g_autoptr(GString) html = g_string_new("<blockquote>\n<pre><code>");
        page_lines_append_fenced(markdown, lines[i], strlen(lines[i]), "> ");
        page_lines_append_html(html, lines[i], strlen(lines[i]));
        g_string_append(html, "</code></pre>\n</blockquote>\n");
        g_autofree char *found = rendered(markdown->str, MD_DIALECT_GITHUB);
        g_autofree char *expected = as_md4c(html);
        g_assert_cmpstr(found, ==, expected);
    }
}

static void test_html_lines(void)
{
    g_autoptr(GString) html = g_string_new(NULL);
    page_lines_append_html(html, BYTES("a\t<b>\n\r\nc"));
    g_assert_cmpstr(html->str, ==, "a\t&lt;b&gt;\n\\r\nc\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/markup/paragraphs", test_paragraphs);
    g_test_add_func("/markup/fenced", test_fenced);
    g_test_add_func("/markup/html-lines", test_html_lines);
    return g_test_run();
}
