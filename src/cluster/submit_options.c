#include "cluster/submit_options.h"

#include <string.h>

#include "base/error.h"
#include "cluster/job_script.h"

#define AT(member) offsetof(SubmitOptions, member)

static const VerbOption options[] = {
    {"output", 'o', G_OPTION_ARG_FILENAME, AT(folder), "FOLDER",
     "the folder that all nodes share; it is made if need be"},
    {"per-task", 0, G_OPTION_ARG_INT64, AT(per_task), "N",
     "captures a task; by default as many as take about a minute"},
    {"list", 0, G_OPTION_ARG_FILENAME, AT(list), "FILE",
     "more captures, a name a line (or ended by NUL, as find -print0 does); - is standard input"},
    {"at-once", 0, G_OPTION_ARG_INT64, AT(at_once), "N", "run at most N tasks at a time"},
    {"resume", 0, G_OPTION_ARG_NONE, AT(resume), NULL,
     "submit again the tasks of FOLDER whose parts are missing"},
    {"dry-run", 0, G_OPTION_ARG_NONE, AT(dry_run), NULL,
     "print the script that would submit, and do nothing"},
    {"prepare", 0, G_OPTION_ARG_NONE, AT(prepare), NULL,
     "write the folder and submit nothing, for GNU parallel or another batch system"},
    {"program", 0, G_OPTION_ARG_FILENAME, AT(program), "PATH",
     "tabshark on the nodes, if it is not where this one is"},
    {NULL},
};

static bool usage(GError **error, const char *message)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "cluster submit: %s", message);
    return false;
}

static void set_defaults(void *data)
{
    SubmitOptions *submit = data;
    submit->per_task = -1;
    submit->at_once = -1;
}

static bool check(void *data, GError **error)
{
    SubmitOptions *submit = data;
    if (submit->folder == NULL || submit->folder[0] == '\0')
        return usage(error, "say with -o which folder the nodes share");
    if (strchr(submit->folder, '\n') != NULL)
        return usage(error, "the name of the folder has a line break in it");
    if (submit->program != NULL && strchr(submit->program, '\n') != NULL)
        return usage(error, "the name of the program has a line break in it");
    if (submit->per_task == 0 || submit->per_task < -1)
        return usage(error, "--per-task takes a number of captures, 1 or more");
    if (submit->at_once == 0 || submit->at_once < -1)
        return usage(error, "--at-once takes a number of tasks, 1 or more");
    submit->per_task = MAX(submit->per_task, 0);
    submit->at_once = MAX(submit->at_once, 0);
    if (submit->prepare + submit->dry_run > 1)
        return usage(error, "--prepare and --dry-run exclude each other");
    if (submit->resume && submit->per_task > 0)
        return usage(error, "--resume goes on with the tasks there are, so it takes no --per-task");
    return true;
}

const Verb submit_command = {
    .name = "cluster submit",
    .kind = VERB_SOURCE,
    .synopsis = "cluster submit -o FOLDER [OPTIONS] [-- SBATCH-OPTION…] CAPTURE… then CHAIN",
    .summary = "Read captures on a cluster with Slurm: many tasks, and a job that combines.",
    .description =
        "CHAIN is what would run here, without captures: a read, then what it takes to get to one\n"
        "group or resample, then anything. FOLDER is on a file system that all nodes share, and\n"
        "is all they share. Each task reads some of the captures and writes a part; when all have\n"
        "ended, one more job combines the parts and runs the rest of the chain. Files that the\n"
        "chain writes are in the folder where submit was called, as with a chain that runs here;\n"
        "what it prints is FOLDER/result.\n"
        "\n"
        "  tabshark cluster submit -o run1 *.pcap then read -e ip.src,frame.len \\\n"
        "      then group ip.src bytes=sum:frame.len then sort -r bytes then write bytes.csv\n"
        "  find /data -name '*.pcap' -print0 |\n"
        "      tabshark cluster submit -o run2 --list - -- --partition=long --time=2:00:00 \\\n"
        "      then read -e tcp.stream,frame.len then group tcp.stream sum:frame.len\n"
        "  tabshark cluster status run1\n"
        "  tabshark cluster collect run1\n"
        "  tabshark cluster submit --resume -o run1\n"
        "\n"
        "Behind '--' stand options of sbatch, each one word (--partition=long, -plong), up to the\n"
        "first word that is none, or to another '--'. They go to the tasks and to the job that\n"
        "combines. A task reads as many captures at a time as it has cores (--cpus-per-task).\n"
        "\n"
        "Before anything is submitted one packet is read with the chain, so that a mistake in it\n"
        "is told at once. A capture that cannot be read on its node is named, with its error, by\n"
        "status and collect; the others count. Slurm starts the tasks of a node that dies again.\n"
        "\n"
        "Without Slurm: --prepare writes FOLDER, and anything may run the tasks:\n"
        "\n"
        "  tabshark cluster submit --prepare -o run3 *.pcap \\\n"
        "      then read -e ip.src then group ip.src count\n"
        "  seq 0 19 | parallel -S node1,node2 tabshark cluster task $PWD/run3 {}\n"
        "  tabshark cluster collect run3",
    .options = options,
    .size = sizeof(SubmitOptions),
    .defaults = set_defaults,
    .check = check,
};

static char **copy_words(int n, char **words)
{
    char **copy = g_new0(char *, (size_t)n + 1);
    for (int i = 0; i < n; i++)
        copy[i] = g_strdup(words[i]);
    return copy;
}

/* The first word from `start` on that is this one; `argc` if there is none. */
static int find_word(int start, int argc, char **argv, const char *word)
{
    while (start < argc && strcmp(argv[start], word) != 0)
        start++;
    return start;
}

/* Where sbatch's options end that start at `start`: before a word that is none. */
static int end_of_sbatch(int start, int end, char **argv)
{
    while (start < end && argv[start][0] == '-' && strcmp(argv[start], "-") != 0 &&
           strcmp(argv[start], "--") != 0)
        start++;
    return start;
}

/* `start` to `end` stand behind the first "--". */
static void take_sbatch(SubmitWords *words, int start, int end, char **argv)
{
    int second = find_word(start, end, argv, "--");
    int stop = second < end ? second : end_of_sbatch(start, end, argv);
    words->sbatch = copy_words(stop - start, argv + start);
    int captures = second < end ? second + 1 : stop;
    words->captures = copy_words(end - captures, argv + captures);
}

static char **join_lists(char **first, char **second)
{
    GPtrArray *all = g_ptr_array_new();
    for (; first != NULL && *first != NULL; first++)
        g_ptr_array_add(all, g_strdup(*first));
    for (; *second != NULL; second++)
        g_ptr_array_add(all, g_strdup(*second));
    g_ptr_array_add(all, NULL);
    return (char **)g_ptr_array_free(all, false);
}

static bool parse(SubmitWords *words, int argc, char **argv, GError **error)
{
    int then = find_word(1, argc, argv, "then");
    int dashes = find_word(1, then, argv, "--");
    words->options = verb_parse(&submit_command, dashes, argv, error);
    if (words->options == NULL)
        return false;
    take_sbatch(words, MIN(dashes + 1, then), then, argv);
    char **captures = join_lists(words->options->arguments, words->captures);
    g_strfreev(words->captures);
    words->captures = captures;
    if (then < argc)
        words->chain = copy_words(argc - then - 1, argv + then + 1);
    bool whole = words->chain != NULL && words->chain[0] != NULL;
    if (!whole && !words->options->resume)
        return usage(error, "there is no chain: captures, then the word 'then', then a chain such "
                            "as: read -e ip.src,frame.len then group ip.src sum:frame.len");
    return job_script_check_options(words->sbatch, error);
}

SubmitWords *submit_words_parse(int argc, char **argv, GError **error)
{
    SubmitWords *words = g_new0(SubmitWords, 1);
    if (parse(words, argc, argv, error))
        return words;
    submit_words_free(words);
    return NULL;
}

void submit_words_free(SubmitWords *words)
{
    if (words == NULL)
        return;
    verb_free_options(&submit_command, words->options);
    g_strfreev(words->sbatch);
    g_strfreev(words->captures);
    g_strfreev(words->chain);
    g_free(words);
}
