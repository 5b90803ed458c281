#include "cli/doctor_checks.h"

#include <string.h>
#include <sys/wait.h>

#include "base/error.h"
#include "capture/process.h"
#include "capture/program.h"
#include "capture/registry_ask.h"
#include "capture/stop_signals.h"
#include "capture/tshark.h"
#include "cli/versions.h"
#include "plot/canvas.h"

/* A program that has not told its version by then hangs. */
#define PATIENCE_SECONDS 10

static void clear_finding(gpointer data)
{
    Finding *finding = data;
    g_free(finding->version);
    g_free(finding->said);
}

static bool collect(const char *bytes, size_t length, void *data, GError **error)
{
    (void)error;
    g_string_append_len(data, bytes, (gssize)length);
    return true;
}

/* Waits for its end; false if that takes too long, or it cannot be waited for. */
static bool wait_for(Process *process, GError **error)
{
    int64_t until = g_get_monotonic_time() + (int64_t)PATIENCE_SECONDS * G_USEC_PER_SEC;
    while (process_pid(process) != 0) {
        ProcessEvent event = process_wait(&process, 1, until, error);
        if (event == PROCESS_EVENT_TIME)
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "did not answer within %d s: does it hang?", PATIENCE_SECONDS);
        if (event != PROCESS_EVENT_END)
            return false;
    }
    return true;
}

/* What a program prints, however it ends; a signal, or no end at all, is an error. */
static char *ask(const char *const *arguments, int *status, GError **error)
{
    sigset_t signals;
    g_autoptr(GString) output = g_string_new(NULL);
    stop_signals_postpone(&signals);
    Process *process = process_start(arguments, collect, output, error);
    bool ended = process != NULL && wait_for(process, error);
    *status = ended ? process_status(process) : -1;
    process_free(process);
    stop_signals_release(&signals);
    return ended ? g_string_free(g_steal_pointer(&output), false) : NULL;
}

/* The version that a program tells. tcpflow ends with status 1 when it is asked. */
static char *ask_version(const char *path, GError **error)
{
    const char *arguments[] = {path, "--version", NULL};
    int status;
    g_autofree char *output = ask(arguments, &status, error);
    g_autofree char *version = output != NULL ? tshark_version(output) : NULL;
    if (output != NULL && *version == '\0') {
        g_autofree char *how = program_describe_status(status);
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "told no version, and %s", how);
        return NULL;
    }
    return g_steal_pointer(&version);
}

/* Asks a program for its version; takes over the path, which is NULL if the program is not there,
 * and the error, which then says so. */
static void check_program(GArray *findings, Finding finding, char *found, GError *absent)
{
    g_autofree char *path = found;
    g_autoptr(GError) error = absent;
    if (path != NULL) {
        finding.version = ask_version(path, &error);
        g_prefix_error(&error, "'%s --version' ", path);
    }
    if (finding.version != NULL && strcmp(finding.part, "tshark") == 0)
        tshark_check_version(finding.version, &error);
    finding.said = error != NULL ? g_strdup(error->message) : g_strdup(path);
    if (error == NULL) {
        finding.health = HEALTH_OK;
        finding.package = finding.without = NULL;
    }
    g_array_append_val(findings, finding);
}

/* Any release works whose output is as expected, which reading finds out. */
static void judge_release(Finding *tshark)
{
    if (tshark->health != HEALTH_OK || tshark_is_proven(tshark->version))
        return;
    g_autofree char *path = tshark->said;
    tshark->health = HEALTH_NOTE;
    tshark->said = g_strdup_printf("%s: tabshark is tested with tshark " TSHARK_PROVEN
                                   "; another one is used if it passes a check of what it prints",
                                   path);
}

static void check_programs(GArray *findings)
{
    static const Finding others[] = {
        {HEALTH_MISSING, "capinfos", NULL, NULL, "info, and what report says of the file",
         "wireshark-common"},
        {HEALTH_MISSING, "tcpflow", NULL, NULL, "restore", "tcpflow"},
    };
    const Finding tshark = {HEALTH_MISSING, "tshark", NULL, NULL, "everything that reads captures",
                            "tshark"};
    GError *absent = NULL;
    char *path = tshark_find(&absent);
    check_program(findings, tshark, path, absent);
    judge_release(&g_array_index(findings, Finding, 0));
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        absent = NULL;
        path = program_find(others[i].part, others[i].package, &absent);
        check_program(findings, others[i], path, absent);
    }
}

static size_t count_names(const Registry *registry)
{
    RegistryEntry entry;
    const char *at = NULL;
    size_t n = 0;
    while (registry_next(registry, &at, &entry))
        n++;
    return n;
}

/* The list of fields, and whether it could be kept. A tshark that hangs is not asked. */
static void check_registry(GArray *findings)
{
    const Finding *tshark = &g_array_index(findings, Finding, 0);
    Finding finding = {HEALTH_MISSING, "list of fields", NULL, NULL, "read and fields", NULL};
    g_autoptr(GError) error = NULL;
    g_autofree char *program = tshark_find(NULL);
    g_autoptr(Registry) registry = tshark->health != HEALTH_MISSING ? registry_ask(&error) : NULL;
    if (tshark->health == HEALTH_MISSING)
        return;
    g_autoptr(Registry) kept = registry_load(program);
    g_autofree char *folder = g_build_filename(g_get_user_cache_dir(), "tabshark", NULL);
    if (registry == NULL) {
        finding.said = g_strdup(error->message);
    } else if (kept != NULL) {
        finding.health = HEALTH_OK;
        finding.said = g_strdup_printf("%zu names, kept in %s", count_names(registry), folder);
    } else {
        finding.health = HEALTH_NOTE;
        finding.said = g_strdup_printf("it cannot be kept in %s, so tshark is asked for it each "
                                       "time: make that folder writable, or let XDG_CACHE_HOME "
                                       "name another one",
                                       folder);
    }
    if (registry != NULL)
        finding.without = NULL;
    g_array_append_val(findings, finding);
}

static bool draw_nothing(Canvas *canvas, void *data, GError **error)
{
    (void)canvas;
    (void)data;
    (void)error;
    return true;
}

/* A page is drawn, which needs a driver and a font; the error names the package of either. */
static void check_pictures(GArray *findings)
{
    static const char *const packages[] = {"plplot-driver-cairo", "fonts-dejavu-core"};
    const Page page = {100, 100, 100, PAGE_PNG};
    g_autoptr(GError) error = NULL;
    Finding finding = {.part = "PLplot", .version = canvas_plplot_version()};
    g_autoptr(GBytes) picture = canvas_render(&page, draw_nothing, NULL, &error);
    finding.said = g_strdup(error != NULL ? error->message : "draws pictures, and finds a font");
    if (picture == NULL) {
        finding.health = HEALTH_MISSING;
        finding.without = "pictures: plot, tcp-graph -o, and those of lab and report";
    }
    for (size_t i = 0; i < G_N_ELEMENTS(packages); i++) {
        if (error != NULL && strstr(error->message, packages[i]) != NULL)
            finding.package = packages[i];
    }
    g_array_append_val(findings, finding);
}

/* tabshark itself does not capture; whoever pipes a capture into it wants to know. */
static void check_capturing(GArray *findings)
{
    g_autofree char *path = g_find_program_in_path("dumpcap");
    const char *arguments[] = {path, "-L", "-i", "any", NULL};
    int status = -1;
    if (path != NULL)
        g_free(ask(arguments, &status, NULL));
    Finding finding = {status == 0 ? HEALTH_OK : HEALTH_NOTE, .part = "capturing"};
    if (status == 0)
        finding.said = g_strdup("this user may capture with dumpcap and tshark");
    else
        finding.said = g_strdup(
            "this user may not capture with dumpcap and tshark; that is only needed to pipe a "
            "capture into 'read -' (Debian, Ubuntu: sudo dpkg-reconfigure wireshark-common, then "
            "sudo usermod -a -G wireshark USER, then log in anew)");
    g_array_append_val(findings, finding);
}

static void check_libraries(GArray *findings)
{
    Finding finding = {.part = "libraries"};
    GString *list = g_string_new(NULL);
    g_autoptr(GArray) libraries = versions_of_libraries();
    for (unsigned i = 0; i < libraries->len; i++) {
        const Version *library = &g_array_index(libraries, Version, i);
        g_string_append_printf(list, "%s%s %s", i > 0 ? ", " : "", library->name, library->version);
    }
    finding.said = g_string_free(list, false);
    g_array_append_val(findings, finding);
}

GArray *doctor_check(void)
{
    GArray *findings = g_array_new(false, false, sizeof(Finding));
    g_array_set_clear_func(findings, clear_finding);
    check_programs(findings);
    check_registry(findings);
    check_pictures(findings);
    check_libraries(findings);
    check_capturing(findings);
    return findings;
}
