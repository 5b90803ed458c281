#include "capture/places.h"

#include <stdio.h>
#include <string.h>

#include "base/outfile.h"
#include "capture/process.h"
#include "capture/stop_signals.h"

/* Raise it when the form of the kept file changes. */
#define HEADER   "tabshark places 1 "
#define LAST     "end\n"
#define PERSONAL "personal\t"
#define GLOBAL   "global\t"
#define LIBRARY  "library\t"

/* Longer than any tshark takes that works. */
#define PATIENCE (INT64_C(10) * G_USEC_PER_SEC)

struct Places {
    char *program;
    char sum[DIGEST_TEXT]; /* of what they follow from */
    char *lines;           /* a kind and an escaped path each; NULL until they are known */
};

/* tshark takes the old folder of settings if it is there and the new one is not. */
static void digest_choice(Digest *digest)
{
    g_autofree char *new = g_build_filename(g_get_user_config_dir(), "wireshark", NULL);
    g_autofree char *old = g_build_filename(g_get_home_dir(), ".wireshark", NULL);
    digest_text(digest, new);
    digest_number(digest, g_file_test(new, G_FILE_TEST_EXISTS));
    digest_text(digest, old);
    digest_number(digest, g_file_test(old, G_FILE_TEST_EXISTS));
}

static char *kept_path(const Places *places)
{
    g_autofree char *name = g_strdup_printf("places-%.16s.txt", places->sum);
    return g_build_filename(g_get_user_cache_dir(), "tabshark", name, NULL);
}

/* The lines of a kept file, if it is one and whole. */
static char *load(const Places *places)
{
    g_autofree char *path = kept_path(places);
    g_autofree char *header = g_strdup_printf(HEADER "%s\n", places->sum);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL) || !g_str_has_prefix(text, header) ||
        !g_str_has_suffix(text, "\n" LAST))
        return NULL;
    size_t start = strlen(header);
    return g_strndup(text + start, strlen(text) - strlen(LAST) - start);
}

Places *places_new(const char *program)
{
    Places *places = g_new0(Places, 1);
    g_auto(Digest) digest;
    digest_init(&digest);
    digest_file(&digest, program);
    /* Which library is found under a name. */
    digest_file(&digest, "/etc/ld.so.cache");
    places_digest_environment(&digest);
    digest_choice(&digest);
    digest_finish(&digest, places->sum);
    places->program = g_strdup(program);
    places->lines = load(places);
    return places;
}

void places_free(Places *places)
{
    if (places == NULL)
        return;
    g_free(places->lines);
    g_free(places->program);
    g_free(places);
}

bool places_are_known(const Places *places)
{
    return places->lines != NULL;
}

static bool collect(const char *bytes, size_t length, void *data, GError **error)
{
    (void)error;
    g_string_append_len(data, bytes, (gssize)length);
    return true;
}

static void append_place(GString *lines, const char *kind, const char *path)
{
    g_autofree char *escaped = g_strescape(path, NULL);
    g_string_append_printf(lines, "%s%s\n", kind, escaped);
}

/* What is in those folders has no part in reading a file. */
static bool is_needless(const char *label)
{
    static const char *const labels[] = {"Temp", "System", "Program"};
    bool needless = strstr(label, "Extcap") != NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
        needless |= strcmp(label, labels[i]) == 0;
    return needless;
}

/* Lines such as "Global configuration:\t/usr/share/wireshark". Two folders are always told. */
static bool read_folders(const char *text, GString *lines)
{
    g_auto(GStrv) parts = g_strsplit(text, "\n", -1);
    unsigned configurations = 0;
    for (char **line = parts; *line != NULL; line++) {
        char *colon = strchr(*line, ':');
        if (colon == NULL)
            continue;
        *colon = '\0';
        const char *path = g_strstrip(colon + 1);
        configurations += g_str_has_suffix(*line, " configuration") && *path == '/';
        if (*path == '/' && !is_needless(*line))
            append_place(lines, g_str_has_prefix(*line, "Personal") ? PERSONAL : GLOBAL, path);
    }
    return configurations >= 2;
}

/* Lines such as "\tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f…)". */
static bool read_libraries(const char *text, GString *lines)
{
    g_auto(GStrv) parts = g_strsplit(text, "\n", -1);
    bool found = false;
    for (char **line = parts; *line != NULL; line++) {
        char *path = strchr(*line, '/');
        char *address = g_strrstr(*line, "(0x");
        if (path == NULL || address == NULL || address < path)
            continue;
        *address = '\0';
        append_place(lines, LIBRARY, g_strchomp(path));
        found = true;
    }
    return found;
}

static void keep(const Places *places)
{
    g_autofree char *path = kept_path(places);
    g_autofree char *text = g_strdup_printf(HEADER "%s\n%s" LAST, places->sum, places->lines);
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0700) == 0)
        outfile_write(path, text, strlen(text), NULL);
}

/* Waits until both have ended; false if they do not in time. */
static bool wait_for(Process *const *processes, size_t n)
{
    int64_t deadline = g_get_monotonic_time() + PATIENCE;
    ProcessEvent event = PROCESS_EVENT_END;
    while (event == PROCESS_EVENT_END) {
        size_t running = 0;
        for (size_t i = 0; i < n; i++)
            running += process_pid(processes[i]) != 0;
        if (running == 0)
            return true;
        event = process_wait(processes, n, deadline, NULL);
    }
    return false;
}

static bool ask(const Places *places, GString *folders_text, GString *libraries_text)
{
    const char *folders[] = {places->program, "-G", "folders", NULL};
    /* The loader lists what it would load instead of starting the program. */
    const char *libraries[] = {"env", "LD_TRACE_LOADED_OBJECTS=1", places->program, "--version",
                               NULL};
    g_autoptr(Process) first = process_start(folders, collect, folders_text, NULL);
    g_autoptr(Process) second = process_start(libraries, collect, libraries_text, NULL);
    return first != NULL && second != NULL && wait_for((Process *const[]){first, second}, 2);
}

void places_ask(Places *places)
{
    sigset_t signals;
    g_autoptr(GString) folders = g_string_new(NULL);
    g_autoptr(GString) libraries = g_string_new(NULL);
    g_autoptr(GString) lines = g_string_new(NULL);
    if (places_are_known(places))
        return;
    stop_signals_postpone(&signals);
    if (ask(places, folders, libraries) && read_folders(folders->str, lines) &&
        read_libraries(libraries->str, lines)) {
        places->lines = g_strdup(lines->str);
        keep(places);
    }
    stop_signals_release(&signals);
}

void places_digest(const Places *places, Digest *digest)
{
    g_auto(GStrv) lines = g_strsplit(places->lines, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        const char *tab = strchr(*line, '\t');
        if (tab == NULL)
            continue;
        g_autofree char *path = g_strcompress(tab + 1);
        if (g_str_has_prefix(*line, PERSONAL))
            digest_settings(digest, path);
        else if (g_str_has_prefix(*line, GLOBAL))
            digest_folder(digest, path);
        else
            digest_file(digest, path);
    }
}
