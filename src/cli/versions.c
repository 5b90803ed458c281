#include "cli/versions.h"

#include <string.h>

#include "capture/packing.h"
#include "capture/program.h"
#include "capture/registry.h"
#include "capture/tshark.h"
#include "cli/built_with.h"
#include "plot/canvas.h"
#include "plot/png_file.h"
#include "plot/surface.h"
#include "text/database.h"
#include "text/reader.h"

static void clear_version(gpointer data)
{
    g_free(((Version *)data)->version);
}

static void add(GArray *versions, const char *name, char *text)
{
    Version version = {name, text};
    g_array_append_val(versions, version);
}

GArray *versions_of_libraries(void)
{
    GArray *versions = g_array_new(false, false, sizeof(Version));
    g_array_set_clear_func(versions, clear_version);
    add(versions, "GLib",
        g_strdup_printf("%u.%u.%u", glib_major_version, glib_minor_version, glib_micro_version));
    add(versions, "PLplot", canvas_plplot_version());
    add(versions, "cairo", g_strdup(surface_library_version()));
    add(versions, "libpng", g_strdup(png_file_library_version()));
    add(versions, "libcsv", g_strdup(reader_library_version()));
    add(versions, "SQLite", g_strdup(database_library_version()));
    add(versions, "zstd", g_strdup(packing_zstd_version()));
    add(versions, "xxHash", packing_xxhash_version());
    add(versions, "md4c", g_strdup(BUILT_WITH_MD4C));
    add(versions, "libedit", g_strdup(BUILT_WITH_LIBEDIT));
    return versions;
}

static char *version_of_tshark(void)
{
    g_autofree char *program = tshark_find(NULL);
    if (program == NULL)
        return g_strdup("not found ('tabshark doctor' says more)");
    g_autoptr(Registry) registry = registry_load(program);
    if (registry != NULL)
        return g_strdup(registry_version(registry));
    const char *arguments[] = {program, "--version", NULL};
    g_auto(ProgramEnd) end = {0};
    bool ran = program_run(arguments, NULL, NULL, NULL, &end, NULL);
    g_autofree char *version = tshark_version(ran ? end.output->str : "");
    return *version != '\0' ? g_steal_pointer(&version)
                            : g_strdup("does not tell ('tabshark doctor' says more)");
}

char *versions_text(void)
{
    GString *out = g_string_new("tabshark " TABSHARK_VERSION "\n\n");
    g_autofree char *tshark = version_of_tshark();
    g_autoptr(GArray) libraries = versions_of_libraries();
    g_string_append_printf(out, "  %-8s %s\n", "tshark", tshark);
    for (unsigned i = 0; i < libraries->len; i++) {
        const Version *library = &g_array_index(libraries, Version, i);
        g_string_append_printf(out, "  %-8s %s\n", library->name, library->version);
    }
    return g_string_free(out, false);
}
