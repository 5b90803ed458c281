#include "base/reason.h"

#include <errno.h>
#include <glib.h>

const char *reason_of(int code)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return "the disk is full; make room or write elsewhere";
    case EFBIG:
        return "the file would be larger than the system permits (ulimit -f); write less, or "
               "elsewhere";
    case EMFILE:
        return "too many files are open; permit more (ulimit -n)";
    case ENFILE:
        return "too many files are open on this system; close other programs";
    case ENOMEM:
        return "there is not enough memory; close other programs or read less";
    default:
        return g_strerror(code);
    }
}
