#include "cluster/submit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/outfile.h"
#include "cluster/capture_list.h"
#include "cluster/folder.h"
#include "cluster/job_script.h"
#include "cluster/jobs.h"
#include "cluster/plan.h"
#include "cluster/ranges.h"
#include "cluster/resume.h"
#include "cluster/slurm.h"
#include "cluster/submit_options.h"
#include "verbs/outlet.h"

/* What one submit works with. */
typedef struct {
    const SubmitWords *words;
    const SubmitOptions *options;
    const Run *run;
    const char *folder; /* the absolute path of the shared one */
    Manifest *manifest;
    char *array; /* the numbers of the tasks */
} Submit;

static char *own_program(void)
{
    char *path = g_file_read_link("/proc/self/exe", NULL);
    return path != NULL ? path : g_find_program_in_path("tabshark");
}

static Manifest *make_manifest(const SubmitWords *words, GError **error)
{
    g_autoptr(Manifest) manifest = manifest_new();
    const SubmitOptions *options = words->options;
    manifest->version = g_strdup(TABSHARK_VERSION);
    manifest->program = options->program != NULL ? g_strdup(options->program) : own_program();
    manifest->folder = g_get_current_dir();
    manifest->chain = g_strdupv(words->chain);
    if (!capture_list_add(manifest, words->captures, options->list, error))
        return NULL;
    if (manifest->captures->len == 0) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "cluster submit: name captures in front of the first 'then', or a list "
                            "of them with --list");
        return NULL;
    }
    manifest->per_task = options->per_task > 0 ? options->per_task : plan_per_task(manifest);
    return g_steal_pointer(&manifest);
}

/* Captures that are not there are refused, with a word on what else they could have been. */
static bool check_captures(const Submit *submit, GError **error)
{
    if (capture_list_check(submit->manifest, error))
        return true;
    if (submit->words->sbatch[0] != NULL)
        g_prefix_error(error, "cluster submit: (an option of sbatch is one word: --partition=long, "
                              "-plong)\n");
    return false;
}

static bool check_size(const Submit *submit, GError **error)
{
    size_t max = SLURM_USUAL_MAX_ARRAY;
    bool asked = submit->options->prepare || slurm_max_array(&max, NULL);
    if (!asked && !submit->options->dry_run) {
        g_autofree char *sbatch = g_find_program_in_path("sbatch");
        if (sbatch == NULL) {
            g_set_error_literal(
                error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "there is no program 'sbatch': submit where Slurm is (Debian, Ubuntu: "
                "apt install slurm-client), or use --prepare and run the tasks "
                "with another program");
            return false;
        }
    }
    return submit->options->prepare ||
           plan_fit(submit->manifest, submit->options->per_task > 0, max, error);
}

static char *all_tasks(const Manifest *manifest)
{
    size_t tasks = manifest_tasks(manifest);
    return tasks == 1 ? g_strdup("0") : g_strdup_printf("0-%zu", tasks - 1);
}

static char *script_text(const Submit *submit)
{
    const char *const utc[] = {"--utc", NULL};
    const JobScript script = {submit->manifest,      submit->folder,
                              submit->array,         submit->options->at_once,
                              submit->words->sbatch, submit->run->utc ? utc : NULL};
    return job_script(&script);
}

static void say_prepared(const Submit *submit)
{
    g_autofree char *folder = folder_word(submit->folder);
    g_autofree char *program = folder_word(submit->manifest->program);
    g_autofree char *text = g_strdup_printf(
        "prepared: tasks %s of '%s'; run for each number N of a task, on any machine:\n"
        "  %s cluster task %s N\nand when all have ended:\n  %s cluster collect %s\n",
        submit->array, submit->options->folder, program, folder, program, folder);
    outlet_say(submit->run, text);
}

/* Writes the script and runs it, and takes down what Slurm answered. */
static bool hand_over(const Submit *submit, GError **error)
{
    g_autofree char *text = script_text(submit);
    g_autofree char *path = g_build_filename(submit->folder, CLUSTER_SCRIPT, NULL);
    g_auto(Submission) jobs = {.array = g_strdup(submit->array)};
    if (!outfile_write(path, text, strlen(text), error) ||
        !slurm_submit(path, &jobs.tasks, &jobs.combine, error))
        return false;
    if (!jobs_add(submit->options->folder, &jobs, error)) {
        g_prefix_error(error,
                       "Slurm has taken jobs %s and %s, but that could not be written down; end "
                       "them (scancel %s %s) before you submit again: ",
                       jobs.tasks, jobs.combine, jobs.tasks, jobs.combine);
        return false;
    }
    g_autofree char *said =
        g_strdup_printf("submitted: tasks %s of '%s' are job %s; job %s combines their parts\n",
                        jobs.array, submit->options->folder, jobs.tasks, jobs.combine);
    outlet_say(submit->run, said);
    return true;
}

static bool check_free(const Submit *submit, GError **error)
{
    g_autofree char *name = g_build_filename(submit->options->folder, CLUSTER_MANIFEST, NULL);
    return !g_file_test(name, G_FILE_TEST_EXISTS) ||
           resume_refuse_new(submit->options->folder, error);
}

/* The folder is locked. */
static bool write_new(const Submit *submit, GError **error)
{
    if (!check_free(submit, error))
        return false;
    bool done = manifest_write(submit->manifest, submit->options->folder, error);
    if (done && submit->options->prepare)
        say_prepared(submit);
    else if (done)
        done = hand_over(submit, error);
    if (!done)
        folder_remove_new(submit->options->folder);
    return done;
}

static bool submit_new(Submit *submit, GError **error)
{
    g_autoptr(ChainCut) cut = plan_cut(submit->manifest, error);
    if (cut == NULL || !check_captures(submit, error) || !check_free(submit, error) ||
        !check_size(submit, error))
        return false;
    submit->array = all_tasks(submit->manifest);
    if (submit->options->dry_run) {
        g_autofree char *text = script_text(submit);
        outlet_say(submit->run, text);
        return true;
    }
    if (!plan_try(cut, submit->run, error) || !folder_make_new(submit->options->folder, error))
        return false;
    int lock = folder_lock(submit->options->folder, error);
    bool done = lock >= 0 && write_new(submit, error);
    if (lock >= 0)
        close(lock);
    return done;
}

/* The manifest is that of the folder, with the captures of missing tasks as they are now. */
static bool submit_again(Submit *submit, GError **error)
{
    submit->array = resume_tasks(submit->manifest, submit->options->folder, error);
    if (submit->array == NULL)
        return false;
    if (submit->options->dry_run) {
        g_autofree char *text = script_text(submit);
        outlet_say(submit->run, text);
        return true;
    }
    if (!manifest_write(submit->manifest, submit->options->folder, error))
        return false;
    if (!submit->options->prepare)
        return hand_over(submit, error);
    say_prepared(submit);
    return true;
}

static bool run_resume(Submit *submit, GError **error)
{
    submit->manifest = manifest_open(submit->options->folder, error);
    if (submit->manifest == NULL)
        return false;
    int lock = folder_lock(submit->options->folder, error);
    bool done = lock >= 0 && resume_check_same(submit->manifest, submit->words, error) &&
                submit_again(submit, error);
    if (lock >= 0)
        close(lock);
    return done;
}

bool submit_run(int argc, char **argv, const Run *run, GError **error)
{
    g_autoptr(SubmitWords) words = submit_words_parse(argc, argv, error);
    if (words == NULL)
        return false;
    if (run->show_command) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "--show-command is for chains; cluster submit has --dry-run");
        return false;
    }
    g_autofree char *folder = g_canonicalize_filename(words->options->folder, NULL);
    Submit submit = {.words = words, .options = words->options, .run = run, .folder = folder};
    bool done;
    if (words->options->resume) {
        done = run_resume(&submit, error);
    } else {
        submit.manifest = make_manifest(words, error);
        done = submit.manifest != NULL && submit_new(&submit, error);
    }
    manifest_free(submit.manifest);
    g_free(submit.array);
    return done;
}
