/* contains and matches. */
#include <string.h>

#include "query/operations.h"

/* The operand as text; an address by what it is written as. */
static Column *evaluate_text(const Context *context, const Node *node, GError **error)
{
    g_autoptr(Column) column = evaluate(context, node, error);
    if (column == NULL || column->type == TYPE_TEXT || column->type == TYPE_ADDRESS)
        return g_steal_pointer(&column);
    return evaluate_error(context, node, error, "this is %s, where text is needed",
                          type_name(column->type));
}

Column *evaluate_contains(const Context *context, const Node *node, GError **error)
{
    g_autoptr(Column) a = evaluate_text(context, node_child(node, 0), error);
    if (a == NULL)
        return NULL;
    g_autoptr(Column) b = evaluate_text(context, node_child(node, 1), error);
    if (b == NULL)
        return NULL;
    Column *truth = column_new(TYPE_BOOL, evaluate_rows(a, b), NULL);
    for (size_t row = 0; row < truth->rows; row++) {
        size_t row_a = row_of(a, row);
        size_t row_b = row_of(b, row);
        if (!column_has(a, row_a) || !column_has(b, row_b))
            continue;
        size_t length_a;
        size_t length_b;
        const char *text = column_string(a, row_a, &length_a);
        const char *part = column_string(b, row_b, &length_b);
        truth->bools[row] = memmem(text, length_a, part, length_b) != NULL;
    }
    return truth;
}

/* As Wireshark compiles them: either case; text that is not UTF-8 is matched byte by byte. */
static GRegex *compile(const Context *context, const Node *node, GRegexCompileFlags flags,
                       GError **error)
{
    g_autoptr(GError) reason = NULL;
    GRegex *regex =
        g_regex_new(node->text, G_REGEX_CASELESS | G_REGEX_OPTIMIZE | flags, 0, &reason);
    if (regex == NULL)
        evaluate_error(context, node, error, "%s", reason->message);
    return regex;
}

/* For each code whether the regular expression matches its string. */
static bool *match_codes(const Dictionary *dictionary, const GRegex *characters,
                         const GRegex *bytes)
{
    uint32_t codes = dictionary_size(dictionary);
    bool *verdicts = g_new(bool, MAX(codes, 1));
    for (uint32_t code = 0; code < codes; code++) {
        size_t length;
        const char *string = dictionary_string(dictionary, code, &length);
        const GRegex *regex = g_utf8_validate(string, (gssize)length, NULL) ? characters : bytes;
        /* An expression that backtracks without end is cut off by PCRE2's limits: no match. */
        verdicts[code] = g_regex_match_full(regex, string, (gssize)length, 0, 0, NULL, NULL);
    }
    return verdicts;
}

Column *evaluate_matches(const Context *context, const Node *node, GError **error)
{
    const Node *pattern = node_child(node, 1);
    if (pattern->kind != NODE_STRING)
        return evaluate_error(context, pattern, error,
                              "a regular expression in quotes belongs here");
    g_autoptr(Column) a = evaluate_text(context, node_child(node, 0), error);
    if (a == NULL)
        return NULL;
    g_autoptr(GRegex) characters = compile(context, pattern, 0, error);
    if (characters == NULL)
        return NULL;
    g_autoptr(GRegex) bytes = compile(context, pattern, G_REGEX_RAW, error);
    if (bytes == NULL)
        return NULL;
    g_autofree bool *verdicts = match_codes(a->dictionary, characters, bytes);
    Column *truth = column_new(TYPE_BOOL, a->rows, NULL);
    for (size_t row = 0; row < a->rows; row++)
        truth->bools[row] = column_has(a, row) && verdicts[a->codes[row]];
    return truth;
}
