#include "base/diagnostics.h"

static void diagnostic_free(gpointer data)
{
    Diagnostic *diagnostic = data;
    g_free(diagnostic->text);
    g_free(diagnostic);
}

Diagnostics *diagnostics_new(void)
{
    Diagnostics *diagnostics = g_new0(Diagnostics, 1);
    diagnostics->entries = g_ptr_array_new_with_free_func(diagnostic_free);
    diagnostics->damaged_inputs = g_ptr_array_new_with_free_func(g_free);
    return diagnostics;
}

void diagnostics_free(Diagnostics *diagnostics)
{
    if (diagnostics == NULL)
        return;
    g_ptr_array_unref(diagnostics->entries);
    g_ptr_array_unref(diagnostics->damaged_inputs);
    g_free(diagnostics);
}

void diagnostics_add(Diagnostics *diagnostics, DiagnosticKind kind, const char *format, ...)
{
    Diagnostic *diagnostic = g_new0(Diagnostic, 1);
    va_list arguments;
    va_start(arguments, format);
    diagnostic->kind = kind;
    diagnostic->text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_ptr_array_add(diagnostics->entries, diagnostic);
}

void diagnostics_add_damaged(Diagnostics *diagnostics, const char *input)
{
    diagnostics->damaged = true;
    g_ptr_array_add(diagnostics->damaged_inputs, g_strdup(input));
}

void diagnostics_append(Diagnostics *diagnostics, const Diagnostics *more)
{
    for (unsigned i = 0; i < more->entries->len; i++) {
        const Diagnostic *entry = g_ptr_array_index(more->entries, i);
        diagnostics_add(diagnostics, entry->kind, "%s", entry->text);
    }
    for (unsigned i = 0; i < more->damaged_inputs->len; i++)
        diagnostics_add_damaged(diagnostics, g_ptr_array_index(more->damaged_inputs, i));
    diagnostics->failed |= more->failed;
    diagnostics->damaged |= more->damaged;
}

void diagnostics_drop_repeated(Diagnostics *diagnostics, guint first)
{
    GPtrArray *entries = diagnostics->entries;
    for (guint i = entries->len; i-- > first;) {
        const Diagnostic *entry = g_ptr_array_index(entries, i);
        bool repeated = false;
        for (guint before = first; before < i && !repeated; before++) {
            const Diagnostic *other = g_ptr_array_index(entries, before);
            repeated = entry->kind == other->kind && g_str_equal(entry->text, other->text);
        }
        if (repeated) {
            g_ptr_array_remove_index(entries, i);
        }
    }
}
