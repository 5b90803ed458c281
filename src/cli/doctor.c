#include "cli/doctor.h"

#include <string.h>

#include "base/display.h"
#include "base/wrap.h"
#include "cli/doctor_checks.h"

/* Where texts begin. */
#define INDENT 9

/* Appends text on lines of its own. */
static void append_lines(GString *out, const char *text)
{
    g_autoptr(GString) safe = g_string_new(NULL);
    display_append(safe, text, strlen(text));
    g_string_append_printf(out, "\n%*s", INDENT, "");
    wrap_append(out, safe->str, INDENT, INDENT);
}

static void append_finding(GString *out, const Finding *finding)
{
    static const char *const states[] = {
        [HEALTH_OK] = "ok", [HEALTH_MISSING] = "MISSING", [HEALTH_NOTE] = "note"};
    g_string_append_printf(out, "%-*s%s", INDENT, states[finding->health], finding->part);
    if (finding->version != NULL && *finding->version != '\0')
        g_string_append_printf(out, " %s", finding->version);
    append_lines(out, finding->said);
    if (finding->without != NULL) {
        g_autofree char *without = g_strconcat("what needs it: ", finding->without, NULL);
        append_lines(out, without);
    }
    g_string_append_c(out, '\n');
}

static void append_conclusion(GString *out, const GArray *findings, bool *well)
{
    g_autoptr(GString) packages = g_string_new(NULL);
    size_t missing = 0;
    for (unsigned i = 0; i < findings->len; i++) {
        const Finding *finding = &g_array_index(findings, Finding, i);
        if (finding->health != HEALTH_MISSING)
            continue;
        missing++;
        if (finding->package != NULL)
            g_string_append_printf(packages, " %s", finding->package);
    }
    *well = missing == 0;
    if (missing == 0)
        g_string_append(out, "\nNothing is missing.\n");
    else
        g_string_append_printf(out, "\n%zu missing.", missing);
    if (packages->len > 0)
        g_string_append_printf(out, " Debian, Ubuntu: apt install%s", packages->str);
    if (missing > 0)
        g_string_append_c(out, '\n');
}

char *doctor_report(bool *well)
{
    g_autoptr(GArray) findings = doctor_check();
    GString *out = g_string_new(NULL);
    for (unsigned i = 0; i < findings->len; i++)
        append_finding(out, &g_array_index(findings, Finding, i));
    append_conclusion(out, findings, well);
    return g_string_free(out, false);
}
