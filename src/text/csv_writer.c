#include "text/delimited.h"
#include "text/formats.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Readers trim blanks around bare cells. */
static bool needs_quotes(const char *text, size_t length)
{
    if (length > 0 && (is_blank(text[0]) || is_blank(text[length - 1])))
        return true;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == ',' || text[i] == '"' || text[i] == '\n' || text[i] == '\r')
            return true;
    }
    return false;
}

static bool append_text(GString *out, const char *text, size_t length)
{
    if (!needs_quotes(text, length)) {
        g_string_append_len(out, text, (gssize)length);
        return true;
    }
    g_string_append_c(out, '"');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, text[i]);
    }
    g_string_append_c(out, '"');
    return true;
}

bool csv_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error)
{
    /* Readers skip empty lines, so that a row of one missing value has to show. */
    static const Dialect csv = {
        .separator = ',', .empty_line = "\"\"", .decimal = true, .append_text = append_text};
    size_t altered = 0;
    return delimited_write(table, &csv, options, stream, &altered, error);
}
