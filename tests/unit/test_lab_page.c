#include "lab/out_folder.h"
#include "lab/page_links.h"
#include "lab/page_part.h"
#include "support.h"

#include <string.h>

static void test_links(void)
{
    static const char *const harmless[] = {"http://a.example/",
                                           "HTTPS://a.example",
                                           "mailto:a@b.example",
                                           "#x",
                                           "a.md",
                                           "a/b:c",
                                           "/a",
                                           "?a:b",
                                           "",
                                           "a%3Ab"};
    static const char *const harmful[] = {"javascript:alert(1)",
                                          "JavaScript:alert(1)",
                                          "data:text/html,x",
                                          "vbscript:x",
                                          "file:///etc/passwd",
                                          "//a.example/x",
                                          "x:y",
                                          ":x",
                                          "java%09script:x"};
    for (size_t i = 0; i < G_N_ELEMENTS(harmless); i++)
        g_assert_true(page_link_is_harmless(harmless[i], strlen(harmless[i])));
    for (size_t i = 0; i < G_N_ELEMENTS(harmful); i++)
        g_assert_false(page_link_is_harmless(harmful[i], strlen(harmful[i])));
}

static void test_names(void)
{
    static const char *const taken[][2] = {
        {"a.csv", "a.csv"},     {"./a//b.csv", "a/b.csv"}, {"a b'c\".png", "a b'c\".png"},
        {"a:b.png", "a:b.png"}, {"-x.csv", "-x.csv"},
    };
    static const char *const refused[][2] = {
        {"/a.csv", "leave out the path"},
        {"../a.csv", "outside its folder"},
        {"a/../../b.csv", "outside its folder"},
        {"..", "outside its folder"},
        {".bashrc", "hidden"},
        {".git/hooks/x", "hidden"},
        {"", "no name of a file"},
        {".", "no name of a file"},
        {"index.html", "the page itself"},
        {"./INDEX.md", "the page itself"},
    };
    char *path = folder_make();
    g_autoptr(GError) error = NULL;
    g_autoptr(OutFolder) folder = out_folder_open(path, &error);
    g_assert_no_error(error);
    for (size_t i = 0; i < G_N_ELEMENTS(taken); i++) {
        g_autofree char *name = out_folder_name(folder, taken[i][0], &error);
        g_assert_no_error(error);
        g_assert_cmpstr(name, ==, taken[i][1]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_assert_null(out_folder_name(folder, refused[i][0], &error));
        assert_failed(&error, TABSHARK_ERROR_FAILED, refused[i][1]);
    }
    g_autoptr(GBytes) bytes = g_bytes_new_static("x", 1);
    out_folder_add_bytes(folder, "a.csv", bytes);
    g_assert_null(out_folder_name(folder, "./a.csv", &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "has written it already");
    g_assert_true(out_folder_bytes(folder, "./a.csv") == bytes);
    g_assert_null(out_folder_bytes(folder, "../a.csv"));
    folder_remove(path);
}

/* Files have their names together, at the end. */
static void test_commit(void)
{
    char *path = folder_make();
    g_autofree char *inner = g_build_filename(path, "new", "folder", NULL);
    g_autofree char *file_path = g_build_filename(inner, "sub", "a.csv", NULL);
    g_autoptr(GError) error = NULL;
    OutFolder *folder = out_folder_open(inner, &error);
    g_autoptr(GBytes) bytes = g_bytes_new_static("x", 1);
    out_folder_add_bytes(folder, "b.png", bytes);
    Outfile *file = out_folder_open_file(folder, "sub/a.csv", &error);
    fputs("a\n", outfile_stream(file));
    out_folder_add_file(folder, "sub/a.csv", file);
    g_assert_false(g_file_test(file_path, G_FILE_TEST_EXISTS));
    g_assert_true(out_folder_commit(folder, &error));
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(file_path, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, "a\n");
    g_assert_cmpuint(folder_count(inner), ==, 2);
    out_folder_free(folder);
    folder_remove(path);
}

static void test_picture(void)
{
    static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x05\xdc\0\0\x03\x84";
    g_autoptr(GBytes) bytes = g_bytes_new_static(png, sizeof png - 1);
    const Picture picture = {"x", "<b> [c]", 150, bytes};
    g_autoptr(PagePart) part = page_part_new("> ");
    page_part_add_picture(part, &picture, "a \"b\"<c>.png", false);
    g_assert_cmpstr(part->html->str, ==,
                    "<figure>\n<div class=\"scroll\" tabindex=\"0\">\n<img "
                    "src=\"a%20%22b%22%3Cc%3E.png\" alt=\"&lt;b&gt; [c]\" width=\"960\" "
                    "height=\"576\">\n</div>\n<figcaption>&lt;b&gt; [c]</figcaption>\n"
                    "</figure>\n");
    g_assert_cmpstr(part->markdown->str, ==, "> \n> ![\\<b\\> \\[c\\]](a%20%22b%22%3Cc%3E.png)\n");
    g_autoptr(PagePart) inside = page_part_new("");
    page_part_add_picture(inside, &picture, "a.png", true);
    g_assert_nonnull(
        strstr(inside->html->str, "src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUg"));
    g_assert_nonnull(strstr(inside->markdown->str, "](a.png)"));
}

static void test_pdf(void)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static("%PDF", 4);
    const Picture picture = {"a.pdf", "<b>", 150, bytes};
    g_autoptr(PagePart) part = page_part_new("");
    page_part_add_picture(part, &picture, "a.PDF", true);
    g_assert_cmpstr(part->html->str, ==,
                    "<p class=\"file\">File: <a href=\"a.PDF\">a.PDF</a>, &lt;b&gt;</p>\n");
    g_assert_cmpstr(part->markdown->str, ==, "\nFile: [a.PDF](a.PDF), \\<b\\>\n");
}

static void test_notes(void)
{
    g_autoptr(PagePart) part = page_part_new("");
    page_part_add_note(part, NOTE_ERROR, "<x> fails\n\tlen = 5\n\t    ^");
    g_assert_cmpstr(part->html->str, ==,
                    "<div class=\"note error\"><p><strong>Error:</strong> &lt;x&gt; fails</p>"
                    "<pre>\tlen = 5\n\t    ^\n</pre></div>\n");
    g_assert_cmpstr(part->markdown->str, ==,
                    "\n**Error:** \\<x\\> fails\n\n```\n\tlen = 5\n\t    ^\n```\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lab-page/links", test_links);
    g_test_add_func("/lab-page/names", test_names);
    g_test_add_func("/lab-page/commit", test_commit);
    g_test_add_func("/lab-page/picture", test_picture);
    g_test_add_func("/lab-page/pdf", test_pdf);
    g_test_add_func("/lab-page/notes", test_notes);
    return g_test_run();
}
