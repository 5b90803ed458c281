#include "text/delimited.h"
#include "text/formats.h"

static const char *escape_of(char c)
{
    switch (c) {
    case '\t':
        return "\\t";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\0':
        return "\\0";
    default:
        return NULL;
    }
}

/* Backslashes stay as they are: tshark's own \t and \n in text would change otherwise. */
static bool append_text(GString *out, const char *text, size_t length)
{
    size_t start = 0;
    bool whole = true;
    for (size_t i = 0; i < length; i++) {
        const char *escape = escape_of(text[i]);
        if (escape == NULL)
            continue;
        g_string_append_len(out, text + start, (gssize)(i - start));
        g_string_append(out, escape);
        start = i + 1;
        whole = false;
    }
    g_string_append_len(out, text + start, (gssize)(length - start));
    return whole;
}

bool tsv_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error)
{
    static const Dialect tsv = {.separator = '\t', .empty_line = "", .append_text = append_text};
    size_t altered = 0;
    if (!delimited_write(table, &tsv, options, stream, &altered, error))
        return false;
    if (altered > 0)
        diagnostics_add(options->diagnostics, DIAGNOSTIC_WARNING,
                        "%zu %s tabs, line breaks or NULs, which TSV cannot; they were written as "
                        "\\t, \\n, \\r and \\0: CSV and JSON keep them",
                        altered, altered == 1 ? "cell holds" : "cells hold");
    return true;
}
