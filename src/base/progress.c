#include "base/progress.h"

#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/display.h"

/* No line for what is done at once, and no estimate from the first moments (microseconds). */
#define FIRST_LINE     INT64_C(500000)
#define FIRST_ESTIMATE INT64_C(1000000)

/* The least share to make an estimate from. */
#define SHARE_MIN 0.005

#define ERASE "\r\x1b[K"

struct Progress {
    int64_t begun; /* of g_get_monotonic_time */
    int64_t drawn; /* when last; 0: not since it was begun */
};

static bool stdout_is_pipe(void)
{
    struct stat status;
    return fstat(STDOUT_FILENO, &status) == 0 && S_ISFIFO(status.st_mode);
}

Progress *progress_new(void)
{
    const char *terminal = g_getenv("TERM");
    if (!isatty(STDERR_FILENO) || stdout_is_pipe() || terminal == NULL ||
        strcmp(terminal, "dumb") == 0)
        return NULL;
    return g_new0(Progress, 1);
}

void progress_free(Progress *progress)
{
    progress_end(progress);
    g_free(progress);
}

/* Straight to the terminal: what a buffer holds could come out after the line was erased. */
static void draw(const char *text, size_t length)
{
    while (length > 0) {
        ssize_t written = write(STDERR_FILENO, text, length);
        if (written < 0 && errno != EINTR)
            return;
        if (written > 0) {
            text += written;
            length -= (size_t)written;
        }
    }
}

void progress_begin(Progress *progress)
{
    if (progress == NULL)
        return;
    progress_end(progress);
    progress->begun = g_get_monotonic_time();
}

void progress_end(Progress *progress)
{
    if (progress == NULL || progress->drawn == 0)
        return;
    draw(ERASE, strlen(ERASE));
    progress->drawn = 0;
}

/* The columns to draw in: the last one stays free, where some terminals start a new line. */
static size_t columns_of_terminal(void)
{
    struct winsize size;
    bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col - 1u : 79;
}

/* Whole seconds as people read them: 0:07, 12:34, 1:02:03. */
static void append_clock(GString *out, double seconds)
{
    int64_t whole = (int64_t)MIN(seconds, 1e9);
    int hours = (int)(whole / 3600);
    int minutes = (int)(whole / 60 % 60);
    if (hours > 0)
        g_string_append_printf(out, "%d:%02d:%02d", hours, minutes, (int)(whole % 60));
    else
        g_string_append_printf(out, "%d:%02d", minutes, (int)(whole % 60));
}

static void append_line(GString *out, const char *what, double share, int64_t elapsed)
{
    double seconds = (double)elapsed / 1e6;
    g_string_append(out, "tabshark: ");
    if (share < 0) {
        append_clock(out, seconds);
    } else {
        share = MIN(share, 1);
        g_string_append_printf(out, "%d %%", (int)floor(share * 100));
        if (elapsed >= FIRST_ESTIMATE && share >= SHARE_MIN) {
            g_string_append(out, ", about ");
            append_clock(out, ceil(seconds * (1 - share) / share));
            g_string_append(out, " left");
        }
    }
    g_string_append(out, ", ");
    display_append(out, what, strlen(what));
}

void progress_update(Progress *progress, const char *what, double share)
{
    if (progress == NULL)
        return;
    int64_t now = g_get_monotonic_time();
    /* In the background the terminal belongs to somebody else. */
    if (now - progress->begun < FIRST_LINE || now - progress->drawn < PROGRESS_INTERVAL ||
        tcgetpgrp(STDERR_FILENO) != getpgrp())
        return;
    g_autoptr(GString) line = g_string_new(NULL);
    g_autoptr(GString) text = g_string_new("\r");
    append_line(line, what, share, now - progress->begun);
    display_append_cut(text, line->str, line->len, columns_of_terminal());
    g_string_append(text, "\x1b[K");
    draw(text->str, text->len);
    progress->drawn = now;
}
