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

/* A regular expression in its two readings, compiled as Wireshark compiles them: either case. */
typedef struct {
    GRegex *characters; /* for UTF-8; NULL if the pattern is none */
    GRegex *bytes;      /* for all other text */
} Pattern;

static void pattern_clear(Pattern *pattern)
{
    g_clear_pointer(&pattern->characters, g_regex_unref);
    g_clear_pointer(&pattern->bytes, g_regex_unref);
}

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

static bool pattern_compile(Pattern *pattern, const Context *context, const Node *node,
                            GError **error)
{
    *pattern = (Pattern){NULL, NULL};
    if (node->kind != NODE_STRING) {
        evaluate_error(context, node, error, "a regular expression in quotes belongs here");
        return false;
    }
    bool utf8 = g_utf8_validate(node->text, -1, NULL);
    pattern->bytes = compile(context, node, G_REGEX_RAW, error);
    if (pattern->bytes != NULL && utf8)
        pattern->characters = compile(context, node, 0, error);
    if (pattern->bytes != NULL && (pattern->characters != NULL || !utf8))
        return true;
    pattern_clear(pattern);
    return false;
}

bool check_matches(const Context *context, const Node *node, GError **error)
{
    Pattern pattern;
    bool sound = pattern_compile(&pattern, context, node_child(node, 1), error);
    if (sound)
        pattern_clear(&pattern);
    return sound;
}

/* The compiled code that match_full runs has a small stack, which harmless patterns such as (ab)+$
 * exhaust on a long text. Without it PCRE2 takes longer and gets further. */
static bool match_slowly(const GRegex *regex, const char *string, size_t length, GError **error)
{
    GRegexCompileFlags flags = g_regex_get_compile_flags(regex);
    g_autoptr(GRegex) slow =
        g_regex_new(g_regex_get_pattern(regex), flags & ~(unsigned)G_REGEX_OPTIMIZE, 0, error);
    return slow != NULL && g_regex_match_full(slow, string, (gssize)length, 0, 0, NULL, error);
}

/* Does it match? Fails when PCRE2 gives up, which it does at a limit of steps. */
static bool match(const Pattern *pattern, const char *string, size_t length, bool *verdict,
                  GError **error)
{
    bool utf8 = pattern->characters != NULL && g_utf8_validate(string, (gssize)length, NULL);
    const GRegex *regex = utf8 ? pattern->characters : pattern->bytes;
    g_autoptr(GError) reason = NULL;
    *verdict = g_regex_match_full(regex, string, (gssize)length, 0, 0, NULL, &reason);
    if (reason == NULL)
        return true;
    g_clear_error(&reason);
    *verdict = match_slowly(regex, string, length, &reason);
    if (reason == NULL)
        return true;
    g_propagate_error(error, g_steal_pointer(&reason));
    return false;
}

/* For each code whether the pattern matches its string. */
static bool *match_codes(const Context *context, const Node *node, const Dictionary *dictionary,
                         const Pattern *pattern, GError **error)
{
    uint32_t codes = dictionary_size(dictionary);
    g_autofree bool *verdicts = g_new(bool, MAX(codes, 1));
    for (uint32_t code = 0; code < codes; code++) {
        size_t length;
        g_autoptr(GError) reason = NULL;
        const char *string = dictionary_string(dictionary, code, &length);
        if (!match(pattern, string, length, &verdicts[code], &reason))
            return evaluate_error(
                context, node, error,
                "this takes too many steps on a text of %zu bytes; repeats inside "
                "repeats, as in (a+)+, are what makes it so (%s)",
                length, reason->message);
    }
    return g_steal_pointer(&verdicts);
}

Column *evaluate_matches(const Context *context, const Node *node, GError **error)
{
    Pattern pattern;
    const Node *literal = node_child(node, 1);
    g_autoptr(Column) a = evaluate_text(context, node_child(node, 0), error);
    if (a == NULL || !pattern_compile(&pattern, context, literal, error))
        return NULL;
    g_autofree bool *verdicts = match_codes(context, literal, a->dictionary, &pattern, error);
    pattern_clear(&pattern);
    if (verdicts == NULL)
        return NULL;
    Column *truth = column_new(TYPE_BOOL, a->rows, NULL);
    for (size_t row = 0; row < a->rows; row++)
        truth->bools[row] = column_has(a, row) && verdicts[a->codes[row]];
    return truth;
}
