#include "cluster/job_script.h"

#include <string.h>

#include "base/error.h"

/* No path has this line in it: line breaks in them are refused. */
#define HERE "END OF SCRIPT"

static void add_quoted(GString *text, const char *const *words)
{
    for (; words != NULL && *words != NULL; words++) {
        g_autofree char *quoted = g_shell_quote(*words);
        g_string_append_printf(text, " %s", quoted);
    }
}

/* sbatch with the user's options, which may take the place of the first ones but not of `fixed`. */
static void add_sbatch(GString *text, const JobScript *script, const char *first, const char *fixed)
{
    g_string_append_printf(text, "    sbatch --open-mode=append %s", first);
    add_quoted(text, (const char *const *)script->options);
    g_string_append_printf(text, " \\\n        --parsable %s <<'%s'\n#!/bin/sh\nexec", fixed, HERE);
    add_quoted(text, (const char *const[]){script->manifest->program, NULL});
    add_quoted(text, script->ours);
}

static char *array_of(const JobScript *script)
{
    if (script->at_once == 0)
        return g_strdup_printf("--array=%s", script->array);
    return g_strdup_printf("--array=%s%%%" G_GINT64_FORMAT, script->array, script->at_once);
}

char *job_script(const JobScript *script)
{
    const Manifest *manifest = script->manifest;
    GString *text = g_string_new("#!/bin/sh\n");
    g_autofree char *folder = g_shell_quote(script->folder);
    g_autofree char *array = array_of(script);
    g_string_append_printf(
        text,
        "# Submits the tasks %s of %zu, for %u captures, and a job that combines "
        "their parts;\n# prints the numbers of both. tabshark %s wrote this.\n"
        "set -eu\ncd %s\n",
        script->array, manifest_tasks(manifest), manifest->captures->len, manifest->version,
        folder);
    g_string_append(text, "tasks=$(\n");
    add_sbatch(text, script, "--job-name=tabshark --requeue --output=log/%a.txt", array);
    g_string_append_printf(text, " cluster task %s \"$SLURM_ARRAY_TASK_ID\"\n" HERE "\n)\n",
                           folder);
    g_string_append(text, "tasks=${tasks%%;*}\ncombine=$(\n");
    add_sbatch(text, script, "--job-name=tabshark-combine --output=log/combine.txt",
               "--dependency=\"afterany:$tasks\"");
    g_string_append_printf(text,
                           " cluster collect --result=result %s\n" HERE
                           "\n) || {\n    scancel \"$tasks\"\n    exit 1\n}\n"
                           "echo \"$tasks ${combine%%%%;*}\"\n",
                           folder);
    return g_string_free(text, false);
}

bool job_script_check_options(char *const *options, GError **error)
{
    static const struct {
        const char *name, *letter, *instead;
    } refused[] = {
        {"--array", "-a", "tasks are numbered by tabshark; '--at-once N' limits how many run"},
        {"--wrap", NULL, "what runs is tabshark"},
    };
    for (; options != NULL && *options != NULL; options++) {
        for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
            size_t length = strlen(refused[i].name);
            bool named = strncmp(*options, refused[i].name, length) == 0 &&
                         ((*options)[length] == '\0' || (*options)[length] == '=');
            if (!named &&
                (refused[i].letter == NULL || !g_str_has_prefix(*options, refused[i].letter)))
                continue;
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "cluster submit: sbatch's %s cannot be given: %s", refused[i].name,
                        refused[i].instead);
            return false;
        }
    }
    return true;
}
