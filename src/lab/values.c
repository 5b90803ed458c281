#include "lab/values.h"

#include <string.h>

#include "base/error.h"
#include "base/nearest.h"

static void free_value(gpointer data)
{
    Value *value = data;
    g_free(value->name);
    g_free(value->shown);
    g_free(value->text);
    g_strfreev(value->list);
    g_free(value);
}

Values *values_new(void)
{
    Values *values = g_new0(Values, 1);
    values->list = g_ptr_array_new_with_free_func(free_value);
    return values;
}

void values_free(Values *values)
{
    if (values == NULL)
        return;
    g_ptr_array_unref(values->list);
    g_free(values);
}

bool values_is_name(const char *name, size_t length)
{
    if (length == 0 || !(g_ascii_isalpha(name[0]) || name[0] == '_'))
        return false;
    for (size_t i = 1; i < length; i++) {
        if (!g_ascii_isalnum(name[i]) && name[i] != '_' && name[i] != '-')
            return false;
    }
    return true;
}

Value *values_find(const Values *values, const char *name)
{
    for (unsigned i = 0; i < values->list->len; i++) {
        Value *value = g_ptr_array_index(values->list, i);
        if (strcmp(value->name, name) == 0)
            return value;
    }
    return NULL;
}

Value *values_put(Values *values, const char *name, const char *text)
{
    Value *value = values_find(values, name);
    if (value == NULL) {
        value = g_new0(Value, 1);
        value->name = g_strdup(name);
        g_ptr_array_add(values->list, value);
    }
    g_free(value->shown);
    g_free(value->text);
    value->shown = g_strdup(text);
    value->text = g_strdup(text);
    g_clear_pointer(&value->list, g_strfreev);
    return value;
}

Value *values_put_list(Values *values, const char *name, char **texts)
{
    g_autofree char *shown = g_strjoinv(", ", texts);
    Value *value = values_put(values, name, shown);
    if (g_strv_length(texts) > 1)
        value->list = g_strdupv(texts);
    return value;
}

bool values_put_assignment(Values *values, const char *assignment, GError **error)
{
    const char *equals = strchr(assignment, '=');
    if (equals == NULL || !values_is_name(assignment, (size_t)(equals - assignment))) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "--set takes NAME=VALUE, as in --set capture=traffic.pcap, not '%s'",
                    assignment);
        return false;
    }
    g_autofree char *name = g_strndup(assignment, (size_t)(equals - assignment));
    values_put(values, name, equals + 1);
    return true;
}

static const char *name_at(size_t index, const void *data)
{
    const Value *value = ((const Value *const *)data)[index];
    return value->known ? value->name : "";
}

bool values_check_known(const Values *values, GError **error)
{
    for (unsigned i = 0; i < values->list->len; i++) {
        const Value *value = g_ptr_array_index(values->list, i);
        if (value->known)
            continue;
        g_autofree char *near =
            nearest_names(value->name, values->list->len, name_at, values->list->pdata);
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "--set %s: there is no ${%s} in the sheet%s%s%s", value->name, value->name,
                    near != NULL ? "; did you mean " : "", near != NULL ? near : "",
                    near != NULL ? "?" : "");
        return false;
    }
    return true;
}

static bool fail_unknown(const char *name, GError **error)
{
    g_set_error(
        error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
        "${%s} has no value: give one with --set %s=VALUE, or in a line '%s: VALUE' between "
        "two lines '---' at the top of the sheet",
        name, name, name);
    return false;
}

/* Appends the value of the "${NAME}" at *at, and moves behind it. */
static bool expand_one(const Values *values, GString *out, const char **at, GError **error)
{
    const char *start = *at + strlen("${");
    const char *end = strchr(start, '}');
    if (end == NULL || !values_is_name(start, (size_t)(end - start))) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "'%s': a value is written ${NAME}, and $${ where ${ itself is meant", *at);
        return false;
    }
    g_autofree char *name = g_strndup(start, (size_t)(end - start));
    Value *value = values_find(values, name);
    if (value == NULL)
        return fail_unknown(name, error);
    value->known = true;
    if (value->list != NULL) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "${%s} has several values here, which only a word of its own can hold", name);
        return false;
    }
    g_string_append(out, value->text);
    *at = end + 1;
    return true;
}

/* May a word become this one by its values? */
static bool check_word(const char *word, const char *expanded, GError **error)
{
    if (strcmp(expanded, "then") == 0) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "%s: a value cannot make the word 'then'", word);
        return false;
    }
    /* "-" and "--" in front of a value let it choose among options just as well. */
    const char *start = word + strspn(word, "-");
    if (expanded[0] != '-' || !g_str_has_prefix(start, "${"))
        return true;
    g_set_error(
        error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
        "%s is '%s' here, and a value cannot make an option; a file of that name is written "
        "./%s, the value of an option --name=VALUE",
        word, expanded, expanded);
    return false;
}

char *values_expand(const Values *values, const char *word, GError **error)
{
    g_autoptr(GString) out = g_string_new(NULL);
    bool expanded = false;
    for (const char *at = word; *at != '\0';) {
        if (g_str_has_prefix(at, "$${")) {
            g_string_append(out, "${");
            at += strlen("$${");
        } else if (g_str_has_prefix(at, "${")) {
            if (!expand_one(values, out, &at, error))
                return NULL;
            expanded = true;
        } else {
            g_string_append_c(out, *at++);
        }
    }
    if (expanded && !check_word(word, out->str, error))
        return NULL;
    return g_strdup(out->str);
}

/* The value with a list that the whole word names; NULL if there is none. */
static Value *find_list(const Values *values, const char *word)
{
    size_t length = strlen(word);
    if (length < 4 || !g_str_has_prefix(word, "${") || word[length - 1] != '}')
        return NULL;
    g_autofree char *name = g_strndup(word + 2, length - 3);
    Value *value = values_find(values, name);
    return value != NULL && value->list != NULL ? value : NULL;
}

static bool add_list(GPtrArray *out, Value *value, const char *word, GError **error)
{
    value->known = true;
    for (char **text = value->list; *text != NULL; text++) {
        if (!check_word(word, *text, error))
            return false;
        g_ptr_array_add(out, g_strdup(*text));
    }
    return true;
}

char **values_expand_words(const Values *values, char **words, GError **error)
{
    g_autoptr(GPtrArray) out = g_ptr_array_new_with_free_func(g_free);
    for (char **word = words; *word != NULL; word++) {
        Value *list = find_list(values, *word);
        char *one = list == NULL ? values_expand(values, *word, error) : NULL;
        if (list != NULL ? !add_list(out, list, *word, error) : one == NULL)
            return NULL;
        if (one != NULL)
            g_ptr_array_add(out, one);
    }
    g_ptr_array_add(out, NULL);
    return (char **)g_ptr_array_steal(out, NULL);
}
