#include "capture/preference.h"

#include "support.h"

static void test_refused(void)
{
    static const char *const names[] = {
        "tls.debug_file:x",
        "ssl.debug_file:x",
        "DTLS.debug_file:x",
        "ssh.debug_file: x",
        "mate.config:x",
        "snort.binary:/bin/sh",
        "Snort.config:x",
        "extcap.sshdump.host:x",
        "uat:pkcs11_libs:\"x.so\"",
        "uat: pkcs11_libs:\"x.so\"",
        "uat:\tpkcs11_libs:\"x\"",
        "uat:PKCS #11 Provider Libraries:\"x\"",
        "snort.alerts_source",
        "uat:pkcs11_libs",
        "uat:maxmind_db_paths:\"/tmp\"",
        "wg.debug_file:x",
        " tls.debug_file :new:name",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(preference_check(names[i], &error));
        assert_failed(&error, TABSHARK_ERROR_USAGE, "is refused: it can make tshark");
    }
}

static void test_taken(void)
{
    static const char *const names[] = {
        "tcp.desegment_tcp_streams:FALSE",
        "tls.keylog_file:keys",
        "",
        ":",
        "uat",
        "uat:",
        "uat:user_dlts:\"User 0\",\"ip\"",
        "nonsense",
        "snort",
        "tls.debug_files:x",
        "gui.column.format:\"a\",\"%t\"",
        "tls.keys_list:tls.debug_file:x",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_true(preference_check(names[i], &error));
        g_assert_no_error(error);
    }
}

static void test_profiles(void)
{
    static const char *const paths[] = {"", ".", "..", "../mine", "/tmp", "a/b", "a/"};
    static const char *const names[] = {"mine", "No Reassembly", "...", "-x", "a\\b"};
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(preference_check_profile(paths[i], &error));
        assert_failed(&error, TABSHARK_ERROR_USAGE, "-C takes the name of a profile");
    }
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_true(preference_check_profile(names[i], &error));
        g_assert_no_error(error);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/preference/refused", test_refused);
    g_test_add_func("/preference/taken", test_taken);
    g_test_add_func("/preference/profiles", test_profiles);
    return g_test_run();
}
