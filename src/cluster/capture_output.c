#include "cluster/capture_output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/error.h"
#include "base/outfile.h"
#include "base/reason.h"

struct CaptureOutput {
    Outfile *file;
    int before; /* the standard output that there was; -1 once it is back */
};

CaptureOutput *capture_output_begin(const char *path, GError **error)
{
    g_autoptr(CaptureOutput) output = g_new0(CaptureOutput, 1);
    output->before = -1;
    output->file = outfile_open(path, error);
    if (output->file == NULL)
        return NULL;
    fflush(stdout);
    output->before = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (output->before >= 0 && dup2(fileno(outfile_stream(output->file)), STDOUT_FILENO) >= 0)
        return g_steal_pointer(&output);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot write '%s': %s", path,
                reason_of(errno));
    return NULL;
}

/* Puts the old standard output back; false if what was printed could not be written. */
static bool put_back(CaptureOutput *output)
{
    bool written = fflush(stdout) == 0;
    dup2(output->before, STDOUT_FILENO);
    close(output->before);
    output->before = -1;
    return written;
}

bool capture_output_end(CaptureOutput *output, bool keep, GError **error)
{
    if (!put_back(output) && keep) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "cannot write the result: a part was not taken; is the disk full?");
        return false;
    }
    bool anything = lseek(fileno(outfile_stream(output->file)), 0, SEEK_END) > 0;
    return !keep || !anything || outfile_commit(output->file, error);
}

void capture_output_free(CaptureOutput *output)
{
    if (output->before >= 0)
        put_back(output);
    outfile_free(output->file);
    g_free(output);
}
