#include "cluster/pieces.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "base/error.h"
#include "base/outfile.h"
#include "base/reason.h"
#include "capture/stop_signals.h"
#include "lab/chain.h"

/* Bytes that a folder for temporary files should have room for. */
#define ROOM ((size_t)1 << 16)

struct Pieces {
    const Manifest *manifest;
    const ChainCut *cut;
    Record *record;
    const Run *run;
    char *folder;     /* for temporary files, ours alone */
    GPtrArray *paths; /* of the pieces, in the order of their captures */
    bool stopped;
};

Pieces *pieces_new(const Manifest *manifest, const ChainCut *cut, Record *record, const Run *run,
                   GError **error)
{
    g_autofree char *folder = g_build_filename(g_get_tmp_dir(), "tabshark-task-XXXXXX", NULL);
    if (g_mkdtemp(folder) == NULL) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "cannot make a folder in '%s' (TMPDIR): %s", g_get_tmp_dir(), reason_of(errno));
        return NULL;
    }
    Pieces *pieces = g_new0(Pieces, 1);
    *pieces = (Pieces){manifest,
                       cut,
                       record,
                       run,
                       g_steal_pointer(&folder),
                       g_ptr_array_new_with_free_func(g_free),
                       false};
    return pieces;
}

void pieces_free(Pieces *pieces)
{
    if (pieces == NULL)
        return;
    for (unsigned i = 0; i < pieces->paths->len; i++)
        g_unlink(g_ptr_array_index(pieces->paths, i));
    g_rmdir(pieces->folder);
    g_free(pieces->folder);
    g_ptr_array_unref(pieces->paths);
    g_free(pieces);
}

static bool is_stopped(Pieces *pieces, GError **error)
{
    sigset_t pending, ours = stop_signals_set();
    sigpending(&pending);
    sigandset(&pending, &pending, &ours);
    pieces->stopped = sigisemptyset(&pending) == 0;
    if (pieces->stopped) {
        g_clear_error(error);
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "the task was stopped");
    }
    return pieces->stopped;
}

/* Runs a chain, whose words it frees; what it warns of goes to `diagnostics`. */
static bool run_words(char **words, const Run *run, Diagnostics *diagnostics, GError **error)
{
    g_autoptr(Chain) chain = chain_parse((int)g_strv_length(words), words, error);
    Run quiet = *run;
    quiet.diagnostics = diagnostics;
    quiet.progress = NULL;
    bool done = chain != NULL && chain_run(chain, &quiet, error);
    g_strfreev(words);
    return done;
}

/* Makes one piece of `n` captures. */
static bool read_together(Pieces *pieces, size_t first, size_t n, GError **error)
{
    g_autofree char *name = g_strdup_printf("%u.part", pieces->paths->len);
    g_autofree char *path = g_build_filename(pieces->folder, name, NULL);
    g_autoptr(Diagnostics) said = diagnostics_new();
    for (size_t i = first; i < first + n; i++) {
        if (!manifest_check_capture(pieces->manifest, i, error))
            return false;
    }
    char **words = chain_cut_task(pieces->cut, pieces->cut->captures + first, n, path);
    if (!run_words(words, pieces->run, said, error))
        return false;
    diagnostics_append(pieces->run->diagnostics, said);
    g_ptr_array_add(pieces->paths, g_steal_pointer(&path));
    return true;
}

/* Is there room for another piece? A full disk is no capture's fault. */
static bool has_room(const Pieces *pieces, GError **error)
{
    g_autofree char *path = g_build_filename(pieces->folder, "room", NULL);
    g_autofree char *bytes = g_malloc0(ROOM);
    bool written = outfile_write(path, bytes, ROOM, error);
    g_unlink(path);
    return written;
}

/* False only if nothing more can be read. */
static bool read_few(Pieces *pieces, size_t first, size_t n, GError **error)
{
    g_autoptr(GError) reason = NULL;
    if (read_together(pieces, first, n, &reason))
        return !is_stopped(pieces, error);
    if (is_stopped(pieces, error) || !has_room(pieces, error))
        return false;
    if (n == 1) {
        /* What was wrong; what to do about it may stand on further lines. */
        *strchrnul(reason->message, '\n') = '\0';
        record_add_failure(pieces->record, first, reason->message);
        return true;
    }
    for (size_t i = first; i < first + n; i++) {
        if (!read_few(pieces, i, 1, error))
            return false;
    }
    return true;
}

bool pieces_read(Pieces *pieces, size_t task, size_t at_once, GError **error)
{
    size_t first, count;
    manifest_task(pieces->manifest, task, &first, &count);
    for (size_t done = 0; done < count; done += at_once) {
        if (!read_few(pieces, first + done, MIN(at_once, count - done), error))
            return false;
    }
    return true;
}

bool pieces_stopped(const Pieces *pieces)
{
    return pieces->stopped;
}

bool pieces_join(Pieces *pieces, const char *part, GError **error)
{
    if (pieces->paths->len == 0)
        return true;
    char *const *paths = (char *const *)pieces->paths->pdata;
    char **words = chain_cut_join(paths, pieces->paths->len, part);
    /* What the pieces warn of was said when they were read. */
    g_autoptr(Diagnostics) repeated = diagnostics_new();
    return run_words(words, pieces->run, repeated, error);
}
