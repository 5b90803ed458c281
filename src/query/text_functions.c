/* lower, upper, len and substr. Text that is not valid UTF-8 is taken byte by byte, and no locale
 * changes what comes out. */
#include "query/convert.h"
#include "query/functions.h"

static Column *evaluate_text(const Context *context, const Node *node, GError **error)
{
    g_autoptr(Column) text = evaluate(context, node, error);
    if (text == NULL || text->type == TYPE_TEXT || text->type == TYPE_ADDRESS)
        return g_steal_pointer(&text);
    return evaluate_error(context, node, error, "this is %s, where text is needed",
                          type_name(text->type));
}

/* Appends the text with each character changed; bytes beyond ASCII stand for characters only in
 * UTF-8. */
static void append_changed(GString *out, const char *text, size_t length,
                           gunichar (*change)(gunichar c))
{
    bool utf8 = g_utf8_validate(text, (gssize)length, NULL);
    for (const char *at = text; at < text + length; at += utf8 ? g_utf8_skip[(guchar)*at] : 1) {
        if (utf8)
            g_string_append_unichar(out, change(g_utf8_get_char(at)));
        else
            g_string_append_c(out, g_ascii_isalpha(*at) ? (char)change((guchar)*at) : *at);
    }
}

/* Each distinct text with its characters changed. */
static Column *map_text(const Context *context, const Node *call, gunichar (*change)(gunichar c),
                        GError **error)
{
    g_autoptr(Column) text = evaluate_text(context, node_child(call, 0), error);
    if (text == NULL)
        return NULL;
    g_autoptr(Dictionary) dictionary = dictionary_new();
    uint32_t codes = dictionary_size(text->dictionary);
    g_autofree uint32_t *changed = g_new(uint32_t, MAX(codes, 1));
    g_autoptr(GString) result = g_string_new(NULL);
    for (uint32_t code = 0; code < codes; code++) {
        size_t length;
        const char *string = dictionary_string(text->dictionary, code, &length);
        g_string_truncate(result, 0);
        append_changed(result, string, length, change);
        changed[code] = dictionary_intern(dictionary, result->str, result->len);
    }
    Column *column = column_new(TYPE_TEXT, text->rows, dictionary);
    for (size_t row = 0; codes > 0 && row < text->rows; row++)
        column->codes[row] = changed[text->codes[row]];
    evaluate_spread_missing(column, text);
    return column;
}

Column *function_lower(const Context *context, const Node *call, GError **error)
{
    return map_text(context, call, g_unichar_tolower, error);
}

Column *function_upper(const Context *context, const Node *call, GError **error)
{
    return map_text(context, call, g_unichar_toupper, error);
}

static int64_t count_characters(const char *text, size_t length)
{
    return g_utf8_validate(text, (gssize)length, NULL)
               ? (int64_t)g_utf8_strlen(text, (gssize)length)
               : (int64_t)length;
}

Column *function_len(const Context *context, const Node *call, GError **error)
{
    g_autoptr(Column) text = evaluate_text(context, node_child(call, 0), error);
    if (text == NULL)
        return NULL;
    Column *column = column_new(TYPE_INT, text->rows, NULL);
    for (size_t row = 0; row < text->rows; row++) {
        size_t length;
        if (!column_has(text, row))
            continue;
        const char *string = column_string(text, row, &length);
        column->ints[row] = count_characters(string, length);
    }
    evaluate_spread_missing(column, text);
    return column;
}

/* The code of a part of a text. */
static uint32_t cut(const Column *text, size_t row, int64_t start, int64_t n, Dictionary *out)
{
    size_t length;
    const char *string = column_string(text, row, &length);
    int64_t characters = count_characters(string, length);
    if (start < 0)
        start = MAX(characters + start, 0);
    start = MIN(start, characters);
    n = CLAMP(n, 0, characters - start);
    if (characters == (int64_t)length)
        return dictionary_intern(out, string + start, (size_t)n);
    const char *from = g_utf8_offset_to_pointer(string, (glong)start);
    const char *to = g_utf8_offset_to_pointer(from, (glong)n);
    return dictionary_intern(out, from, (size_t)(to - from));
}

static Column *evaluate_int(const Context *context, const Node *node, GError **error)
{
    g_autoptr(Column) column = evaluate(context, node, error);
    return convert_to(context, node, g_steal_pointer(&column), TYPE_INT, error);
}

Column *function_substr(const Context *context, const Node *call, GError **error)
{
    g_autoptr(Column) text = evaluate_text(context, node_child(call, 0), error);
    g_autoptr(Column) start =
        text != NULL ? evaluate_int(context, node_child(call, 1), error) : NULL;
    g_autoptr(Column) n = NULL;
    if (start == NULL)
        return NULL;
    if (call->children->len > 2 && (n = evaluate_int(context, node_child(call, 2), error)) == NULL)
        return NULL;
    size_t rows = evaluate_rows(text, start);
    if (n != NULL && rows == 1)
        rows = n->rows;
    g_autoptr(Dictionary) dictionary = dictionary_new();
    Column *column = column_new(TYPE_TEXT, rows, dictionary);
    for (size_t row = 0; row < rows; row++) {
        size_t at = row_of(text, row);
        if (column_has(text, at))
            column->codes[row] = cut(text, at, start->ints[row_of(start, row)],
                                     n != NULL ? n->ints[row_of(n, row)] : INT64_MAX, dictionary);
    }
    evaluate_spread_missing(column, text);
    evaluate_spread_missing(column, start);
    if (n != NULL)
        evaluate_spread_missing(column, n);
    return column;
}
