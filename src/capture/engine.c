#include "capture/engine.h"

#include <string.h>

#include "base/error.h"
#include "capture/command.h"
#include "capture/extraction.h"
#include "capture/file_identity.h"

/* What a shell can be given is limited, to 128 KiB in one argument. */
#define FORMAT_MAX ((size_t)100000)

/* Releases of tshark on which tests/oracle/engines.py has compared all fields. */
static const char *const proven_releases[] = {"4.0."};

bool engine_is_proven_release(const char *version)
{
    for (size_t i = 0; i < G_N_ELEMENTS(proven_releases); i++) {
        if (g_str_has_prefix(version, proven_releases[i]))
            return true;
    }
    return false;
}

static bool sets_columns(const CaptureRequest *request)
{
    for (char **preference = request->preferences; preference != NULL && *preference != NULL;
         preference++) {
        if (g_str_has_prefix(*preference, "gui.column"))
            return true;
    }
    return false;
}

bool engine_can_read_again(const char *capture)
{
    return strcmp(capture, "-") != 0 &&
           (file_is_regular(capture) || !g_file_test(capture, G_FILE_TEST_EXISTS));
}

/* The form of each field; NULL, and the first field that has none. */
static ColumnForm *forms_of(const GArray *fields, const Registry *registry, const char **without)
{
    g_autofree ColumnForm *forms = g_new0(ColumnForm, MAX(fields->len, 1));
    for (unsigned i = 0; i < fields->len; i++) {
        const ExtractionField *field = &g_array_index(fields, ExtractionField, i);
        forms[i] = registry_column_form(registry, field->name);
        if (forms[i].kind == COLUMN_UNPROVEN) {
            *without = field->name;
            return NULL;
        }
    }
    return g_steal_pointer(&forms);
}

/* Why there can be no columns, or NULL. */
static const char *find_obstacle(const CaptureRequest *request, const char *version)
{
    if (!engine_is_proven_release(version))
        return "columns are proven for tshark 4.0 alone; later ones are read as fields";
    if (request->resolve != NULL)
        return "names are resolved (-N)";
    if (sets_columns(request))
        return "the columns are set by a preference (-o)";
    if (request->filter != NULL && strstr(request->filter, "_ws.col") != NULL)
        return "the display filter (-Y) asks for columns";
    return NULL;
}

static bool too_long(const GArray *fields, const ColumnForm *forms)
{
    g_autofree const char **names = g_new0(const char *, fields->len + 1);
    for (unsigned i = 0; i < fields->len; i++)
        names[i] = g_array_index(fields, ExtractionField, i).name;
    g_autofree char *format = command_column_format(names, forms);
    return strlen(format) > FORMAT_MAX;
}

static ColumnForm *refuse(GError **error, const char *reason)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "--engine columns cannot read this: %s", reason);
    return NULL;
}

ColumnForm *engine_choose(const CaptureRequest *request, const GArray *fields, const char *capture,
                          const Registry *registry, GError **error)
{
    bool demanded = request->engine == ENGINE_COLUMNS;
    const char *without = NULL;
    if (request->engine == ENGINE_FIELDS || registry == NULL)
        return NULL;
    if (!demanded && !engine_can_read_again(capture))
        return NULL;
    const char *obstacle = find_obstacle(request, registry_version(registry));
    if (obstacle != NULL)
        return demanded ? refuse(error, obstacle) : NULL;
    g_autofree ColumnForm *forms = forms_of(fields, registry, &without);
    if (forms == NULL && demanded) {
        g_autofree char *reason =
            g_strdup_printf("a column of %s is not known to hold what the field does", without);
        return refuse(error, reason);
    }
    if (forms != NULL && too_long(fields, forms))
        return demanded ? refuse(error, "there are too many fields") : NULL;
    return g_steal_pointer(&forms);
}
