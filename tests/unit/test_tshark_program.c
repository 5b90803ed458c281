/* Which tshark is run, and whether it is new enough. */
#include <glib/gstdio.h>
#include <string.h>

#include "capture/tshark.h"
#include "support.h"

static void test_version(void)
{
    for (const char *const *text =
             LIST("TShark (Wireshark) 4.0.17 (Git v4.0.17 packaged as 4.0.17-0+deb12u3).\n",
                  "TShark (Wireshark) 4.0.0 (v4.0.0)\n\nCompiled with libpcap 1.8.1\n",
                  "TShark (Wireshark) 10.2.0", "no version\nlibpcap 1.10\n", "");
         *text != NULL; text++) {
        g_autoptr(GError) error = NULL;
        g_test_message("%s", *text);
        g_assert_true(tshark_check_version(*text, &error));
        g_assert_no_error(error);
    }
    for (const char *const *text =
             LIST("TShark (Wireshark) 3.6.20 (Git v3.6.20)\nmore\n", "TShark 1.12.1\n");
         *text != NULL; text++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *line = g_strndup(*text, strcspn(*text, "\n"));
        g_assert_false(tshark_check_version(*text, &error));
        g_assert_null(strstr(error->message, "more\n"));
        assert_failed(&error, TABSHARK_ERROR_FAILED, line);
    }
}

static void test_proven(void)
{
    for (const char *const *version = LIST("4.0.17", "4.4.0", "4.6.9", "4.6"); *version != NULL;
         version++)
        g_assert_true(tshark_is_proven(*version));
    for (const char *const *version = LIST("4.2.5", "4.40.1", "4.8.0", "14.0.1", "5", "and.x", "");
         *version != NULL; version++)
        g_assert_false(tshark_is_proven(*version));
}

static void test_find(void)
{
    char *folder = folder_make();
    g_autofree char *before = g_strdup(g_getenv("TABSHARK_TSHARK"));
    g_autofree char *program = file_make(folder, "tshark", BYTES("#!/bin/sh\n"));
    g_autoptr(GError) error = NULL;
    g_setenv("TABSHARK_TSHARK", program, true);
    g_assert_null(tshark_find(&error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "cannot be executed");
    g_chmod(program, 0700);
    g_autofree char *found = tshark_find(&error);
    g_assert_cmpstr(found, ==, program);
    g_unlink(program);
    g_assert_null(tshark_find(&error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, program);
    g_setenv("TABSHARK_TSHARK", "sh", true);
    g_autofree char *shell = tshark_find(&error);
    g_assert_true(g_path_is_absolute(shell));
    if (before != NULL)
        g_setenv("TABSHARK_TSHARK", before, true);
    else
        g_unsetenv("TABSHARK_TSHARK");
    folder_remove(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tshark-program/version", test_version);
    g_test_add_func("/tshark-program/proven", test_proven);
    g_test_add_func("/tshark-program/find", test_find);
    return g_test_run();
}
